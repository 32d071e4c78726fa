namespace InstructMix.Harness.Engine;

/// <summary>A container to be made, in the Engine API's own names.</summary>
public sealed record ContainerSpec
{
    /// <summary>The image's id or name.</summary>
    public required string Image { get; init; }

    /// <summary>Labels.</summary>
    public Dictionary<string, string>? Labels { get; init; }

    /// <summary>Environment, <c>NAME=value</c>.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The host name inside.</summary>
    public string? Hostname { get; init; }

    /// <summary>
    /// The engine leaves the container's network namespace as the runtime made it, with a loopback and nothing else, and gives it no <c>/etc/hosts</c>.
    /// With <see cref="HostSpec.NetworkMode"/> <c>none</c> alone the engine's own program is started once more for each container to take note
    /// of the namespace, which costs as much as half of a container's start.
    /// </summary>
    public bool NetworkDisabled { get; init; }

    /// <summary>Keep standard input open for an attached client.</summary>
    public bool OpenStdin { get; init; }

    /// <summary>Close standard input when the first attached client goes away.</summary>
    public bool StdinOnce { get; init; }

    /// <summary>Attach standard input.</summary>
    public bool AttachStdin { get; init; }

    /// <summary>Attach standard output.</summary>
    public bool AttachStdout { get; init; }

    /// <summary>Attach standard error.</summary>
    public bool AttachStderr { get; init; }

    /// <summary>The program, where it is not the image's.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>The walls.</summary>
    public required HostSpec HostConfig { get; init; }
}

/// <summary>The walls of a container, in the Engine API's own names.</summary>
public sealed record HostSpec
{
    /// <summary><c>none</c> for no network but an own loopback.</summary>
    public string NetworkMode { get; init; } = "none";

    /// <summary>The root cannot be written to.</summary>
    public bool ReadonlyRootfs { get; init; } = true;

    /// <summary>Remove the container when it ends.</summary>
    public bool AutoRemove { get; init; } = true;

    /// <summary>Capabilities to take away.</summary>
    public IReadOnlyList<string> CapDrop { get; init; } = ["ALL"];

    /// <summary>Capabilities to leave.</summary>
    public IReadOnlyList<string> CapAdd { get; init; } = [];

    /// <summary><c>no-new-privileges</c>, <c>seccomp=JSON</c>.</summary>
    public IReadOnlyList<string> SecurityOpt { get; init; } = [];

    /// <summary>Folders in memory with their mount options.</summary>
    public Dictionary<string, string> Tmpfs { get; init; } = [];

    /// <summary>Settings of the kernel for the container's own namespaces.</summary>
    public Dictionary<string, string> Sysctls { get; init; } = [];

    /// <summary>Memory in bytes, all of the container's.</summary>
    public long Memory { get; init; }

    /// <summary>Memory and swap in bytes; the same as <see cref="Memory"/> for no swap.</summary>
    public long MemorySwap { get; init; }

    /// <summary>CPU time in billionths of a processor.</summary>
    public long NanoCpus { get; init; }

    /// <summary>Processes at a time.</summary>
    public long PidsLimit { get; init; }

    /// <summary><c>private</c>: shared memory of its own.</summary>
    public string IpcMode { get; init; } = "private";

    /// <summary>How readily the kernel ends it for want of memory; negative is less.</summary>
    public int? OomScoreAdj { get; init; }

    /// <summary>The runtime, such as <c>runsc</c>; null for the engine's own choice.</summary>
    public string? Runtime { get; init; }

    /// <summary>Where its output is logged.</summary>
    public LogSpec LogConfig { get; init; } = new("none");

    /// <summary>Resource limits.</summary>
    public IReadOnlyList<UlimitSpec> Ulimits { get; init; } = [];
}

/// <summary>A log driver.</summary>
/// <param name="Type">Its name.</param>
public sealed record LogSpec(string Type);

/// <summary>A resource limit.</summary>
/// <param name="Name">Such as <c>core</c>.</param>
/// <param name="Soft">The limit.</param>
/// <param name="Hard">The limit's limit.</param>
public sealed record UlimitSpec(string Name, long Soft, long Hard);
