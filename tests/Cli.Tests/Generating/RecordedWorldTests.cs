using System.Text.Json;
using InstructMix.Cli.Tests.Generating.Worlds;
using InstructMix.Cli.Tests.Given;
using InstructMix.Core.Similarity;

namespace InstructMix.Cli.Tests.Generating;

public sealed class RecordedWorldTests : IDisposable
{
    private static readonly string[] Settings =
        ["--verify", "--count", "2400", "--samples", "12", "--new-requests", "120", "--tests", "8", "--repair", "1", "--round", "600"];

    private readonly WorldFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_kept_pair_is_right_and_the_share_is_higher_than_by_single_tests()
    {
        await using var world = await RecordedWorld.StartAsync();

        var result = await CommandLine.RunAsync(_folder.Arguments("a.jsonl", world, [.. Settings, "--jobs", "32"]));

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        var (right, kept) = await _folder.HiddenAsync("a.kept.jsonl");
        var (rightBySingle, keptBySingle) = await BySingleTestsAsync("a");
        Console.WriteLine($"{right} of {kept} kept pairs are right; by single tests {rightBySingle} of {keptBySingle}");
        kept.Should().BeGreaterThan(150);
        right.Should().Be(kept, "tests that the generator never saw say so");
        ((double)right / kept).Should().BeGreaterThan((double)rightBySingle / keptBySingle);
        rightBySingle.Should().BeLessThan(keptBySingle, "a single test of a model's lets wrong answers through");

        ShouldBeInOrder(result.Json.GetProperty("waterfall"));
        ShouldHaveBalancedRequests(result.Json);
        var levels = _folder.Records("a.kept.jsonl").Select(r => r.GetProperty("verification").GetProperty("level").GetString()).Distinct();
        levels.Should().BeEquivalentTo("tested", "agreed");
        var repaired = _folder.Records("a.kept.jsonl").Where(r => r.GetProperty("meta").TryGetProperty("repair", out _)).ToList();
        repaired.Should().NotBeEmpty().And.OnlyContain(r => r.GetProperty("id").GetString() == r.GetProperty("meta").GetProperty("repairs").GetString() + "-repair-1");
    }

    [Fact]
    public async Task Two_runs_with_one_seed_write_the_same_bytes()
    {
        await using var world = await RecordedWorld.StartAsync();
        await using var other = await RecordedWorld.StartAsync(faults: 0);
        string[] settings = ["--verify", "--count", "400", "--samples", "8", "--new-requests", "20", "--tests", "6", "--repair", "1", "--round", "160"];
        string report = _folder["report.html"];

        var result = await CommandLine.RunAsync([.. _folder.Arguments("a.jsonl", world, settings), "--jobs", "3", "--report", report]);
        var again = await CommandLine.RunAsync([.. _folder.Arguments("b.jsonl", other, settings), "--jobs", "40", "--sandbox-jobs", "1"]);

        (result.ExitCode, again.ExitCode).Should().Be((ExitCode.Done, ExitCode.Done), result.Error + again.Error);
        foreach (string name in new[] { ".jsonl", ".kept.jsonl", ".rejects.jsonl", ".requests.jsonl", ".refused.jsonl", ".tests.jsonl", ".jsonl.manifest.json" })
            (await File.ReadAllTextAsync(_folder["b" + name])).Should().Be(await File.ReadAllTextAsync(_folder["a" + name]), name);
        result.Json.GetProperty("rounds").GetInt32().Should().BeGreaterThan(2);
        (await File.ReadAllTextAsync(report)).Should().Contain("\"waterfall\":{\"stages\":[\"requested\",\"answered\",\"extracted\",\"compiled\",\"ran\",\"passed\",\"unique\",\"kept\"]");
        result.Error.Should().Contain("from request to pair").And.Contain("template:").And.Contain(" repair ").And.Contain("round:");
    }

