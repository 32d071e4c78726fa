using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Asking;

/// <summary>Asks a model for a run, no more at a time than the user allows, and tells what happens.</summary>
/// <param name="answers">Asks the server, unless the journal has the answer.</param>
/// <param name="jobs">How many may be under way at once.</param>
/// <param name="tell">Receives events as they happen; may be called from several threads at once.</param>
internal sealed class AskingDesk(PaidAnswers answers, int jobs, Action<GenerationEvent> tell) : IDisposable
{
    private readonly SemaphoreSlim _places = new(jobs);

    /// <summary>The model's name, as the server knows it.</summary>
    public string Model => answers.Model;

    /// <summary>Tells what happens.</summary>
    public Action<GenerationEvent> Tell => tell;

    /// <summary>How many may be under way at once.</summary>
    public int Jobs => jobs;

    /// <summary>Waits for a place, which <see cref="Leave"/> gives back.</summary>
    public Task EnterAsync(CancellationToken cancellation) => _places.WaitAsync(cancellation);

    /// <summary>Gives a place back.</summary>
    public void Leave() => _places.Release();

    /// <summary>Nothing is under way when this ends.</summary>
    public async Task CloseAsync()
    {
        for (int i = 0; i < jobs; i++) await _places.WaitAsync(CancellationToken.None);
        _places.Release(jobs);
    }

    /// <summary>Asks, in a place that the caller has.</summary>
    /// <param name="planned">What is asked for.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens, with the seed of this very sample.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The answer; null where there is none, which was told.</returns>
    public async Task<Asked> AskAsync(Ask planned, Prompt prompt, Sampling sampling, CancellationToken cancellation)
    {
        var asked = await answers.AskAsync(
            prompt, sampling, planned.Sample, planned.Id, notice => tell(new GenerationEvent.Retrying(planned, notice)), cancellation);
        Report(planned, asked);
        return asked;
    }

    /// <summary>Asks for several answers to one prompt, in a place that the caller has.</summary>
    /// <param name="planned">What is asked for.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>The answers in their order; null for those that the server did not give.</returns>
    public async Task<IReadOnlyList<Asked?>> AskManyAsync(IReadOnlyList<Ask> planned, Prompt prompt, Sampling sampling,
        CancellationToken cancellation)
    {
        var all = await answers.AskManyAsync(
            prompt, sampling, [.. planned.Select(p => (p.Sample, p.Id))], notice =>
                tell(new GenerationEvent.Retrying(planned[0], notice)), cancellation);
        foreach (var (ask, asked) in planned.Zip(all))
            if (asked is not null) Report(ask, asked);
        return all;
    }

    private void Report(Ask planned, Asked asked) => tell(asked switch
    {
        { Entry: { } entry, IsEarlier: true } => new GenerationEvent.Resumed(planned, entry.FinishReason == Answer.CutOff),
        { Entry: { } entry } => new GenerationEvent.Answered(planned, entry.Usage, entry.FinishReason == Answer.CutOff),
        { Failure: { } failure } =>
            new GenerationEvent.Failed(planned, new GenerationProblem(planned.Id, failure.What, failure.Remedy), failure.Lack),
        _ => new GenerationEvent.LeftOut(planned),
    });

    /// <summary>Waits for a place, and asks.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public async Task<Asked> WaitAndAskAsync(Ask planned, Prompt prompt, Sampling sampling, CancellationToken cancellation)
    {
        await EnterAsync(cancellation);
        try
        {
            return await AskAsync(planned, prompt, sampling, cancellation);
        }
        finally
        {
            Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();
}
