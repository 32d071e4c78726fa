using System.Threading.Channels;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Sandboxes;

/// <summary>One sandbox's place in the pool: takes jobs, keeps a few in flight, and puts a new sandbox in the place of a used or failed one.</summary>
internal sealed class Lane(SandboxOptions options, Supply supply, Machine machine, PoolHealth health, ChannelReader<Job> jobs, ChannelReader<Job> again, CancellationToken stop)
{
    private readonly Queue<Job> _inFlight = new();
    private readonly VerdictMaker _verdicts = new(options);
    private Sandbox? _sandbox;
    private Task<bool>? _fresh;
    private Task<bool>? _repeated;
    private bool _hasCore;

    private bool Worn => _sandbox is { } sandbox && sandbox.Sent >= options.TrialsPerSandbox;

    private bool HasRoom => _inFlight.Count < options.InFlight && !Worn && !(_inFlight.TryPeek(out var first) && first.Doubtful is not null);

    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await FillAsync();
                if (_inFlight.Count > 0)
                {
                    await TakeAnswerAsync();
                }
                else if (Worn)
                {
                    await supply.RetireAsync(_sandbox!);
                    _sandbox = null;
                }
                else
                {
                    ReturnCore();
                    if (!await MoreAsync()) return;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The pool is closing, and has cancelled all jobs.
        }
        finally
        {
            ReturnCore();
            await DropAsync();
            await supply.DisposeAsync();
        }
    }

    /// <summary>Waits for work. False where there will be none.</summary>
    private async Task<bool> MoreAsync()
    {
        // The one that does not end is kept and asked again next time, so that waiters do not pile up.
        _fresh ??= jobs.WaitToReadAsync(stop).AsTask();
        _repeated ??= again.WaitToReadAsync(stop).AsTask();
        var first = await Task.WhenAny(_fresh, _repeated);
        if (first == _fresh) _fresh = null;
        else _repeated = null;
        return await first;
    }

    private async Task FillAsync()
    {
        while (HasRoom && (again.TryRead(out var job) || jobs.TryRead(out job)))
        {
            // One that is to be confirmed comes when it has the machine to itself, and has this sandbox to itself as well.
            if (job.Doubtful is null)
            {
                await machine.Gate.OpenAsync(stop);
                if (!_hasCore) await machine.TakeCoreAsync(stop);
                _hasCore = true;
            }

            await SendAsync(job);
        }
    }

    private async Task SendAsync(Job job)
    {
        if (job.IsDone) return; // cancelled
        try
        {
            _sandbox ??= await supply.NextAsync();
            if (await _sandbox.SendAsync(job.Trial, stop) is null) job.Complete(_verdicts.TooLarge(_sandbox.Python));
            else _inFlight.Enqueue(job);
        }
        catch (SandboxFaultException e)
        {
            await FailAsync(e.Message, job);
        }
        catch (EngineException e)
        {
            job.Fail(e);
            throw;
        }
    }

    private async Task TakeAnswerAsync()
    {
        RunnerMessage answer;
        try
        {
            answer = await _sandbox!.AnswerAsync(stop);
        }
        catch (SandboxFaultException e)
        {
            await FailAsync(e.Message, _inFlight.Dequeue());
            return;
        }

        var job = _inFlight.Dequeue();
        health.CountTrial();
        if (answer.Type == "fault")
        {
            await FailAsync(answer.Detail ?? "the runner told of a fault", job);
            return;
        }

        var verdict = _verdicts.Of(answer, _sandbox!.Python);
        bool doubtful = _verdicts.IsDoubtful(verdict);
        // Where the second run is no cause for doubt, the verdict is that of a run which nothing disturbed, to the last field.
        if (job.Doubtful is { } first) job.Complete(verdict with { Confirmed = doubtful && verdict.Outcome == first.Outcome });
        else if (doubtful) job.Doubt(verdict);
        else job.Complete(verdict);
        if (!answer.Clean) await FailAsync("the sandbox could not be cleaned");
    }

    /// <summary>
    /// Throws the sandbox away. The trial that ran in it may be what broke it and is counted against; those behind it
    /// never ran. All are tried again elsewhere until they have been counted against too often.
    /// </summary>
    private async Task FailAsync(string why, Job? suspect = null)
    {
        health.CountFault();
        if (suspect is not null && ++suspect.Faults >= options.FaultRetries) suspect.Complete(_verdicts.Undecided(why));
        else suspect?.Retry();

        while (_inFlight.TryDequeue(out var innocent)) innocent.Retry();
        await DropAsync();
        health.Check(why);
    }

    private void ReturnCore()
    {
        if (!_hasCore) return;
        _hasCore = false;
        machine.ReturnCore();
    }

    private async Task DropAsync()
    {
        if (_sandbox is not { } sandbox) return;
        _sandbox = null;
        await sandbox.DisposeAsync();
    }
}