    [Fact]
    public async Task A_budget_is_overrun_by_no_more_than_was_in_flight()
    {
        const int budget = 100_000, jobs = 8;
        await using var world = await RecordedWorld.StartAsync();

        var result = await CommandLine.RunAsync(_folder.Arguments("a.jsonl", world, [.. Settings, "--jobs", $"{jobs}", "--max-tokens-total", $"{budget}"]));

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        long told = _folder.Records("a.jsonl.journal").Sum(r => r.GetProperty("prompt_tokens").GetInt64() + r.GetProperty("completion_tokens").GetInt64());
        long most = _folder.Records("a.jsonl.journal").Max(r => r.GetProperty("prompt_tokens").GetInt64() + r.GetProperty("completion_tokens").GetInt64());
        told.Should().BeInRange(budget, budget + (jobs * most));
        result.Error.Should().Contain("the budget is spent");
    }

    private static void ShouldBeInOrder(JsonElement waterfall)
    {
        foreach (var row in waterfall.GetProperty("topics").EnumerateArray().Concat(waterfall.GetProperty("rounds").EnumerateArray()).Append(waterfall.GetProperty("total")))
        {
            long[] counts = [.. row.GetProperty("stages").EnumerateObject().Select(s => s.Value.GetInt64())];
            counts.Should().HaveCount(8).And.BeInDescendingOrder();
            counts[^1].Should().BePositive();
        }

        waterfall.GetProperty("templates").EnumerateArray().Select(r => r.GetProperty("name").GetString()).Should().Equal("answer", "request", "tests", "repair");
        double[] yields = [.. waterfall.GetProperty("rounds").EnumerateArray().Select(r => r.GetProperty("yield").GetDouble())];
        yields.Should().HaveCountGreaterThan(2);
    }

    private void ShouldHaveBalancedRequests(JsonElement summary)
    {
        var taken = _folder.Records("a.requests.jsonl");
        taken.Should().HaveCount(summary.GetProperty("new_requests").GetInt32()).And.HaveCountGreaterThan(100);
        foreach (string axis in new[] { "topic", "difficulty", "kind" })
        {
            int[] counts = [.. taken.GroupBy(r => r.GetProperty(axis).GetString()).Select(g => g.Count())];
            (counts.Max() - counts.Min()).Should().BeLessThanOrEqualTo(3, axis);
        }

        string[] texts = [.. taken.Concat(_folder.Records("requests.jsonl")).Select(r => r.GetProperty("instruction").GetString()!)];
        var pieces = texts.Select(Pieces.Of).ToList();
        for (int i = 0; i < taken.Count; i++)
            for (int j = i + 1; j < pieces.Count; j++) Pieces.Jaccard(pieces[i], pieces[j]).Should().BeLessThan(0.5, "{0} / {1}", texts[i], texts[j]);
        var near = _folder.Records("a.refused.jsonl").Where(r => r.GetProperty("reason").GetString() == "near_duplicate").ToList();
        near.Should().NotBeEmpty().And.OnlyContain(r => r.GetProperty("jaccard").GetDouble() >= 0.5 && r.GetProperty("threshold").GetDouble() == 0.5 && r.GetProperty("collided_with").GetString() != "");
        _folder.Records("a.refused.jsonl").Select(r => r.GetProperty("reason").GetString()).Distinct().Should().Contain(["no_name", "code"]);
    }

    /// <summary>The answers that pass the first test that the model wrote for their request, and how many of these are right.</summary>
    private async Task<(int Right, int Kept)> BySingleTestsAsync(string run)
    {
        var tests = _folder.Records(run + ".tests.jsonl").Where(t => t.GetProperty("tests").GetArrayLength() > 0)
            .ToDictionary(t => t.GetProperty("request").GetString()!, t => t.GetProperty("tests")[0].GetString()!);
        var answers = _folder.Records(run + ".jsonl").Where(r => tests.ContainsKey(r.GetProperty("meta").GetProperty("request").GetString()!));
        await File.WriteAllLinesAsync(_folder["single.jsonl"], answers.Select(r => JsonSerializer.Serialize(new
        {
            id = r.GetProperty("id").GetString(),
            instruction = r.GetProperty("instruction").GetString(),
            response = r.GetProperty("response").GetString(),
            entry_point = r.GetProperty("entry_point").GetString(),
            tests = new[] { tests[r.GetProperty("meta").GetProperty("request").GetString()!] },
        })));
        var result = await CommandLine.RunAsync("verify", _folder["single.jsonl"], "--output", _folder["single.kept.jsonl"], "--timeout", "1");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        return await _folder.HiddenAsync("single.kept.jsonl");
    }
}
