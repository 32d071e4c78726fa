using InstructMix.Harness.Images;
using Spectre.Console.Testing;

namespace InstructMix.Cli.Tests;

public sealed class SurroundingsTests
{
    [Fact]
    public void An_exception_that_shows_what_a_program_said_has_a_line_for_each_of_its_lines()
    {
        using var console = new TestConsole();
        var surroundings = new Surroundings(TextWriter.Null, console, IsTerminal: false, TimeProvider.System, _ => null);
        surroundings.Warn(new ImageException("no base image:", ["E: no network", "E: a\nforged line"]));
        console.Output.Should().Be("instructmix: no base image:\ninstructmix:   E: no network\ninstructmix:   E: a\\nforged line\n");
    }
}
