using InstructMix.Generation;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Rounds;
using InstructMix.Generation.Templates;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Cli.Tests.Generating;

public sealed class RepairPromptTests
{
    private static readonly Request Request = new() { Id = "r", Topic = "numbers", Instruction = "Write `f(x)`." };

    [Fact]
    public void What_the_machine_decides_is_not_in_it()
    {
        string Asked(Outcome outcome, string detail) => string.Join('\n', RepairPrompt.Compose(
            TemplateFolder.Read(TemplateKind.Repair, Api.Chat, null), Request, Failed(outcome, detail)).Texts);

        Asked(Outcome.Timeout, "cpu: 1 s used while the stub ran").Should().Be(Asked(Outcome.Timeout, "wall: not done after 3 s while the stub ran"))
            .And.Contain("timeout: it did not end within its time limit");
        Asked(Outcome.Error, "<f at 0x7f0123456789>").Should().Be(Asked(Outcome.Error, "<f at 0x7f9876543210>")).And.Contain("error: <f at 0x…>");
        Asked(Outcome.Failed, "f(1) gave 2").Should().Contain("failed: f(1) gave 2");
    }

    private static KeptPair Failed(Outcome outcome, string detail) => new(
        new Candidate { Id = "a", Instruction = "i", Response = "def f(x):\n    return x\n" },
        new Verification
        {
            Outcome = outcome,
            Level = Level.Defined,
            Python = "3.11.2",
            Image = "sha256:0",
            Stub = StubKind.Tests,
            Runner = "0",
            Seconds = 1,
            At = "2026-11-26",
            Detail = detail,
        });
}
