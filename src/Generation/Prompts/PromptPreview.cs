using InstructMix.Core.Files;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Requests;
using InstructMix.Generation.Rounds;
using InstructMix.Generation.Templates;
using InstructMix.Generation.Testing;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Prompts;

/// <summary>Composes what a run would send, to be looked at.</summary>
/// <param name="options">What decides prompts.</param>
/// <param name="requests">The requests.</param>
/// <param name="exemplars">The exemplars.</param>
public sealed class PromptPreview(PromptOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars)
{
    /// <summary>The kinds that there are.</summary>
    public static IReadOnlyList<TemplateKind> Kinds { get; } =
        [TemplateKind.Answer, TemplateKind.Request, TemplateKind.Tests, TemplateKind.Repair, .. QuestionTemplates.Kinds];

    /// <summary>What is sent for an answer, as in a first round.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sample">Which answer, from 0.</param>
    public PromptShown Answer(Request request, int sample)
    {
        var prompts = GenerationRun.Prompts(options, exemplars);
        return new PromptShown(prompts.Template, prompts.Compose(request, sample),
            options.Sampling with { Seed = options.Sampling.Seed + sample });
    }

    /// <summary>What is sent for a new request, as in a first round.</summary>
    /// <param name="attempt">Which proposal, from 0.</param>
    /// <exception cref="UnusableInputException">There is no request to begin with.</exception>
    public PromptShown Request(int attempt)
    {
        if (requests.Count == 0) throw new UnusableInputException("there is no request whose form new ones could have; give a --requests file with at least one");
        var template = Read(TemplateKind.Request);
        var (prompt, sampling) = RequestProposer.First(template, requests, options, attempt + 1).Last();
        return new PromptShown(template, prompt, sampling);
    }

    /// <summary>What is sent for tests.</summary>
    /// <param name="request">The request.</param>
    /// <param name="part">Which list of them, from 0.</param>
    /// <param name="tests">How many are wanted in all.</param>
    public PromptShown Tests(Request request, int part, int tests)
    {
        var template = Read(TemplateKind.Tests);
        var (prompt, sampling) = TestsWriter.Compose(template, request, part,
            TestsWriter.Choice(requests, options.Shots, options.Sampling.Seed ?? 0), options, tests);
        return new PromptShown(template, prompt, sampling);
    }

    /// <summary>What is sent for a better answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="failed">The answer that does not pass.</param>
    /// <param name="sample">Which answer it is, from 0.</param>
    public PromptShown Repair(Request request, KeptPair failed, int sample)
    {
        var template = Read(TemplateKind.Repair);
        return new PromptShown(template, RepairPrompt.Compose(template, request, failed),
            options.Sampling with { Seed = options.Sampling.Seed + sample });
    }

    /// <summary>What is sent to make questions and answers of texts.</summary>
    /// <param name="kind">One of <see cref="QuestionTemplates.Kinds"/>.</param>
    /// <param name="values">What is filled in, by placeholder.</param>
    /// <param name="sample">Which answer to this prompt, from 0.</param>
    /// <exception cref="UnusableInputException">A value is missing, or the kind has no place for it.</exception>
    public PromptShown Question(TemplateKind kind, IReadOnlyDictionary<string, string> values, int sample)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(values);
        foreach (string name in kind.Placeholders.Except(values.Keys))
            throw new UnusableInputException($"{kind.Name} fills in {string.Join(", ", kind.Placeholders)}: say --set {name}=TEXT, or --set {name}=@FILE");
        foreach (string name in values.Keys.Except(kind.Placeholders))
            throw new UnusableInputException($"--set {name}: {kind.Name} fills in {string.Join(", ", kind.Placeholders)}, and no {name}");
        var template = Read(kind);
        return new PromptShown(template, template.Compose(values), QuestionDesk.Own(options.Sampling, sample));
    }

    private Template Read(TemplateKind kind) => TemplateFolder.Read(kind, options.Api, options.Templates);
}
