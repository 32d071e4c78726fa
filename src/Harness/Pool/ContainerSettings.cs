using Docker.DotNet.Models;
using InstructMix.Core;
using InstructMix.Harness.Images;

namespace InstructMix.Harness.Pool;

/// <summary>The settings with which the engine makes a sandbox's container. <c>docs/threat-model.md</c> says what each is for.</summary>
internal static class ContainerSettings
{
    /// <summary>What the interpreter, the runner and the kernel's own accounts need beside the candidate.</summary>
    private static readonly ByteSize Overhead = ByteSize.FromMebibytes(96);

    /// <summary>Tells the runner that nothing needs to be made ready for trials that come later.</summary>
    private const string Once = "--once";

    /// <summary>Tells the runner that its trials are pages.</summary>
    private const string Pages = "--pages";

    /// <summary>Whether this kernel, which is the engine's as a rule, has version 6 of the internet protocol: an engine refuses settings of what is not there.</summary>
    private static readonly bool HasVersion6 = File.Exists("/proc/sys/net/ipv6/conf/all/disable_ipv6");

    private static readonly string Seccomp = SandboxFiles.ReadText("seccomp.json");

    /// <summary>How many sandboxes with sleeping trials may exist beside those that work. If each sandbox takes all of its memory, all together take half of the machine's.</summary>
    public static int MostAside(SandboxOptions options)
    {
        long fit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 / Memory(options.Limits);
        return (int)Math.Clamp(fit - options.Count, 0, (long)options.Relief * options.Count);
    }

    /// <summary>Whether the machine's memory suffices if each sandbox that works takes all that it may.</summary>
    public static bool HasMemoryFor(SandboxOptions options) =>
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > options.Count * Memory(options.Limits);

    public static CreateContainerParameters For(SandboxOptions options)
    {
        var limits = options.Limits;
        long memory = Memory(limits);
        var tmpfs = $"size={limits.Files.Bytes},nr_inodes=16384,mode=1777,nosuid,nodev";
        return new CreateContainerParameters
        {
            Image = options.Image,
            Cmd = [.. Arguments(options)],
            Name = options.Run.ContainerName(),
            Labels = options.Run.ToLabels(),
            Hostname = "sandbox",
            // Bound once, before the first fork, and not by each candidate's process anew; the runner takes it from where candidates would see it.
            Env = [$"PYTHONHASHSEED={options.HashSeed}", "LD_BIND_NOW=1"],
            // The engine leaves the network namespace as the runtime made it, with a loopback and nothing else, and gives no /etc/hosts. With the network
            // mode alone the engine's program is started once more for each container, half of a container's start; an engine that does not know this goes by the mode.
            NetworkDisabled = !options.Names,
            OpenStdin = true,
            StdinOnce = true,
            AttachStdin = true,
            AttachStdout = true,
            AttachStderr = true,
            HostConfig = new HostConfig
            {
                // No network but an own loopback.
                NetworkMode = "none",
                IpcMode = "private",
                ReadonlyRootfs = true,
                AutoRemove = true,
                CapDrop = ["ALL"],
                // To become the trial's user, to end its processes, and to remove its files; nothing else, and nothing of it for the candidate.
                CapAdd = ["SETUID", "SETGID", "KILL", "DAC_OVERRIDE", "FOWNER"],
                SecurityOpt = ["no-new-privileges", "seccomp=" + Seccomp],
                Tmpfs = new Dictionary<string, string> { ["/work"] = tmpfs, ["/tmp"] = tmpfs, ["/dev/shm"] = tmpfs },
                Sysctls = options.Runtime is null ? Sysctls(options) : null,
                Memory = memory,
                MemorySwap = memory,
                NanoCPUs = options.LimitProcessor ? 1_000_000_000 : 0,
                // A trial's processes, its stub's, the runner's two, and room to end them when they are all taken.
                PidsLimit = (2 * limits.Processes) + 32,
                Ulimits = [new Ulimit { Name = "core", Soft = 0, Hard = 0 }],
                LogConfig = new LogConfig { Type = "none" },
                Runtime = options.Runtime,
            },
        };
    }

    private static Dictionary<string, string> Sysctls(SandboxOptions options)
    {
        // Connections that were closed would keep their ports for a minute, from the candidates that come after.
        var sysctls = new Dictionary<string, string> { ["net.ipv4.tcp_max_tw_buckets"] = "0" };
        // What `localhost` stands for must be there: who listens at all of its addresses fails where one is not. The engine's /etc/hosts
        // names ::1 as well, and the engine switches version 6 off all the same; an image that answers itself names 127.0.0.1 alone.
        if (HasVersion6) sysctls["net.ipv6.conf.all.disable_ipv6"] = options.Names ? "0" : "1";
        return sysctls;
    }

    private static IEnumerable<string> Arguments(SandboxOptions options)
    {
        if (options.TrialsPerSandbox == 1) yield return Once;
        if (options.Pages) yield return Pages;
        if (options.Warm is { } module) yield return module;
    }

    private static long Memory(Limits limits) => limits.Memory.Bytes + Overhead.Bytes;
}
