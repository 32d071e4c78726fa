using InstructMix.Generation.Asking;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Requests;
using InstructMix.Generation.Rounds;
using InstructMix.Generation.Testing;

namespace InstructMix.Generation.Journals;

/// <summary>
/// Whether a journal belongs to a run: whether it has an answer to anything that the run asks first. One of other settings would be passed over in silence, and everything be paid for again.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="templates">Compose prompts.</param>
/// <param name="answers">The journal's answers.</param>
internal sealed class JournalFit(GenerationOptions options, RunTemplates templates, PaidAnswers answers)
{
    // A run that was killed early has answers to some of these: they are asked for first.
    private const int Looked = 512;

    /// <summary>Whether it does.</summary>
    /// <param name="given">The given requests.</param>
    /// <param name="exemplars">What answers' prompts choose from.</param>
    public bool Is(IReadOnlyList<Request> given, IReadOnlyList<Exemplar> exemplars)
    {
        var prompts = new FewShotPrompt(new ExemplarChoice(exemplars, options.Shots, options.Sampling.Seed ?? 0), templates.Answer);
        if (RoundSource.Given(options, given).Take(Looked).Any(p => HasAnswer(p, prompts.Compose(p.Request, p.Sample)))) return true;
        return HasTests(given) || HasRequests(given);
    }

    private bool HasTests(IReadOnlyList<Request> given)
    {
        if (templates.Tests is not { } template) return false;
        var choice = TestsWriter.Choice(given, options.Shots, options.Sampling.Seed ?? 0);
        return TestsWriter.Asks(given, options.Tests).Take(Looked).Any(a =>
        {
            var (prompt, sampling) = TestsWriter.Compose(template, a.Request, a.Part, choice, options, options.Tests);
            return Has(prompt, sampling, a.Part);
        });
    }

    private bool HasRequests(IReadOnlyList<Request> given) => templates.Request is { } template
        && RequestProposer.First(template, given, options, Math.Min(options.NewRequests, Looked))
        .Select((asked, attempt) => Has(asked.Prompt, asked.Sampling, attempt)).Any(has => has);

    private bool HasAnswer(PlannedSample planned, Prompt prompt)
    {
        var sampling = options.Sampling with { Seed = options.Sampling.Seed + planned.Sample };
        return Has(prompt, sampling, planned.Sample)
            || Enumerable.Range(2, options.Choices - 1).Any(n => Has(prompt, sampling with { Choices = n }, planned.Sample));
    }

    private bool Has(Prompt prompt, Sampling sampling, int sample) => answers.Find(prompt, sampling, sample) is not null;
}
