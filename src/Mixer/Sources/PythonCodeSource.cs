using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>Pairs that <c>instructmix verify</c> kept. The response is passed on as it is, with whatever prose stood around the code.</summary>
public sealed class PythonCodeSource : IPairSource
{
    /// <inheritdoc/>
    public string Name => "python_code";

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public DefaultRule Default { get; } = new("Verification.Level is null || Verification.Level == \"tested\"", p => p.Verification?.Level is null or "tested", @"\bLevel\b");

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.KeptRecord, Shape, cancellation);

    private Reading<Pair> Shape(KeptRecord record, Origin origin)
    {
        if (record.Instruction is null || record.Response is null)
        {
            string missing = record.Instruction is null ? "instruction" : "response";
            return Reading<Pair>.Bad(origin.File, origin.Line, $"the record has no \"{missing}\"", "name a file that `instructmix verify --output` wrote");
        }

        return Reading<Pair>.Good(origin.File, origin.Line,
            new Pair(record.Source ?? Name, record.Instruction, record.Response, record.Id ?? origin.ToString(), origin)
            {
                Verification = record.Verification is { } found
                ? new PairVerification(found.Outcome, found.Level, found.Python, found.Tests?.Share, found.Agreement?.Rank,
                found.Agreement?.Margin) : null,
                Code = record.Code,
                Meta = record.Meta,
                Refusal = record.Verification?.Outcome switch
                {
                    "passed" => null,
                    null => new Refusal(DropReason.NotPassed, "it has no verification; run `instructmix verify` on this file and mix what that keeps"),
                    var outcome => new Refusal(DropReason.NotPassed, $"its verification came to {outcome}"),
                },
            });
    }
}
