using System.Text.Json;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Questions;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using InstructMix.Tests.Shared.Questions;

namespace InstructMix.Generation.Tests.Questions;

/// <summary>What the script that was published got wrong, one by one, in a whole run.</summary>
public sealed class PublishedFaultsTests : IDisposable
{
    private readonly World _world = new(60);
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task When_is_asked_for_as_often_as_the_others()
    {
        var (kept, _) = await RunAsync();
        var counts = kept.GroupBy(k => Meta(k, "kind")).ToDictionary(g => g.Key, g => g.Count());
        counts["when"].Should().BeGreaterThanOrEqualTo((int)(counts.Values.Max() / 1.2));
        kept.Where(k => Meta(k, "kind") == "when").Should().OnlyContain(k => k.GetProperty("instruction").GetString()!.StartsWith("When ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_with_the_letters_na_are_kept_and_na_alone_is_none()
    {
        var (kept, rejects) = await RunAsync(balance: 0);
        var answers = kept.Select(k => Meta(k, "answer")).ToList();
        answers.Should().Contain("NASA").And.Contain("the DNA of barley").And.Contain("the NA register").And.NotContain("NA");
        rejects.Where(r => Meta(r, "answer") == "NA").Should().NotBeEmpty().And.OnlyContain(r => r.GetProperty("reason").GetString() == "not_available");
    }

    [Fact]
    public async Task Whose_is_not_taken_for_who()
    {
        var (kept, rejects) = await RunAsync(balance: 0);
        kept.Should().NotContain(k => k.GetProperty("instruction").GetString()!.StartsWith("Whose", StringComparison.Ordinal));
        rejects.Where(r => Question(r).StartsWith("Whose", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(r => r.GetProperty("reason").GetString() == "wrong_kind");
    }

    [Fact]
    public async Task All_topics_of_a_passage_go_on()
    {
        var (kept, _) = await RunAsync(balance: 0);
        kept.GroupBy(k => k.GetProperty("meta").GetProperty("passage").GetProperty("line").GetInt64()).Count(g => g.Select(k => Meta(k, "topic")).Distinct().Count() == 2)
            .Should().BeGreaterThan(50);
        kept.Should().NotContain(k => Meta(k, "topic") == "the weather of the coast", "one sample of three named it");
    }

    [Fact]
    public async Task Two_answers_are_compared()
    {
        var (kept, rejects) = await RunAsync(balance: 0);
        var contradicted = _world.Cases.Where(c => c.Habit == WorldHabit.Contradicting).Select(c => c.Question).ToHashSet();
        contradicted.Should().NotBeEmpty();
        kept.Should().NotContain(k => contradicted.Contains(k.GetProperty("instruction").GetString()!));
        rejects.Where(r => contradicted.Contains(Question(r))).Should().HaveCount(contradicted.Count).And.OnlyContain(r => r.GetProperty("reason").GetString() == "disagrees");
    }

    [Fact]
    public async Task A_run_that_ends_before_its_time_loses_nothing()
    {
        await using var server = await QuestionRunTests.StartAsync(_world);
        using var stop = new CancellationTokenSource();
        var stopped = () => RunAsync(server, stop.Token, p =>
        {
            if (p.Calls.Answered >= 500) stop.Cancel();
        });
        await stopped.Should().ThrowAsync<OperationCanceledException>();
        int had = File.ReadLines(_folder["qa.jsonl.journal"]).Count();
        had.Should().BeGreaterThanOrEqualTo(500);

        (await RunAsync(server, CancellationToken.None)).Calls.Resumed.Should().BeGreaterThanOrEqualTo(had);
    }

    private async Task<(List<JsonElement> Kept, List<JsonElement> Rejects)> RunAsync(double balance = 1.2)
    {
        await using var server = await QuestionRunTests.StartAsync(_world);
        await RunAsync(server, CancellationToken.None, balance: balance);
        return (_folder.Records("qa.jsonl").ToList(), _folder.Records("qa.rejects.jsonl").ToList());
    }

    private Task<InstructMix.Generation.Questions.Outputs.QuestionSummary> RunAsync(CompletionServer server, CancellationToken cancellation, Action<QuestionProgress>? told = null, double balance = 1.2) =>
        new QuestionRun(_http, TimeProvider.System, new Random(1), t => t.Length / 4).RunAsync(
            new QuestionOptions
            {
                Texts = [_folder.Write("texts.jsonl", [.. _world.Passages.Select(p => JsonSerializer.Serialize(new { text = p.Text }))])],
                Output = _folder["qa.jsonl"],
                Endpoint = EndpointAddress.Parse(server.Address),
                Model = "tiny",
                Sampling = new Sampling { MaxTokens = 256, Seed = 0 },
                Balance = balance,
            },
            told, cancellation);

    private static string Meta(JsonElement record, string field) => record.GetProperty("meta").TryGetProperty(field, out var value) ? value.GetString()! : "";

    private static string Question(JsonElement record) => record.TryGetProperty("instruction", out var value) ? value.GetString()! : "";
}
