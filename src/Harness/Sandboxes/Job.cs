namespace InstructMix.Harness.Sandboxes;

/// <summary>A trial on its way through the pool.</summary>
internal sealed class Job(Trial trial)
{
    private readonly TaskCompletionSource<Verdict> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Trial Trial { get; } = trial;

    public Task<Verdict> Verdict => _done.Task;

    /// <summary>How many sandboxes failed while this trial was the one that ran.</summary>
    public int Faults { get; set; }

    /// <summary>The first verdict, where it may have been the machine's fault and waits for a second.</summary>
    public Verdict? Doubtful { get; set; }

    public void Complete(Verdict verdict) => _done.TrySetResult(verdict);

    public void Cancel(CancellationToken cancellation) => _done.TrySetCanceled(cancellation);

    public void Fail(Exception error) => _done.TrySetException(error);
}
