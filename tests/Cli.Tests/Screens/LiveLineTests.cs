using InstructMix.Cli.Screens;
using InstructMix.Cli.Tests.Given;
using InstructMix.Core.Files;
using InstructMix.Generation;

namespace InstructMix.Cli.Tests.Screens;

/// <summary>The display of work that goes on, as a terminal shows it.</summary>
public sealed class LiveLineTests
{
    private static readonly LiveText Long = new("123/600  24/s  0:16 left  104 passed  10 failed  5 syntax_error  3 missing_module  1 timeout  confirming 1 timeout", 0.2);

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task A_line_of_any_length_stays_on_one_row_and_leaves_what_was_there_before(int columns)
    {
        using var terminal = new Terminal(columns, rows: 24);
        string[] before = [.. Enumerable.Range(1, 30).Select(i => $"{i} was here before")];
        foreach (var line in before) await terminal.WriteLineAsync(line);
        var shown = await ShownAsync(terminal, [Long, new LiveText("1/600"), Long, Long]);
        shown.Should().OnlyContain(s => s.Count == before.Length + 1).And.OnlyContain(s => s.Take(before.Length).SequenceEqual(before));
        shown[0][^1].Should().HaveLength(columns - 1).And.EndWith("…");
        shown[1][^1].Should().Be("1/600");
        terminal.Lines.Should().Equal(before, "the line is gone when the work is done");
    }

    [Fact]
    public async Task A_message_stands_above_the_line()
    {
        using var terminal = new Terminal(80, rows: 5);
        var surroundings = terminal.Surroundings();
        var shown = await ShownAsync(terminal, [new("1/3"), new("2/3"), new("3/3")], said: i => surroundings.Say($"instructmix: record {i} cannot be read"), surroundings);
        shown[^1].Should().Equal("instructmix: record 0 cannot be read", "instructmix: record 1 cannot be read", "3/3");
        terminal.Lines.Should().Equal("instructmix: record 0 cannot be read", "instructmix: record 1 cannot be read", "instructmix: record 2 cannot be read");
    }

    [Fact]
    public async Task Words_of_others_are_no_commands_to_the_terminal()
    {
        using var terminal = new Terminal(80, rows: 24);
        var shown = await ShownAsync(terminal, [new("evil\x1b[2J\n.jsonl: 1 MB")]);
        shown[0].Should().Equal(@"evil\x1b[2J\n.jsonl: 1 MB");
    }

    [Fact]
    public async Task A_generation_is_shown_in_the_same_way()
    {
        using var terminal = new Terminal(60, rows: 24);
        var summary = new GenerationSummary(1000, "journal") { Answered = 12, Failed = 2, Retries = 30 };
        IReadOnlyList<string> shown = [];
        await new GenerationScreen(terminal.Surroundings()).WhileAsync(async told =>
        {
            told(new GenerationEvent.JournalDamaged(new InputProblem("journal", 3, "is cut off", "it is asked for again")), summary);
            await UntilAsync(() => terminal.Lines.Count == 2 && terminal.Lines[^1].StartsWith("12/", StringComparison.Ordinal));
            shown = terminal.Lines;
            return summary;
        });
        shown.Should().Equal("instructmix: journal:3: is cut off; it is asked for again", "12/1,000 answers  30 asked again  2 failed");
        terminal.Lines.Should().Equal("instructmix: journal:3: is cut off; it is asked for again");
    }

    /// <summary>What the terminal shows after each of the texts was drawn.</summary>
    private static async Task<List<IReadOnlyList<string>>> ShownAsync(
        Terminal terminal, LiveText[] texts, Action<int>? said = null, Surroundings? surroundings = null)
    {
        var shown = new List<IReadOnlyList<string>>();
        int at = 0;
        await new LiveLine(surroundings ?? terminal.Surroundings()).WhileAsync(() => texts[Math.Min(Volatile.Read(ref at), texts.Length - 1)], async () =>
        {
            for (int i = 0; i < texts.Length; i++)
            {
                Volatile.Write(ref at, i);
                var first = texts[i].Words.Split(' ', '\x1b')[0];
                await UntilAsync(() => terminal.Lines[^1].Contains(first, StringComparison.Ordinal));
                shown.Add(terminal.Lines);
                said?.Invoke(i);
            }

            return 0;
        });
        return shown;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (int i = 0; i < 500 && !holds(); i++) await Task.Delay(10);
        holds().Should().BeTrue("the display draws several times a second");
    }
}
