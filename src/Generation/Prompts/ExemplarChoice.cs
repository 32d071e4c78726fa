using System.Security.Cryptography;
using System.Text;
using InstructMix.Generation.Inputs;

namespace InstructMix.Generation.Prompts;

/// <summary>
/// Which exemplars a sample's prompt shows. Every exemplar draws a lot: the SHA-256 of (seed, request id, sample, exemplar id).
/// Those of the request's topic and kind come first, then those of its topic, of its kind, and the others, each by their lots; the first few are taken and put in an order
/// that a second lot decides, so that the nearest topic does not always stand first. Never taken is the request itself:
/// an exemplar with its id or its instruction. The same arguments give the same choice on every machine and version.
/// </summary>
/// <param name="exemplars">What there is to choose from.</param>
/// <param name="shots">How many to take; fewer where there are fewer.</param>
/// <param name="seed">The seed of the run.</param>
public sealed class ExemplarChoice(IReadOnlyList<Exemplar> exemplars, int shots, long seed)
{
    /// <summary>The exemplars for one sample of a request, in the order of the prompt.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sample">The sample, from 0.</param>
    public IReadOnlyList<Exemplar> Choose(Request request, int sample)
    {
        ArgumentNullException.ThrowIfNull(request);
        return
        [
            .. exemplars
                .Where(e => e.Id != request.Id && e.Instruction.Trim() != request.Instruction.Trim())
                .OrderByDescending(e => Nearness(e, request))
                .ThenBy(e => Lot("take", request, sample, e), StringComparer.Ordinal)
                .Take(shots)
                .OrderBy(e => Lot("order", request, sample, e), StringComparer.Ordinal),
        ];
    }

    private static int Nearness(Exemplar exemplar, Request request) =>
        (string.Equals(exemplar.Topic, request.Topic, StringComparison.OrdinalIgnoreCase) ? 2 : 0)
            + (request.Kind is { } kind && exemplar.Kind == kind ? 1 : 0);

    private string Lot(string draw, Request request, int sample, Exemplar exemplar) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{draw}\0{seed}\0{request.Id}\0{sample}\0{exemplar.Id}")));
}
