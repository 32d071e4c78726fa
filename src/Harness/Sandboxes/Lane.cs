using System.Diagnostics;
using System.Threading.Channels;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Sandboxes;

/// <summary>One sandbox's place in the pool: takes jobs, keeps a few in flight, and puts a new sandbox in the place of a used or failed one.</summary>
internal sealed class Lane(IEngine engine, SandboxOptions options, Machine machine, PoolHealth health, ChannelReader<Job> jobs, Channel<Job> again, CancellationToken stop)
{
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EnginePause = TimeSpan.FromMilliseconds(500);

    private readonly Gate _gate = machine.Gate;
    private readonly Queue<Job> _inFlight = new();
    private readonly VerdictMaker _verdicts = new(options);
    private Sandbox? _sandbox;
    private Task<Sandbox>? _spare;
    private Task<bool>? _fresh;
    private Task<bool>? _repeated;
    private bool _hasCore;

    private bool Worn => _sandbox is { } sandbox && sandbox.Sent >= options.TrialsPerSandbox;

    public async Task RunAsync()
    {
        try
        {
            // Started before there is work, so that the first trial finds it ready.
            _spare = StartAsync();
            while (true)
            {
                await FillAsync();
                if (_inFlight.Count > 0)
                {
                    await TakeAnswerAsync();
                    continue;
                }

                if (Worn)
                {
                    await ReplaceAsync();
                    continue;
                }

                ReturnCore();
                if (!await MoreAsync()) return;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The pool is closing.
        }
        finally
        {
            ReturnCore();
            foreach (var job in _inFlight) job.Cancel(new CancellationToken(canceled: true));
            await DropAsync(_sandbox);
            if (_spare is { } spare) await DropAsync(await spare.ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default));
        }
    }

    /// <summary>Waits for work. False where there will be none.</summary>
    private async Task<bool> MoreAsync()
    {
        // The one that does not end is kept and asked again next time, so that waiters do not pile up.
        _fresh ??= jobs.WaitToReadAsync(stop).AsTask();
        _repeated ??= again.Reader.WaitToReadAsync(stop).AsTask();
        var first = await Task.WhenAny(_fresh, _repeated);
        if (first == _fresh) _fresh = null;
        else _repeated = null;
        return await first;
    }

    private async Task FillAsync()
    {
        while (_inFlight.Count < options.InFlight && !Worn)
        {
            // Before the gate: whoever waits for a core inside it would keep out the one that wants to be alone, who may hold that core.
            if (!_hasCore)
            {
                if (!again.Reader.TryPeek(out _) && !jobs.TryPeek(out _)) return;
                await machine.TakeCoreAsync(stop);
                _hasCore = true;
            }

            if (!_gate.TryEnter())
            {
                // Whoever wants to be alone waits for what is in flight here, so its answers are taken first.
                if (_inFlight.Count > 0) return;
                await _gate.EnterAsync(stop);
            }

            bool sent = false, alone;
            Job? job;
            try
            {
                if (!again.Reader.TryRead(out job) && !jobs.TryRead(out job)) return;
                alone = job.Doubtful is not null;
                sent = !alone && await TrySendAsync(job);
            }
            finally
            {
                if (!sent) _gate.Leave();
            }

            if (alone) await RunAloneAsync(job);
        }
    }

    /// <summary>True where the job is now in flight; false where it was answered or put back.</summary>
    private async Task<bool> TrySendAsync(Job job)
    {
        try
        {
            _sandbox ??= await NextAsync();
            if (await _sandbox.SendAsync(job.Trial, stop) is null)
            {
                job.Complete(_verdicts.TooLarge(_sandbox?.Python ?? ""));
                return false;
            }

            _inFlight.Enqueue(job);
            return true;
        }
        catch (SandboxFaultException e)
        {
            await FailAsync(e.Message, job);
            return false;
        }
        catch (EngineException e)
        {
            job.Fail(e);
            throw;
        }
        catch (OperationCanceledException)
        {
            job.Cancel(stop);
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
            await FailAsync(e.Message);
            return;
        }

        var job = _inFlight.Dequeue();
        _gate.Leave();
        health.CountTrial();
        if (answer.Type == "fault")
        {
            await FailAsync(answer.Detail ?? "the runner told of a fault", job);
            return;
        }

        var verdict = _verdicts.Of(answer, _sandbox!.Python);
        if (VerdictMaker.IsDoubtful(verdict))
        {
            job.Doubtful = verdict;
            again.Writer.TryWrite(job);
        }
        else
        {
            job.Complete(verdict);
        }

        if (!answer.Clean) await FailAsync("the sandbox could not be cleaned");
    }

    /// <summary>The second run of a trial whose outcome may have been the machine's fault, with nothing else running.</summary>
    private async Task RunAloneAsync(Job job)
    {
        while (_inFlight.Count > 0) await TakeAnswerAsync();
        await _gate.EnterAloneAsync(stop);
        try
        {
            _sandbox ??= await NextAsync();
            await _sandbox.SendAsync(job.Trial, stop);
            var answer = await _sandbox.AnswerAsync(stop);
            if (answer.Type == "fault") throw new SandboxFaultException(answer.Detail ?? "the runner told of a fault");
            var second = _verdicts.Of(answer, _sandbox!.Python);
            job.Complete(second with { Confirmed = second.Outcome == job.Doubtful!.Outcome });
            if (!answer.Clean) await FailAsync("the sandbox could not be cleaned");
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
        catch (OperationCanceledException)
        {
            job.Cancel(stop);
            throw;
        }
        finally
        {
            _gate.LeaveAlone();
        }
    }

    /// <summary>
    /// Throws the sandbox away. The trial that ran in it may be what broke it and is counted against; those behind it
    /// never ran. All are tried again elsewhere until they have been counted against too often.
    /// </summary>
    private async Task FailAsync(string why, Job? suspect = null)
    {
        health.CountFault();
        var failed = _sandbox;
        _sandbox = null;
        if (suspect is null && _inFlight.TryDequeue(out suspect)) _gate.Leave();
        if (suspect is not null)
        {
            if (++suspect.Faults >= options.FaultRetries) suspect.Complete(_verdicts.Undecided(why));
            else again.Writer.TryWrite(suspect);
        }

        while (_inFlight.TryDequeue(out var innocent))
        {
            _gate.Leave();
            again.Writer.TryWrite(innocent);
        }

        await DropAsync(failed);
        health.Check(why);
    }

    private void ReturnCore()
    {
        if (!_hasCore) return;
        _hasCore = false;
        machine.ReturnCore();
    }

    private async Task ReplaceAsync()
    {
        var worn = _sandbox;
        _sandbox = null;
        await DropAsync(worn);
    }

    private async Task<Sandbox> NextAsync()
    {
        var next = _spare ?? StartAsync();
        _spare = null;
        var sandbox = await next;
        // With a container for each trial the next one starts while this one works.
        if (options.TrialsPerSandbox == 1) _spare = StartAsync();
        return sandbox;
    }

    /// <summary>Starts a sandbox; an engine that is not there for a while (it is being restarted) is waited for.</summary>
    private async Task<Sandbox> StartAsync()
    {
        long since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await Sandbox.StartAsync(engine, options, stop);
            }
            catch (EngineException e) when (e.Status is null && Stopwatch.GetElapsedTime(since) < EnginePatience)
            {
                await Task.Delay(EnginePause, stop);
            }
        }
    }

    private static async Task DropAsync(Sandbox? sandbox)
    {
        if (sandbox is not null) await sandbox.DisposeAsync();
    }
}
