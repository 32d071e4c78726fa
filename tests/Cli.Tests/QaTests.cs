using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Cli.Tests.Schemas;
using InstructMix.Generation;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Journals;
using InstructMix.Tests.Shared;
using InstructMix.Tests.Shared.Http;
using InstructMix.Tests.Shared.Questions;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Cli.Tests;

public sealed class QaTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Texts_become_pairs_that_a_mix_reads_as_they_are()
    {
        var world = new World(10);
        await using var server = await StartAsync(world);

        var result = await CommandLine.RunAsync([.. Arguments(server, world, "qa.jsonl"), "--json"]);

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Contain($"pairs    {_folder["qa.jsonl"]}").And.Contain("questions, by kind and stage");
        int kept = result.Json.GetProperty("report").GetProperty("kept").GetInt32();
        _folder.Records("qa.jsonl").Should().HaveCount(kept);
        new SchemaFile("question.schema.json").ShouldDescribe(File.ReadLines(_folder["qa.jsonl"]));
        new SchemaFile("question-reject.schema.json").ShouldDescribe(File.ReadLines(_folder["qa.rejects.jsonl"]));
        new SchemaFile("question-report.schema.json").ShouldDescribe([await File.ReadAllTextAsync(_folder["qa.report.json"])]);

        _folder.Write("recipe.json", """{"name": "m", "sources": [{"source": "synthetic_qa", "path": "qa.jsonl", "where": "Meta[\"kind\"] != \"what\""}]}""");
        var mixed = await CommandLine.RunAsync("mix", _folder["recipe.json"], "--output", _folder["mix"]);
        mixed.ExitCode.Should().Be(ExitCode.Done, mixed.Error);
        var whats = _folder.Records("qa.jsonl").Count(r => r.GetProperty("meta").GetProperty("kind").GetString() == "what");
        string all = string.Concat(Directory.EnumerateFiles(_folder["mix"], "*part*.json").Select(File.ReadAllText));
        all.Split("\"synthetic_qa\"").Should().HaveCount(kept - whats + 1);
    }

    [Fact]
    public async Task Texts_that_cannot_be_used_are_told_with_file_and_line_and_the_others_go_on()
    {
        var world = new World(4);
        await using var server = await StartAsync(world);
        string latin = _folder["latin.txt"], empty = _folder.WriteText("empty.md", ""), records = _folder.Write("bad.jsonl", "{", """{"text": 5}""");
        await File.WriteAllBytesAsync(latin, [.. "Caf"u8, 0xE9]);
        string longest = _folder.Write("long.txt", string.Join(' ', Enumerable.Repeat("and", 900)) + ".");

        string[] arguments = [.. Arguments(server, world, "qa.jsonl"), latin, empty, records, longest];
        var result = await CommandLine.RunAsync(arguments);

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Line($"{latin}:1: ").Should().Contain("the text is not UTF-8; save the file as UTF-8");
        result.Line($"{empty}: ").Should().Contain("holds no text");
        result.Line($"{records}:1: ").Should().Contain("not JSON");
        result.Line($"{records}:2: ").Should().Contain("has no text in \"text\"");
        result.Line($"{longest}:1: ").Should().Contain("a sentence has 90");
        _folder.Records("qa.jsonl").Should().NotBeEmpty();

        (await CommandLine.RunAsync([.. arguments, "--strict"])).ExitCode.Should().Be(ExitCode.Unusable);
    }

    [Theory]
    [InlineData("--min-grounding", "1.5", "--min-grounding must be from 0 to 1, not 1.5")]
    [InlineData("--near-duplicates", "0", "--near-duplicates must be more than 0 and at most 1, not 0")]
    [InlineData("--kinds", "who,wen", "--kinds has no 'wen'")]
    [InlineData("--balance", "0.9", "--balance must be 1 or more, or 0 for none, not 0.9")]
    [InlineData("--context", "300", "--context 300: the template qa-dialogue has")]
    [InlineData("--texts", "no-such-file.txt", "--texts no-such-file.txt: there is no such file")]
    public async Task What_cannot_be_is_told_before_anything_is_sent(string option, string value, string told)
    {
        var world = new World(1);
        await using var server = await StartAsync(world);

        var result = await CommandLine.RunAsync([.. Arguments(server, world, "qa.jsonl"), option, value]);

        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(told);
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_model_that_writes_json_or_another_language_gives_rejects_and_no_pair()
    {
        var world = new World(3);
        foreach (string says in new[] { "{\"question\": \"Who?\"}", "Wer hat das Haus am See in jenem Sommer gebaut und bemalt?" })
        {
            var model = new WorldModel(world);
            await using var server = await CompletionServer.StartAsync((context, call) => context.Response.WriteAsync(CompletionServer.Completion(
                call.Json.GetProperty("messages")[0].GetProperty("content").GetString()!.StartsWith("You name", StringComparison.Ordinal) ? model.Reply(call.Json) : says)));

            var result = await CommandLine.RunAsync(Arguments(server, world, $"{says.Length}.jsonl"));

            result.ExitCode.Should().Be(ExitCode.Done, result.Error);
            _folder.Records($"{says.Length}.jsonl").Should().BeEmpty();
            _folder.Records($"{says.Length}.rejects.jsonl").Should().HaveCount(36).And.OnlyContain(r => r.GetProperty("reason").GetString() == (says[0] == '{' ? "json" : "other_language"));
            result.Error.Should().Contain("no question of the kind who, what, where, when, why, how was kept");
        }
    }

    [Fact]
    public async Task A_plan_costs_nothing()
    {
        var world = new World(5);
        await using var server = await StartAsync(world);

        var result = await CommandLine.RunAsync([.. Arguments(server, world, "qa.jsonl"), "--plan", "--json", "--price-in", "1"]);

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Json.GetProperty("calls").GetInt32().Should().Be((5 * 3) + (5 * 3 * 6 * 7));
        result.Json.GetProperty("cost").GetDecimal().Should().BePositive();
        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Its_prompts_can_be_seen_to_the_byte()
    {
        var world = new World(1);
        await using var server = await StartAsync(world);
        (await CommandLine.RunAsync(Arguments(server, world, "qa.jsonl"))).ExitCode.Should().Be(ExitCode.Done);
        string[] sent = [.. server.Calls.Select(c => System.Text.Encoding.UTF8.GetString(c.Body))];
        string passage = _folder.WriteText("passage.txt", world.Passages[0].Text + "\n"), question = _folder.Records("qa.jsonl")[0].GetProperty("instruction").GetString()!;

        string[][] shown = [["qa-topic", "--sample", "2", "--set", $"text=@{passage}"], ["qa-closed-answer", "--set", $"question={question}"]];
        foreach (string[] one in shown)
        {
            var result = await CommandLine.RunAsync(["prompt", "show", .. one, "--model", "tiny", "--seed", "0"]);
            result.ExitCode.Should().Be(ExitCode.Done, result.Error);
            sent.Should().Contain(result.Output.TrimEnd('\n'), one[0]);
        }

        (await ShowAsync("--set", "question=Who?")).Should().Contain("qa-back-question fills in text, answer: say --set text=TEXT, or --set text=@FILE");
        (await ShowAsync("--set", "text=a", "--set", "answer=b", "--set", "topic=c")).Should().Contain("--set topic: qa-back-question fills in text, answer, and no topic");
        (await ShowAsync("--set", "text")).Should().Contain("--set text: write NAME=TEXT, or NAME=@FILE");
        (await ShowAsync("--set", "text=@no-such-file")).Should().Contain("no-such-file");

        static async Task<string> ShowAsync(params string[] set)
        {
            var result = await CommandLine.RunAsync(["prompt", "show", "qa-back-question", "--model", "tiny", .. set]);
            result.ExitCode.Should().Be(ExitCode.Unusable);
            return result.Error;
        }
    }

    [Fact]
    public async Task A_run_that_is_killed_ten_times_pays_for_nothing_twice_and_writes_the_same_bytes()
    {
        var world = new World(25);
        await using var server = await StartAsync(world, call => Task.Delay(1 + (call % 5)));
        string[] undisturbed = Arguments(server, world, "a.jsonl");
        (await CommandLine.RunAsync(undisturbed)).ExitCode.Should().Be(ExitCode.Done);
        int all = server.Calls.Count;
        string[] arguments = Arguments(server, world, "b.jsonl");

        var paid = new HashSet<string>(StringComparer.Ordinal);
        for (int kill = 1; kill <= 10; kill++)
        {
            int from = server.Calls.Count;
            using var program = ProgramProcess.Start(null, arguments);
            // Ten moments, from the first answers to the last.
            while (!program.HasExited && server.Calls.Count < from + (all / 12)) await Task.Delay(2);
            program.HasExited.Should().BeFalse();
            await program.KillAsync();
            await program.EndAsync(Patience);
            server.Calls.Skip(from).Select(Key).Should().NotIntersectWith(paid);
            _folder.Names.Should().NotContain("b.jsonl");
            paid = [.. File.ReadLines(_folder["b.jsonl.journal"]).Select(KeyOfLine).OfType<string>()];
        }

        int before = server.Calls.Count;
        using (var last = ProgramProcess.Start(null, arguments)) (await last.EndAsync(Patience)).ExitCode.Should().Be(ExitCode.Done);
        server.Calls.Skip(before).Select(Key).Should().NotIntersectWith(paid);
        foreach (string name in new[] { ".jsonl", ".rejects.jsonl", ".report.json" })
            (await File.ReadAllBytesAsync(_folder["b" + name])).Should().Equal(await File.ReadAllBytesAsync(_folder["a" + name]), name);
    }

    // With the seed 0 the number of a sample is what the request says.
    private static string Key(CompletionServer.Call call) => JournalEntry.KeyOf(new Inquiry(Api.Chat, call.Body), (int)call.Json.GetProperty("seed").GetInt64());

    private static string? KeyOfLine(string line)
    {
        try
        {
            return JsonDocument.Parse(line).RootElement.GetProperty("key").GetString();
        }
        catch (JsonException)
        {
            return null; // the line that was being written
        }
    }

    private static Task<CompletionServer> StartAsync(World world, Func<int, Task>? wait = null)
    {
        var model = new WorldModel(world);
        return CompletionServer.StartAsync(async (context, call) =>
        {
            if (wait is not null) await wait(call.Number);
            await context.Response.WriteAsync(CompletionServer.Completion(model.Reply(call.Json)));
        });
    }

    private string[] Arguments(CompletionServer server, World world, string output) =>
    [
        "qa", "generate", "--output", _folder[output], "--endpoint", server.Address, "--model", "tiny", "--seed", "0", "--jobs", "8", "--texts",
        _folder.Write("texts.jsonl", [.. world.Passages.Select(p => JsonSerializer.Serialize(new { title = $"Chapter {p.Number}", text = p.Text }))]),
    ];
}
