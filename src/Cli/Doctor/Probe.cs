using InstructMix.Harness;

namespace InstructMix.Cli.Doctor;

/// <summary>A trial that finds out whether a wall of the sandbox really stands.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Expected">The outcome where the wall stands.</param>
/// <param name="Holds">What is said then.</param>
/// <param name="Remedy">What to do where it does not.</param>
internal sealed record Probe(string Name, Trial Trial, Outcome Expected, string Holds, string Remedy)
{
    /// <summary>What the doctor tries.</summary>
    public static IReadOnlyList<Probe> All { get; } =
    [
        new("trial", Test("def double(x):\n    return 2 * x\n", "assert double(21) == 42"), Outcome.Passed, "a right candidate passes",
            "look at the engine's log"),
        new("judgement", Test("def double(x):\n    return x\n", "assert double(21) == 42"), Outcome.Failed, "a wrong one fails",
            "report this as a bug"),
        Wall("network", "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 80), 2)\nexcept OSError:\n    pass\nelse:\n    raise SystemError('the network can be reached')\n"
            + "names = [n for _, n in socket.if_nameindex()]\nassert all(n.startswith(('lo', 'tunl', 'sit', 'ip6', 'gre', 'erspan', 'ip_vti')) for n in names), names", "is off", "check the engine's version: NetworkMode none is not honoured"),
        Wall("root", "try:\n    open('/usr/probe', 'w')\nexcept OSError:\n    pass\nelse:\n    raise SystemError('the root can be written to')", "is read-only", "check the engine's storage driver: ReadonlyRootfs is not honoured"),
        Wall("privileges", "status = dict(line.split(':', 1) for line in open('/proc/self/status') if ':' in line)\nimport os\nassert os.getuid() != 0\n"
            + "assert int(status['CapEff'], 16) == 0, 'capabilities ' + status['CapEff']\nassert status['NoNewPrivs'].strip() == '1', 'new privileges'\nassert status['Seccomp'].strip() == '2', 'no seccomp filter'", "none: own user, no capabilities, no new privileges, filtered system calls", "update the engine (20.10 or later) and the kernel"),
        new("memory limit", new Trial("hoard = []\nwhile True:\n    hoard.append(bytearray(1 << 20))\n", new Stub(StubKind.Define)),
            Outcome.MemoryLimit, "holds, and is told from the container's own account", "enable the memory controller; without its account a crash cannot be told from want of memory"),
    ];

    private static Probe Wall(string name, string code, string holds, string remedy) =>
        new(name, new Trial(code, new Stub(StubKind.Define)), Outcome.Passed, holds, remedy);

    private static Trial Test(string code, string test) => new(code, new Stub(StubKind.Tests, test));
}
