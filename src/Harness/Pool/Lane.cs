using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>
/// One sandbox's place in the pool. It takes jobs and keeps a few in flight. It replaces a sandbox that is used up or has failed, and
/// goes on in another one while a trial sleeps.
/// </summary>
internal sealed class Lane(
    SandboxOptions options, Supply supply, Machine machine, PoolHealth health, JobQueues jobs, CancellationToken stop)
{
    private readonly VerdictMaker _verdicts = new(options);
    private readonly List<Task> _aside = [];
    private readonly int _mostAside = ContainerSettings.MostAside(options);
    private Workplace? _place;
    private readonly Task<bool>?[] _waits = new Task<bool>?[JobQueues.Count];
    private int? _core;

    /// <summary>Runs jobs until the pool closes.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await FillAsync();
                while (_aside.Find(a => a.IsCompleted) is { } ended) await EndAsideAsync(ended);
                if (_place is { Count: > 0 })
                {
                    await TakeAnswerAsync(_place);
                }
                else if (_place is { IsWorn: true })
                {
                    await supply.RetireAsync(_place.Sandbox);
                    _place = null;
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
            await Task.WhenAll(_aside).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await supply.DisposeAsync();
        }
    }

    /// <summary>Waits for work. False where there will be none.</summary>
    private async Task<bool> MoreAsync()
    {
        // The wait that has not ended is kept for the next time, so that waiters do not pile up.
        for (var i = 0; i < _waits.Length; i++) _waits[i] ??= jobs.WaitAsync(i, stop);
        while (true)
        {
            var first = await Task.WhenAny([.. _waits.Select(w => w!), .. _aside]);
            if (first is Task<bool> more)
            {
                _waits[Array.IndexOf(_waits, more)] = null;
                return await more;
            }

            await EndAsideAsync(first);
        }
    }

    private async Task FillAsync()
    {
        if (_place is { IsLow: false }) return;
        int before = _place?.Count ?? 0;
        // A core that another trial needs is given up as soon as nothing is in flight.
        while ((_place?.HasRoom ?? true) && !(_core is not null && machine.Owes)
            && jobs.TryTake(_place is null or { Count: 0 }, out var job))
        {
            // A trial that has the machine to itself needs no core.
            if (!job.IsAlone)
            {
                await machine.Confirmations.OpenAsync(stop);
                _core ??= await machine.TakeCoreAsync(stop);
            }

            await AddAsync(job);
        }

        if (_place is not { } place || place.Count == before) return;
        await place.FlushAsync(stop);
        if (!place.IsFit) await DropAsync();
    }

    private async Task AddAsync(Job job)
    {
        if (job.IsDone) return; // cancelled
        try
        {
            _place ??= await NextAsync(job.Trial);
        }
        catch (SandboxFaultException e)
        {
            health.CountFault();
            job.Charge(options.FaultRetries, _verdicts.Undecided(e.Message));
            health.Check(e.Message);
            return;
        }
        catch (EngineException e)
        {
            job.Fail(e);
            throw;
        }

        _place.Add(job, _core);
    }

    private async Task<Workplace> NextAsync(Trial trial)
    {
        var place = new Workplace(await supply.NextAsync(trial), options, machine, health);
        // Where one trial slept, another will; and to start a container takes as long as many trials.
        if (_aside.Count > 0) supply.StartAhead();
        return place;
    }

    /// <summary>Takes an answer. Where the trial sleeps, its sandbox is set aside if possible, and the lane goes on in another one.</summary>
    private async Task TakeAnswerAsync(Workplace place)
    {
        var answer = place.TakeAnswerAsync(stop);
        while (!answer.IsCompleted && place.MayBeSetAside)
        {
            var changed = machine.AsideChanged;
            if (machine.TrySetAside(_mostAside))
            {
                place.IsAside = true;
                _aside.Add(FinishAsync(place, answer));
                _place = null;
                return;
            }

            await Task.WhenAny(answer, changed);
        }

        await answer;
        if (!place.IsFit) await DropAsync();
    }

    private async Task FinishAsync(Workplace place, Task answer)
    {
        try
        {
            await answer;
            while (place.Count > 0) await place.TakeAnswerAsync(stop);
            if (!place.IsFit || place.IsWorn) await place.DisposeAsync();
            else supply.TakeBack(place.Sandbox);
        }
        catch
        {
            await place.DisposeAsync();
            throw;
        }
        finally
        {
            machine.EndAside();
        }
    }

    private async Task EndAsideAsync(Task ended)
    {
        _aside.Remove(ended);
        await ended;
    }

    private void ReturnCore()
    {
        if (_core is not { } core) return;
        _core = null;
        machine.ReturnCore(core);
    }

    private async Task DropAsync()
    {
        if (_place is not { } place) return;
        _place = null;
        await place.DisposeAsync();
    }
}
