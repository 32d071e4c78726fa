using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Sessions;

/// <summary>
/// The sandboxes of one run, for any number of Pythons, hash seeds and warm modules. They share one set of cores: no more of them work at a
/// time than <see cref="SessionOptions.Jobs"/> says, and a trial that is confirmed alone has the whole machine to itself.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan Parting = TimeSpan.FromMilliseconds(700);

    private readonly IEngine _engine;
    private readonly RunLabel _run;
    private readonly CancellationToken _cancellation;
    private Task? _ending;

    private Session(IEngine engine, RunLabel run, IReadOnlyList<PythonSandboxes> pythons, CancellationToken cancellation)
    {
        _engine = engine;
        _run = run;
        _cancellation = cancellation;
        Pythons = pythons;
    }

    /// <summary>The sandboxes of each Python, in the order of <see cref="SessionOptions.Pythons"/>.</summary>
    public IReadOnlyList<PythonSandboxes> Pythons { get; }

    /// <summary>Removes what dead runs left and makes the images where they are missing. Sandboxes start when they are first asked for.</summary>
    /// <param name="engine">The engine; disposed with the session, or where it cannot be opened.</param>
    /// <param name="options">What the user says of the sandboxes.</param>
    /// <param name="say">Receives a line for each thing that is made.</param>
    /// <param name="cancellation">Stops the opening. A session whose run was cancelled is disposed within <see cref="Parting"/>.</param>
    /// <exception cref="EngineException">The engine cannot be reached, or refuses.</exception>
    /// <exception cref="ImageException">There is no image for one of the Pythons and none can be made.</exception>
    public static async Task<Session> OpenAsync(IEngine engine, SessionOptions options, Action<string> say, CancellationToken cancellation)
    {
        try
        {
            // Side by side: none of these needs another, and the user waits for all of them. To ask takes this program longer at its start than the
            // engine takes to answer, so they are asked by several threads.
            var sweep = Task.Run(() => Sweep.RunAsync(engine, all: false, TimeSpan.Zero, cancellation), cancellation);
            var info = Task.Run(() => engine.InfoAsync(cancellation), cancellation);
            var ensure = EnsureAsync(new SandboxImages(engine, say), options, cancellation);
            await Task.WhenAll(sweep, info, ensure);
            var (canLimit, images) = ((await info).CPUCfsQuota, await ensure);
            var run = RunLabel.OfThisProcess(Guid.NewGuid().ToString("N"));
            var machine = new Machine(options.Jobs);
            return new Session(
                engine, run,
                [.. images.Select(i => new PythonSandboxes(i, engine, options.For(i, run, canLimit), machine, options.Repeat))],
                cancellation);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Begins to end all sandboxes while the caller goes on with what needs none of them, such as a report.</summary>
    public void StartEnding() => _ending ??= Task.Run(EndAsync);

    /// <summary>Ends all sandboxes, and removes what could not be removed while the run went on.</summary>
    public async ValueTask DisposeAsync()
    {
        var ending = _ending ??= EndAsync();
        // After Ctrl+C the user waits no longer than this. The engine goes on with the removals, and the next run sweeps what is left.
        if (_cancellation.IsCancellationRequested) await Task.WhenAny(ending, Task.Delay(Parting, CancellationToken.None));
        else await ending;
    }

    // One after the other: where an image has to be made, its lines are not mixed with those of the next.
    private static async Task<List<SandboxImage>> EnsureAsync(SandboxImages images, SessionOptions options, CancellationToken cancellation)
    {
        var found = new List<SandboxImage>();
        foreach (var python in options.Pythons) found.Add(await images.EnsureAsync(python, options.Packages, cancellation));
        return found;
    }

    private async Task EndAsync()
    {
        await Task.WhenAll(Pythons.Select(p => p.DisposeAsync().AsTask()));
        await Sweep.EndAsync(_engine, _run);
        _engine.Dispose();
    }
}
