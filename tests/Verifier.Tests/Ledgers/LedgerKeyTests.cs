using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Tests.Ledgers;

public sealed class LedgerKeyTests
{
    private static readonly SandboxOptions Options = new() { Image = "image", ImageId = "sha256:1", Runner = "abc", Run = new RunLabel("run", "host", 1, 2) };
    private static readonly Trial Trial = new("code", new Stub(StubKind.Tests, "stub", "f"), Judge.Auto);

    public static TheoryData<string, SandboxOptions, Trial> Changes => new()
    {
        { "the code", Options, Trial with { Code = "code " } },
        { "the stub", Options, Trial with { Stub = Trial.Stub with { Source = "stub " } } },
        { "the stub's kind", Options, Trial with { Stub = Trial.Stub with { Kind = StubKind.Doctest } } },
        { "the entry point", Options, Trial with { Stub = Trial.Stub with { EntryPoint = "g" } } },
        { "no entry point", Options, Trial with { Stub = Trial.Stub with { EntryPoint = null } } },
        { "the judge", Options, Trial with { Judge = Judge.Outside } },
        { "the hollowing", Options, Trial with { Hollow = Hollow.None } },
        { "another hollowing", Options, Trial with { Hollow = Hollow.Argument } },
        { "a warm module", Options, Trial with { Warm = "numpy" } },
        { "a file", Options, Trial with { Stub = Trial.Stub with { Files = new Dictionary<string, string> { ["a"] = "b" } } } },
        { "a file of another text", Options, Trial with { Stub = Trial.Stub with { Files = new Dictionary<string, string> { ["a"] = "c" } } } },
        { "another warm module", Options, Trial with { Warm = "pandas" } },
        { "the seed of hashes", Options with { HashSeed = 1 }, Trial },
        { "an interpreter of its own", Options with { Fresh = true }, Trial },
        { "a letter moved from the code to the stub", Options, Trial with { Code = "cod", Stub = Trial.Stub with { Source = "estub" } } },
        { "all of the code moved to the stub", Options, Trial with { Code = "", Stub = Trial.Stub with { Source = "codestub" } } },
        { "a lone surrogate", Options, Trial with { Code = "code\ud800" } },
        { "another lone surrogate", Options, Trial with { Code = "code\ud801" } },
        { "the image", Options with { ImageId = "sha256:2" }, Trial },
        { "the runner", Options with { Runner = "abd" }, Trial },
        { "as many processors as there are", Options with { LimitProcessor = false }, Trial },
        { "the runtime", Options with { Runtime = "runsc" }, Trial },
        { "CPU time", Options with { Limits = new Limits { Cpu = TimeSpan.FromSeconds(6) } }, Trial },
        { "time", Options with { Limits = new Limits { Wall = TimeSpan.FromSeconds(16) } }, Trial },
        { "memory", Options with { Limits = new Limits { Memory = ByteSize.FromMebibytes(513) } }, Trial },
        { "memory by a byte", Options with { Limits = new Limits { Memory = new ByteSize(ByteSize.FromMebibytes(512).Bytes + 1) } }, Trial },
        { "memory that reads the same", Options with { Limits = new Limits { Memory = ByteSize.FromMebibytes(1500) } }, Trial },
        { "memory that reads the same, once more", Options with { Limits = new Limits { Memory = ByteSize.FromMebibytes(1536) } }, Trial },
        { "output", Options with { Limits = new Limits { Output = new ByteSize(1) } }, Trial },
        { "files", Options with { Limits = new Limits { Files = new ByteSize(1) } }, Trial },
        { "processes", Options with { Limits = new Limits { Processes = 1 } }, Trial },
        { "descriptors", Options with { Limits = new Limits { Descriptors = 1 } }, Trial },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_could_change_a_verdict_changes_its_key(string what, SandboxOptions options, Trial trial) =>
        new LedgerKey(options).Of(trial).Should().NotEqual(new LedgerKey(Options).Of(Trial), what);

    [Fact]
    public void No_two_of_them_have_the_same_key() =>
        Changes.Select(c => Convert.ToHexString(new LedgerKey((SandboxOptions)c[1]).Of((Trial)c[2]))).Should().OnlyHaveUniqueItems();

    [Fact]
    public void What_cannot_change_a_verdict_does_not_change_its_key()
    {
        var other = Options with { Image = "name", Count = 17, TrialsPerSandbox = 1, InFlight = 1, FaultRetries = 9, Run = new RunLabel("other", "elsewhere", 3, 4) };
        new LedgerKey(other).Of(Trial with { }).Should().Equal(new LedgerKey(Options).Of(Trial)).And.HaveCount(32);
    }
}
