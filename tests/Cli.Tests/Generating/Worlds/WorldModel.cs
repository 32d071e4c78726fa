using System.Text.Json;
using System.Text.RegularExpressions;

namespace InstructMix.Cli.Tests.Generating.Worlds;

/// <summary>What the recorded world's model says: answers in many qualities, tests right and wrong, proposals new and not.</summary>
internal sealed partial class WorldModel
{
    private static readonly Dictionary<string, WorldProblem> ByName = WorldProblems.All.ToDictionary(p => p.Name);

    /// <summary>What it says to the body of a request.</summary>
    public static string Say(JsonElement body, Luck luck)
    {
        string[] turns = [.. body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()!)];
        if (turns[0].StartsWith("You write programming tasks", StringComparison.Ordinal)) return Proposal(luck);
        if (turns[0].StartsWith("You write tests", StringComparison.Ordinal)) return Tests(Problem(turns[^1]), turns[^1], luck);
        bool isRepair = turns[0].Contains("what went wrong", StringComparison.Ordinal);
        var problem = Problem(isRepair ? turns[1] : turns[^1]);
        if (problem is null) return "I can only write functions that I know.";
        if (isRepair) return luck.Has("repaired", 60) ? Fenced(problem.Function(problem.Right[0])) : turns[2];
        // Examples of the same family help, as they do models.
        int helpful = turns[1..^1].Count(t => Names().Matches(t).Any(m => m.Groups["name"].Value.StartsWith(problem.Family + "_", StringComparison.Ordinal)));
        return Answer(problem, luck, 46 + (12 * Math.Min(helpful, 2)));
    }

    private static WorldProblem? Problem(string text) =>
        Names().Matches(text).Select(m => ByName.GetValueOrDefault(m.Groups["name"].Value)).FirstOrDefault(p => p is not null);

    private static string Answer(WorldProblem problem, Luck luck, int rightPercent)
    {
        int quality = luck.Of("quality", 100);
        if (quality < rightPercent) return Dressed(problem.Function(problem.Right[luck.Of("which", problem.Right.Count)]), luck);
        int other = luck.Of("other", 100);
        return other switch
        {
            < 55 => Dressed(problem.Function(problem.Wrong[luck.Of("wrong", problem.Wrong.Count)]), luck),
            < 70 => Dressed(problem.Function("return result"), luck),
            < 80 => Dressed($"def {problem.Name}({problem.Parameter}:\n    return {problem.Parameter}", luck),
            < 88 => Dressed(problem.Function(problem.Right[0], "solve"), luck),
            < 90 => Fenced(problem.Function("while True:\n    pass")),
            < 96 => "That is a good question. It depends on what you want.",
            _ => Fenced(problem.Function($"\"\"\"Does it.\n\n>>> {problem.Name}({problem.Case(1).Argument})\n{problem.Case(5).Value}\n\"\"\"\n" + problem.Right[0])),
        };
    }

    private static string Tests(WorldProblem? problem, string asked, Luck luck)
    {
        if (problem is null) return "There is nothing to test.";
        if (luck.Has("no tests", 3)) return "Tests are useful.";
        int count = int.Parse(Count().Match(asked).Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return Fenced(string.Join('\n', Enumerable.Range(0, count).Select(i => luck.Of($"test {i}", 100) switch
        {
            < 18 => problem.WrongTest(i),
            < 30 => problem.WeakTest(i),
            _ => problem.Test(i),
        })));
    }

    private static string Proposal(Luck luck)
    {
        var problem = WorldProblems.All[luck.Of("proposal", WorldProblems.All.Count)];
        return luck.Of("form", 20) switch
        {
            0 => "Write something nice with lists, please, and let it be short.",
            1 => Fenced(problem.Function(problem.Right[0])),
            2 => "1. **Task:** " + problem.Instruction,
            3 => WorldProblems.All[0].Instruction + " Thank you.",
            4 => "<think>Something with " + problem.Topic + ".</think>\n" + problem.Instruction,
            _ => problem.Instruction,
        };
    }

    private static string Dressed(string code, Luck luck) => luck.Of("dress", 5) switch
    {
        0 => code,
        1 => $"Here it is:\n\n{Fenced(code)}\n\nIt does what you ask for.",
        2 => $"<think>The user wants a function.</think>\n{Fenced(code)}",
        _ => Fenced(code),
    };

    private static string Fenced(string code) => $"```python\n{code}\n```";

    [GeneratedRegex(@"`?\b(?<name>[a-z]+_\d+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"Write (?<count>\d+) assertions", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();
}
