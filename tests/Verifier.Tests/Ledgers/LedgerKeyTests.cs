using InstructMix.Harness;
using InstructMix.Harness.Sandboxes;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Tests.Ledgers;

public sealed class LedgerKeyTests
{
    private static readonly SandboxOptions Options = new() { Image = "image", ImageId = "sha256:1", Runner = "abc", Run = new RunLabel("run", "host", 1, 2) };
    private static readonly Trial Trial = new("code", new Stub(StubKind.Tests, "stub", "f"), Judge.Auto);

    public static TheoryData<string, SandboxOptions, Trial, int> Changes => new()
    {
        { "the code", Options, Trial with { Code = "code " }, 0 },
        { "the stub", Options, Trial with { Stub = Trial.Stub with { Source = "stub " } }, 0 },
        { "the stub's kind", Options, Trial with { Stub = Trial.Stub with { Kind = StubKind.Doctest } }, 0 },
        { "the entry point", Options, Trial with { Stub = Trial.Stub with { EntryPoint = "g" } }, 0 },
        { "no entry point", Options, Trial with { Stub = Trial.Stub with { EntryPoint = null } }, 0 },
        { "the judge", Options, Trial with { Judge = Judge.Outside }, 0 },
        { "the repetition", Options, Trial, 1 },
        { "a letter moved from the code to the stub", Options, Trial with { Code = "cod", Stub = Trial.Stub with { Source = "estub" } }, 0 },
        { "all of the code moved to the stub", Options, Trial with { Code = "", Stub = Trial.Stub with { Source = "codestub" } }, 0 },
        { "a lone surrogate", Options, Trial with { Code = "code\ud800" }, 0 },
        { "another lone surrogate", Options, Trial with { Code = "code\ud801" }, 0 },
        { "the image", Options with { ImageId = "sha256:2" }, Trial, 0 },
        { "the runner", Options with { Runner = "abd" }, Trial, 0 },
        { "the runtime", Options with { Runtime = "runsc" }, Trial, 0 },
        { "CPU time", Options with { Limits = new Limits { Cpu = TimeSpan.FromSeconds(6) } }, Trial, 0 },
        { "time", Options with { Limits = new Limits { Wall = TimeSpan.FromSeconds(16) } }, Trial, 0 },
        { "memory", Options with { Limits = new Limits { Memory = ByteSize.FromMebibytes(513) } }, Trial, 0 },
        { "memory by a byte", Options with { Limits = new Limits { Memory = new ByteSize(ByteSize.FromMebibytes(512).Bytes + 1) } }, Trial, 0 },
        { "memory that reads the same", Options with { Limits = new Limits { Memory = ByteSize.FromMebibytes(1500) } }, Trial, 0 },
        { "memory that reads the same, once more", Options with { Limits = new Limits { Memory = ByteSize.FromMebibytes(1536) } }, Trial, 0 },
        { "output", Options with { Limits = new Limits { Output = new ByteSize(1) } }, Trial, 0 },
        { "files", Options with { Limits = new Limits { Files = new ByteSize(1) } }, Trial, 0 },
        { "processes", Options with { Limits = new Limits { Processes = 1 } }, Trial, 0 },
        { "descriptors", Options with { Limits = new Limits { Descriptors = 1 } }, Trial, 0 },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_could_change_a_verdict_changes_its_key(string what, SandboxOptions options, Trial trial, int repetition) =>
        new LedgerKey(options).Of(trial, repetition).Should().NotEqual(new LedgerKey(Options).Of(Trial), what);

    [Fact]
    public void No_two_of_them_have_the_same_key() =>
        Changes.Select(c => Convert.ToHexString(new LedgerKey((SandboxOptions)c[1]).Of((Trial)c[2], (int)c[3]))).Should().OnlyHaveUniqueItems();

    [Fact]
    public void What_cannot_change_a_verdict_does_not_change_its_key()
    {
        var other = Options with { Image = "name", Count = 17, TrialsPerSandbox = 1, InFlight = 1, FaultRetries = 9, Run = new RunLabel("other", "elsewhere", 3, 4) };
        new LedgerKey(other).Of(Trial with { }).Should().Equal(new LedgerKey(Options).Of(Trial)).And.HaveCount(32);
    }
}
