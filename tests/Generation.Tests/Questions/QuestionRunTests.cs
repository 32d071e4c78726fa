using System.Text.Json;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Outputs;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using InstructMix.Tests.Shared.Questions;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Generation.Tests.Questions;

public sealed class QuestionRunTests(Xunit.Abstractions.ITestOutputHelper output) : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<string> _problems = [];

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_kept_is_right_and_what_is_right_is_kept_and_the_kinds_are_balanced()
    {
        var world = new World(220);
        await using var server = await StartAsync(world);

        var summary = await RunAsync(Options(server, world));

        var kept = Records("qa.jsonl");
        kept.Count.Should().Be(summary.Report.Kept).And.BeGreaterThan(600);
        var byKind = kept.GroupBy(k => Meta(k, "kind").GetString()!).ToDictionary(g => g.Key, g => g.Count());
        byKind.Keys.Should().BeEquivalentTo(["who", "what", "where", "when", "why", "how"]);
        byKind.Values.Max().Should().BeLessThanOrEqualTo((int)(byKind.Values.Min() * 1.2));

        int right = kept.Count(k => world.IsRight(Text(k, "instruction"), Text(k, "response")));
        int all = world.Cases.Count(c => c.IsRight), left = summary.Report.Kinds.Sum(k => k.Stages[^1].Dropped.Values.Sum());
        output.WriteLine($"{world.Cases.Count()} questions, {all} right; kept {kept.Count}, {right} of them right; {left} left out for the balance; {string.Join(", ", byKind.Select(k => $"{k.Key} {k.Value}"))}");
        ((double)right / kept.Count).Should().BeGreaterThanOrEqualTo(0.95);

        // What only the balance leaves out was not judged wrong, but it is not kept either: the stricter count is of what stands in the output.
        ((double)right / all).Should().BeGreaterThanOrEqualTo(0.8);
    }

    [Fact]
    public async Task The_same_answers_give_the_same_bytes_whatever_arrives_first()
    {
        var world = new World(30);
        await using var quick = await StartAsync(world);
        await using var slow = await StartAsync(world, (call, stop) => Task.Delay(call % 7, stop));

        await RunAsync(Options(quick, world) with { Output = _folder["a.jsonl"], Jobs = 1 });
        await RunAsync(Options(slow, world) with { Output = _folder["b.jsonl"], Jobs = 64 });

        foreach (string name in new[] { ".jsonl", ".rejects.jsonl", ".report.json" })
            (await File.ReadAllBytesAsync(_folder["b" + name])).Should().Equal(await File.ReadAllBytesAsync(_folder["a" + name]), name);
        Records("a.jsonl").Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_count_ends_the_run_and_gives_the_same_bytes_however_many_are_asked_for_at_a_time()
    {
        var world = new World(60);
        await using var server = await StartAsync(world, (call, stop) => Task.Delay(call % 3, stop));

        var one = await RunAsync(Options(server, world) with { Output = _folder["a.jsonl"], Count = 60, Jobs = 2 });
        int calls = server.Calls.Count;
        await RunAsync(Options(server, world) with { Output = _folder["b.jsonl"], Count = 60, Jobs = 16 });

        one.Report.Kinds.Should().OnlyContain(k => k.Kept == 10);
        calls.Should().BeLessThan(2500, "no more is asked for than is needed");
        foreach (string name in new[] { ".jsonl", ".rejects.jsonl", ".report.json" })
            (await File.ReadAllBytesAsync(_folder["b" + name])).Should().Equal(await File.ReadAllBytesAsync(_folder["a" + name]), name);
    }

    [Fact]
    public async Task A_second_run_asks_for_nothing_and_writes_the_same_bytes()
    {
        var world = new World(12);
        await using var server = await StartAsync(world);
        await RunAsync(Options(server, world));
        byte[] before = await File.ReadAllBytesAsync(_folder["qa.jsonl"]);
        int calls = server.Calls.Count;

        var again = await RunAsync(Options(server, world));

        server.Calls.Count.Should().Be(calls);
        again.Calls.Asked.Should().Be(0);
        (await File.ReadAllBytesAsync(_folder["qa.jsonl"])).Should().Equal(before);
    }

    [Fact]
    public async Task A_journal_of_other_settings_is_told_and_not_passed_over()
    {
        var world = new World(3);
        await using var server = await StartAsync(world);
        await RunAsync(Options(server, world));
        int calls = server.Calls.Count;

        var others = () => RunAsync(Options(server, world) with { Model = "another" });

        (await others.Should().ThrowAsync<UnusableInputException>()).WithMessage("*qa.jsonl.journal: has * answers, and none to what this run asks*name another --output*");
        server.Calls.Count.Should().Be(calls);
        Records("qa.jsonl").Should().NotBeEmpty("what was written stays");
    }

    [Fact]
    public async Task Nothing_is_asked_for_twice_in_one_run()
    {
        var world = new World(40);
        await using var server = await StartAsync(world);

        await RunAsync(Options(server, world) with { Jobs = 32 });

        server.Calls.Select(c => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(c.Body))).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Each_pair_has_its_evidence_and_its_scores()
    {
        var world = new World(12);
        await using var server = await StartAsync(world);

        await RunAsync(Options(server, world));

        foreach (var pair in Records("qa.jsonl"))
        {
            Text(pair, "source").Should().Be("synthetic_qa");
            Meta(pair, "model").GetString().Should().Be("tiny");
            Meta(pair, "topic").GetString().Should().NotBeEmpty();
            var passage = Meta(pair, "passage");
            passage.GetProperty("file").GetString().Should().EndWith("texts.jsonl");
            world.Passages[(int)passage.GetProperty("line").GetInt64() - 1].Text.Should().Be(passage.GetProperty("text").GetString());
            passage.GetProperty("title").GetString().Should().StartWith("Chapter ");
            foreach (string score in new[] { "topic", "kind", "stands_alone", "answered", "answers_kind", "grounding", "second_sample", "closed_book", "round_trip", "statement", "response", "duplicate" })
                Meta(pair, "scores").GetProperty(score).GetDouble().Should().BeInRange(0, 1, score);
            Meta(pair, "prompts").EnumerateObject().Select(p => p.Name).Should().Equal("qa-topic", "qa-question", "qa-answer", "qa-closed-answer", "qa-back-question", "qa-statement", "qa-dialogue");
            foreach (string evidence in new[] { "answer", "second_answer", "closed_answer", "question_again", "statement" }) Meta(pair, evidence).GetString().Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task Every_reject_has_its_stage_and_reason_and_the_waterfall_counts_them_all()
    {
        var world = new World(100);
        await using var server = await StartAsync(world);

        var summary = await RunAsync(Options(server, world));

        var rejects = Records("qa.rejects.jsonl");
        var reasons = rejects.Select(r => $"{Text(r, "stage")}: {Text(r, "reason")}").ToHashSet();
        reasons.Should().Contain(
        [
            "question: wrong_kind", "question: not_alone", "question: json", "question: other_language", "question: ungrounded", "answer: not_available", "answer: refusal", "answer: wrong_answer_kind",
            "second_sample: disagrees", "grounding: ungrounded", "round_trip: other_question", "response: fragment", "response: answer_lost", "response: ungrounded",
        ]);
        foreach (var kind in summary.Report.Kinds)
        {
            kind.In.Should().Be(200);
            kind.Stages.Select(s => s.Stage).Should().Equal(Enum.GetValues<QuestionStage>());
            kind.Stages.Zip(kind.Stages.Skip(1)).Should().OnlyContain(p => p.First.Kept == p.Second.In);
            kind.Stages[^1].Kept.Should().Be(kind.Kept);
            kind.Stages.Sum(s => s.Dropped.Values.Sum()).Should().Be(rejects.Count(r => Meta(r, "kind").GetString() == kind.Kind.Word()));
        }

        var written = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["qa.report.json"])).RootElement;
        written.GetProperty("kept").GetInt32().Should().Be(summary.Report.Kept);
        written.GetProperty("thresholds").GetProperty("second_sample").GetDouble().Should().Be(0.6);
    }

    [Fact]
    public async Task Text_goes_through_a_base_model_as_well()
    {
        await using var server = await CompletionServer.StartAsync((context, call) =>
        {
            string prompt = call.Json.GetProperty("prompt").GetString()!;
            return context.Response.WriteAsync(CompletionServer.Completion(
                prompt.EndsWith("TOPICS ===\n", StringComparison.Ordinal) ? "the tide mill of Velmora\n"
                : prompt.StartsWith("Questions about texts", StringComparison.Ordinal) ? " When did the tide mill of Velmora open?"
                : prompt.StartsWith("Answers that were", StringComparison.Ordinal) ? " When did the tide mill of Velmora open?"
                : prompt.StartsWith("Questions and answers", StringComparison.Ordinal) ? " The tide mill of Velmora opened on 3 May 1921."
                : prompt.StartsWith("A long talk", StringComparison.Ordinal) ? " It was on 3 May 1921 that the tide mill of Velmora opened."
                : " 3 May 1921"));
        });
        string text = _folder.Write("a.txt", "On May 3rd, 1921 the engineer Ilva Renn opened the tide mill of Velmora.");

        await RunAsync(Options(server, text) with { Api = Api.Completions, Kinds = [QuestionKind.When] });

        Text(Records("qa.jsonl").Single(), "response").Should().Be("It was on 3 May 1921 that the tide mill of Velmora opened.");
        server.Calls.Should().OnlyContain(c => c.Path == "/v1/completions" && c.Json.GetProperty("stop").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_budget_ends_the_run_with_what_it_has_and_a_larger_one_goes_on()
    {
        var world = new World(12);
        await using var server = await StartAsync(world);
        var options = Options(server, world) with { Budget = new BudgetLimits { MaxTokens = 3000, PriceIn = 1, PriceOut = 2 }, Balance = 0 };

        var first = await RunAsync(options);
        int calls = server.Calls.Count;
        var second = await RunAsync(options with { Budget = new BudgetLimits() });

        first.Calls.LeftOut.Should().BePositive();
        first.Cost.Should().BePositive();
        first.Output.Should().NotBeNull();
        first.Report.Kinds.Sum(k => k.Stages.Sum(s => s.Dropped.GetValueOrDefault("not_asked"))).Should().BePositive();
        second.Calls.Resumed.Should().BeGreaterThanOrEqualTo(calls);
        server.Calls.Count.Should().Be(calls + second.Calls.Asked);
    }

    [Fact]
    public async Task A_server_that_does_not_take_the_key_ends_the_run_at_once()
    {
        await using var server = await CompletionServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 401;
            return context.Response.WriteAsync("""{"error": {"message": "no"}}""");
        });

        var run = () => RunAsync(Options(server, new World(5)));

        (await run.Should().ThrowAsync<UnusableInputException>()).WithMessage("*the server wants a key*");
        _folder.Names.Should().NotContain("qa.jsonl").And.NotContain(n => n.EndsWith(".shelf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_that_cannot_be_are_told_all_at_once()
    {
        await using var server = await CompletionServer.SayingAsync("x");
        var options = Options(server, _folder.Write("a.txt", "Text of a file.")) with
        {
            Kinds = [],
            Thresholds = new QuestionThresholds { Grounding = 1.5, RoundTrip = -0.1, NearDuplicates = 0, Topic = double.NaN },
            Balance = 0.5,
            Jobs = 0,
        };

        var run = () => RunAsync(options);

        (await run.Should().ThrowAsync<UnusableInputException>()).Which.Message.Should().Be(
            "--kinds names no kind; --balance must be 1 or more, or 0 for none, not 0.5; --jobs must be from 1 to 1024, not 0; --min-topic must be from 0 to 1, not NaN; "
            + "--min-grounding must be from 0 to 1, not 1.5; --min-round-trip must be from 0 to 1, not -0.1; --near-duplicates must be more than 0 and at most 1, not 0");
    }

    [Fact]
    public async Task A_model_that_takes_too_little_is_told_before_anything_is_sent()
    {
        await using var server = await CompletionServer.SayingAsync("x");
        var run = () => RunAsync(Options(server, _folder.Write("a.txt", "Text of a file.")) with { Context = 512 });
        (await run.Should().ThrowAsync<UnusableInputException>()).WithMessage("--context 512: the template qa-dialogue has * tokens*");
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_that_says_what_its_model_takes_is_heeded()
    {
        await using var server = await CompletionServer.SayingAsync("x");
        server.Models = ["tiny"];
        server.ModelLimit = 3000;
        var run = () => RunAsync(Options(server, _folder.Write("a.txt", "Text of a file.")));
        (await run.Should().ThrowAsync<UnusableInputException>()).WithMessage("--context 4096: the server says that tiny takes 3000 tokens; give --context 3000");
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_sends_nothing_and_is_near_to_what_is_sent()
    {
        var world = new World(20);
        await using var server = await StartAsync(world);
        var options = Options(server, world);
        var run = new QuestionRun(_http, TimeProvider.System, new Random(1), t => t.Length / 4);

        var plan = await run.ForecastAsync(options, _ => { });
        server.Calls.Should().BeEmpty();
        _folder.Names.Should().NotContain("qa.jsonl.journal");
        (plan.Passages, plan.TopicsEach, plan.TopicsBy, plan.TokensBy).Should().Be((20, 3, "guess", "limit"));
        plan.Calls.Should().Be((20 * 3) + (20 * 3 * 6 * 7));

        await RunAsync(options);
        var later = await run.ForecastAsync(options, _ => { });
        (later.TopicsEach, later.TopicsBy, later.TokensBy).Should().Be((2, "journal", "usage"));
        later.Spent.Should().BePositive();
    }

    internal static Task<CompletionServer> StartAsync(World world, Func<int, CancellationToken, Task>? wait = null)
    {
        var model = new WorldModel(world);
        return CompletionServer.StartAsync(async (context, call) =>
        {
            if (wait is not null) await wait(call.Number, context.RequestAborted);
            await context.Response.WriteAsync(CompletionServer.Completion(model.Reply(call.Json)));
        });
    }

    private QuestionOptions Options(CompletionServer server, World world) => Options(server, _folder.Write(
        "texts.jsonl", [.. world.Passages.Select(p => JsonSerializer.Serialize(new { title = $"Chapter {p.Number}", text = p.Text }))]));

    private QuestionOptions Options(CompletionServer server, string text) => new()
    {
        Texts = [text],
        Output = _folder["qa.jsonl"],
        Endpoint = EndpointAddress.Parse(server.Address),
        Model = "tiny",
        Sampling = new Sampling { MaxTokens = 256, Seed = 0 },
        Jobs = 16,
    };

    private Task<QuestionSummary> RunAsync(QuestionOptions options) =>
        new QuestionRun(_http, TimeProvider.System, new Random(1), t => t.Length / 4, t => t.StartsWith("Wer ", StringComparison.Ordinal) ? "de" : "en").RunAsync(options, p =>
        {
            if (p.Problem is { } problem) _problems.Add(problem);
        });

    private List<JsonElement> Records(string name) => [.. File.ReadLines(_folder[name]).Select(l => JsonDocument.Parse(l).RootElement)];

    private static string Text(JsonElement record, string field) => record.GetProperty(field).GetString()!;

    private static JsonElement Meta(JsonElement record, string field) => record.GetProperty("meta").GetProperty(field);
}
