using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Judging;
using InstructMix.Mixer.Outputs;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests;

/// <summary>Expressions over what a model thinks of records.</summary>
public sealed class JudgedTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Judge _judge = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_records_that_come_to_it_are_asked_about_and_each_pair_once()
    {
        string[] lines = ["""["good","long enough"]""", """["bad","long enough"]""", """["good","short"]""", """["good","long enough"]""", """["strange","long enough"]"""];
        _folder.WriteText("qa.jsonl", string.Join('\n', lines));

        var summary = await Mix("Response.Length > 6 && Judged.Helpful >= 3");

        _judge.Asked.Should().Equal("good", "bad", "good", "strange");
        var source = summary.Manifest.Sources[0];
        (source.Judged, source.Unjudged, source.Records.Kept).Should().Be((4, 1, 1));
        source.Records.Of(DropReason.Where).Should().Be(3);
        File.ReadAllText(_folder["out/lock.json"]).Should().Contain("judge.md");
    }

    [Fact]
    public async Task A_plan_counts_judgements_and_asks_for_none()
    {
        _folder.WriteText("qa.jsonl", """["good","long enough"]""" + "\n" + """["good","short"]""");

        var plan = await new MixRun(new PythonProcess()).PlanAsync(Recipe("Response.Length > 6 && Judged.Helpful >= 3"));

        (plan.Judgements, plan.Pairs).Should().Be((1, 1));
    }

    [Fact]
    public async Task Without_a_server_a_recipe_with_a_judge_is_refused()
    {
        _folder.WriteText("qa.jsonl", """["good","long enough"]""");

        var mixing = () => new MixRun(new PythonProcess()).RunAsync(Recipe("Judged.Harmful < 1"), _folder["out"]);

        (await mixing.Should().ThrowAsync<UnusableInputException>()).WithMessage("*no server is named that could judge; add --endpoint URL");
    }

    private string Recipe(string where) =>
        _folder.WriteText("recipe.json", $$"""{ "name": "j", "judge": { "model": "m" }, "sources": [ { "source": "synthetic_qa", "path": "qa.jsonl", "where": "{{where}}" } ] }""");

    private Task<MixSummary> Mix(string where) => new MixRun(new PythonProcess()) { OpenJudge = (_, _) => Task.FromResult<IJudge>(_judge) }.RunAsync(Recipe(where), _folder["out"]);

    private sealed class Judge : IJudge
    {
        public List<string> Asked { get; } = [];

        public IReadOnlyList<InputFile> Prompts { get; } = [new InputFile("judge.md", 1, "0")];

        public async IAsyncEnumerable<Judgement?> JudgeAsync(IEnumerable<Pair> pairs, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            foreach (var pair in pairs)
            {
                await Task.Yield();
                Asked.Add(pair.Instruction);
                yield return pair.Instruction switch { "good" => new Judgement(4, 0, "fine"), "bad" => new Judgement(1, 0, "poor"), _ => null };
            }
        }

        public ValueTask DisposeAsync() => default;
    }
}
