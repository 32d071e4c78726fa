using System.Buffers;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Pool;

/// <summary>One warm container with its runner. Trials are answered in the order in which they were sent.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private static readonly byte[] Say = Frames.Encode(new PlainOrder(MessageTypes.Say), ProtocolJson.Default.PlainOrder)!;

    /// <summary>The time for making and wiping a process and for a second attempt, beyond a trial's own time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(10);

    private readonly IEngine _engine;
    private readonly SandboxOptions _options;
    private readonly string _container;
    private readonly List<(long Id, int Sections)> _unanswered = [];
    private readonly ArrayBufferWriter<byte> _added = new();
    private AttachedStream? _stream;
    private CancellationTokenSource _deadline = new();
    private long _sent;
    private string? _told;

    private Sandbox(IEngine engine, SandboxOptions options, string container)
    {
        _engine = engine;
        _options = options;
        _container = container;
    }

    /// <summary>The Python inside, such as <c>3.11.2</c>.</summary>
    public string Python { get; private set; } = "";

    /// <summary>How many trials were sent.</summary>
    public long Sent => _sent;

    /// <summary>Makes a container, starts it and waits until its runner is ready.</summary>
    /// <exception cref="SandboxFaultException">The runner did not come up.</exception>
    /// <exception cref="EngineException">The engine refused.</exception>
    /// <exception cref="ImageException">The warm module cannot be imported, or cannot be shared by forks.</exception>
    public static async Task<Sandbox> StartAsync(IEngine engine, SandboxOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // Not cancelled half-way: the engine would make a container whose id we never learn and so never remove.
        var sandbox = new Sandbox(engine, options, await engine.CreateAsync(ContainerSettings.For(options), CancellationToken.None));
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var container = sandbox._container;
            sandbox._stream = new AttachedStream(await engine.AttachAsync(container, cancellation));
            await engine.StartAsync(container, cancellation);
            var ready = await sandbox.ReceiveAsync(StartPatience, cancellation);
            if (ready.Type == MessageTypes.Unfit) throw Unfit(options.Warm, ready);
            if (ready.Type != MessageTypes.Ready || ready.Protocol != 1)
                throw new SandboxFaultException($"the runner said '{ready.Type}' instead of 'ready'");
            sandbox.Python = ready.Python ?? "";
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds a trial to the next flush. False where it is too large for a frame.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="core">The number of the core that it is to run on, and how many are in use; null for any.</param>
    /// <param name="isStrict">Whether its limits of time hold to the letter: in the run that confirms.</param>
    public bool TryAdd(Trial trial, int[]? core, bool isStrict)
    {
        var limits = _options.Limits;
        var frame = Frames.Encode(
            new TrialOrder
            {
                Id = _sent + 1,
                Code = trial.Code,
                Stub = new StubOrder(trial.Stub.Kind, trial.Stub.Source, trial.Stub.EntryPoint, trial.Stub.Files),
                Judge = trial.Judge,
                CpuSeconds = limits.Cpu.TotalSeconds,
                WallSeconds = limits.Wall.TotalSeconds,
                // A page's sections have their limits each by itself, in the process that runs them.
                Over = isStrict || trial.Stub.Kind is StubKind.Page ? 1 : Limits.Over,
                LateSeconds = trial.Stub.Kind is StubKind.Page ? 0 : Limits.Late * limits.Wall.TotalSeconds,
                OutputBytes = limits.Output.Bytes,
                FileBytes = limits.Files.Bytes,
                Processes = limits.Processes,
                Descriptors = limits.Descriptors,
                Fresh = _options.Fresh,
                Hollow = trial.Hollow,
                Core = core,
            },
            ProtocolJson.Default.TrialOrder);
        if (frame is null) return false;
        _added.Write(frame);
        _unanswered.Add((++_sent, trial.Sections));
        return true;
    }

    /// <summary>Sends what was added, in one piece: a piece costs the engine as much time as a small trial costs the runner.</summary>
    /// <param name="cancellation">Stops the sending.</param>
    /// <exception cref="SandboxFaultException">The runner is gone.</exception>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        // Until then the runner may keep its answers together.
        _added.Write(Say);
        try
        {
            await _stream!.WriteAsync(_added.WrittenMemory, cancellation);
            await _stream.FlushAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Fault("the container's input is closed", e);
        }

        _added.ResetWrittenCount();
    }

    /// <summary>
    /// The runner's next message about the oldest trial without an answer: its verdict, or a fault. Before that the runner may say once that the trial
    /// waits (<c>waiting</c>), and then once that it works again (<c>working</c>). After <c>waiting</c> it hands back (<c>returned</c>) the trials behind it, one by one in their order.
    /// </summary>
    /// <exception cref="SandboxFaultException">No answer came in time, or what came is no answer.</exception>
    public async Task<RunnerMessage> AnswerAsync(CancellationToken cancellation)
    {
        // Three attempts: a stub may be too heavy for the judge's own process, and then turn out to be one that cannot be judged outside at all.
        var message = await ReceiveAsync(((2 + _unanswered[0].Sections) * (1 + Limits.Late) * _options.Limits.Wall) + Grace, cancellation);
        int about = message.Type == MessageTypes.Returned ? 1 : 0;
        bool isInTurn = message.Type switch
        {
            MessageTypes.Verdict or MessageTypes.Fault => true,
            MessageTypes.Waiting => _told is null,
            MessageTypes.Working => _told == MessageTypes.Waiting,
            MessageTypes.Returned => _told is not null,
            _ => false,
        };
        if (!isInTurn || about >= _unanswered.Count || message.Id != _unanswered[about].Id)
            throw Fault($"an answer out of turn ('{message.Type}' {message.Id})");
        if (message is { Type: MessageTypes.Verdict, Outcome: null }) throw Fault("a verdict without an outcome");
        if (message.Type is MessageTypes.Waiting or MessageTypes.Working)
        {
            _told = message.Type;
            return message;
        }

        _unanswered.RemoveAt(about);
        if (about == 0) _told = null;
        return message;
    }

    /// <summary>
    /// Closes the runner's input. The runner then ends, and the engine removes the container. To kill it would cost more, as the engine starts a
    /// program for that; only a container that does not end is killed.
    /// </summary>
    public async Task LeaveAsync()
    {
        if (_stream is not null) await _stream.DisposeAsync();
        using var patience = new CancellationTokenSource(LeavePatience);
        try
        {
            await _engine.WaitRemovedAsync(_container, patience.Token);
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
            await DisposeAsync();
        }
    }

    /// <summary>Ends the container and removes it, whatever state it is in.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stream is not null) await _stream.DisposeAsync();
        _deadline.Dispose();
        // With a time limit of its own: the container must go even after the run was cancelled, and this must not hang with the engine.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await _engine.RemoveAsync(_container, patience.Token);
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
            // What is left carries the run's label, and the next start sweeps it.
        }
    }

    private static ImageException Unfit(string? module, RunnerMessage said) =>
        new($"{module} cannot be warm on Python {said.Python}: {said.Detail}; give the image what it lacks (instructmix sandbox build --packages FILE, and the same --packages here), or leave out --warm {module}");

    private async Task<RunnerMessage> ReceiveAsync(TimeSpan patience, CancellationToken cancellation)
    {
        // One timer serves all messages until it has run out.
        if (!_deadline.TryReset()) _deadline = new CancellationTokenSource();
        var deadline = _deadline;
        using var stopping = cancellation.UnsafeRegister(d => ((CancellationTokenSource)d!).Cancel(), deadline);
        deadline.CancelAfter(patience);
        try
        {
            return await Frames.ReadAsync(_stream!, ProtocolJson.Default.RunnerMessage, deadline.Token)
                ?? throw Fault("the container ended");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Fault($"the runner did not answer within {patience.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is IOException or FrameException or ObjectDisposedException)
        {
            throw Fault(e.Message, e);
        }
    }

    private SandboxFaultException Fault(string what, Exception? inner = null)
    {
        var errors = _stream?.Errors.Trim();
        return new SandboxFaultException(string.IsNullOrEmpty(errors) ? what : $"{what}; it said: {errors}", inner);
    }
}
