using System.Diagnostics;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>
/// Starts the sandboxes of one lane. The first one starts before there is work. Where each trial has a container of its own, the next one
/// starts while one works. Keeps sandboxes for which the lane has no work now.
/// </summary>
internal sealed class Supply : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How many removals of a lane may be under way.</summary>
    private const int MostLeaving = 2;

    private readonly IEngine _engine;
    private readonly SandboxOptions _options;
    private readonly PoolHealth _health;
    private readonly CancellationToken _stop;
    private readonly Lock _lock = new();
    private readonly Queue<Task<Sandbox>> _spares = new();
    private readonly Queue<Task<Sandbox>> _nameless = new();
    private readonly List<Task> _leaving = [];

    /// <param name="engine">The engine.</param>
    /// <param name="options">How sandboxes are made.</param>
    /// <param name="health">Knows whether the engine has worked.</param>
    /// <param name="stop">Ends the supply.</param>
    public Supply(IEngine engine, SandboxOptions options, PoolHealth health, CancellationToken stop)
    {
        (_engine, _options, _health, _stop) = (engine, options, health, stop);
        // Most trials ask for no name.
        Fill(named: !HasNameless);
    }

    /// <summary>How many sandboxes are started ahead: where each is used once, the start of one takes longer than a trial.</summary>
    private int Ahead => _options.TrialsPerSandbox == 1 ? 2 : 1;

    /// <summary>Whether some sandboxes get names and some do not: where each is used once, so that its start counts, and is of no particular kind.</summary>
    private bool HasNameless => _options is { Names: true, TrialsPerSandbox: 1, Runtime: null, Warm: null };

    /// <summary>The next sandbox for a trial, ready for it.</summary>
    /// <exception cref="SandboxFaultException">Its runner did not come up.</exception>
    /// <exception cref="EngineException">The engine refuses, or has been away for too long.</exception>
    public async Task<Sandbox> NextAsync(Trial trial)
    {
        bool named = !HasNameless || HostNames.MayBeAskedBy(trial);
        Task<Sandbox> next;
        lock (_lock)
        {
            next = (named ? _spares : _nameless).TryDequeue(out var spare) ? spare : StartAsync(named);
            if (_options.TrialsPerSandbox == 1) Fill(named);
        }

        return await next;
    }

    /// <summary>Starts one ahead where there is none.</summary>
    public void StartAhead()
    {
        lock (_lock)
        {
            if (_spares.Count == 0) _spares.Enqueue(StartAsync(named: true));
        }
    }

    /// <summary>Takes a sandbox that is as good as new, to give it out again.</summary>
    public void TakeBack(Sandbox sandbox)
    {
        lock (_lock) _spares.Enqueue(Task.FromResult(sandbox));
    }

    /// <summary>
    /// Removes a sandbox while others work on: with a container for each trial the removal takes longer than the trial. Waits where
    /// the engine falls behind with removals, so that they do not pile up.
    /// </summary>
    public async Task RetireAsync(Sandbox sandbox)
    {
        _leaving.RemoveAll(t => t.IsCompleted);
        _leaving.Add(sandbox.LeaveAsync());
        if (_leaving.Count > MostLeaving) await Task.WhenAny(_leaving);
    }

    /// <summary>Ends the sandboxes that were started ahead, and waits until those that were retired are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll([.. _leaving, .. _spares.Select(EndAsync), .. _nameless.Select(EndAsync)]);
        _spares.Clear();
        _nameless.Clear();
        _leaving.Clear();
    }

    private static async Task EndAsync(Task<Sandbox> spare)
    {
        var started = await spare.ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default);
        if (started is not null) await started.DisposeAsync();
    }

    private void Fill(bool named)
    {
        var spares = named ? _spares : _nameless;
        while (spares.Count < Ahead) spares.Enqueue(StartAsync(named));
    }

    private async Task<Sandbox> StartAsync(bool named)
    {
        var options = _options with { Names = _options.Names && named };
        long since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await Sandbox.StartAsync(_engine, options, _stop);
            }
            catch (EngineException e) when (MayPass(e) && Stopwatch.GetElapsedTime(since) < _options.EnginePatience)
            {
                await Task.Delay(Pause, _stop);
            }
        }
    }

    /// <summary>Whether a failure is one of an engine that is being restarted, rather than of a set-up that can never work.</summary>
    private bool MayPass(EngineException e) => e.Status is null || ((int)e.Status >= 500 && _health.HasWorked);
}
