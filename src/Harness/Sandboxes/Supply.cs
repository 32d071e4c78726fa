using System.Diagnostics;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Sandboxes;

/// <summary>Starts the sandboxes of one lane: the first before there is work, with a container for each trial the next one while one works.</summary>
internal sealed class Supply : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly IEngine _engine;
    private readonly SandboxOptions _options;
    private readonly PoolHealth _health;
    private readonly CancellationToken _stop;
    private Task<Sandbox>? _spare;

    /// <param name="engine">The engine.</param>
    /// <param name="options">How sandboxes are made.</param>
    /// <param name="health">Knows whether the engine has worked.</param>
    /// <param name="stop">Ends the supply.</param>
    public Supply(IEngine engine, SandboxOptions options, PoolHealth health, CancellationToken stop)
    {
        (_engine, _options, _health, _stop) = (engine, options, health, stop);
        _spare = StartAsync();
    }

    /// <summary>The next sandbox, ready for trials.</summary>
    /// <exception cref="SandboxFaultException">Its runner did not come up.</exception>
    /// <exception cref="EngineException">The engine refuses, or has been away for too long.</exception>
    public async Task<Sandbox> NextAsync()
    {
        var next = _spare ?? StartAsync();
        _spare = null;
        var sandbox = await next;
        if (_options.TrialsPerSandbox == 1) _spare = StartAsync();
        return sandbox;
    }

    /// <summary>Ends the sandbox that was started ahead.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_spare is not { } spare) return;
        _spare = null;
        var started = await spare.ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : null, TaskScheduler.Default);
        if (started is not null) await started.DisposeAsync();
    }

    private async Task<Sandbox> StartAsync()
    {
        long since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await Sandbox.StartAsync(_engine, _options, _stop);
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
