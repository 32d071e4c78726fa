using System.Text.Json;
using InstructMix.Core;

namespace InstructMix.Harness.Tests.Values;

public sealed class WordTests
{
    [Fact]
    public void The_outcomes_are_the_words_of_the_contract() =>
        Enum.GetValues<Outcome>().Select(o => o.Word()).Should().Equal(
            "passed", "failed", "error", "syntax_error", "no_code", "missing_module", "timeout", "memory_limit", "output_limit", "early_exit", "crashed", "vacuous", "unproved", "flaky", "sandbox_fault");

    [Fact]
    public void The_levels_are_ordered_from_least_to_most() =>
        Enum.GetValues<Level>().Order().Select(l => l.Word()).Should().Equal("none", "compiled", "defined", "smoked", "agreed", "tested");

    [Fact]
    public void A_word_is_what_is_written_in_JSON()
    {
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            var json = JsonSerializer.Serialize(outcome);
            json.Should().Be($"\"{outcome.Word()}\"");
            JsonSerializer.Deserialize<Outcome>(json).Should().Be(outcome);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"splendid\"")]
    [InlineData("null")]
    public void What_is_no_word_is_not_read(string json) =>
        json.Invoking(j => JsonSerializer.Deserialize<Outcome>(j)).Should().Throw<JsonException>();

    [Fact]
    public void A_time_limit_leaves_three_times_as_much_on_the_clock() =>
        Limits.ForTimeout(TimeSpan.FromSeconds(4)).Should().Be(new Limits { Cpu = TimeSpan.FromSeconds(4), Wall = TimeSpan.FromSeconds(12) });
}
