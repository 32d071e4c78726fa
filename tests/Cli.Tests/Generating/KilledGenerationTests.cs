using System.Diagnostics;
using System.Text.Json;
using InstructMix.Cli.Tests.Generating.Worlds;
using InstructMix.Cli.Tests.Given;
using InstructMix.Generation;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Journals;

namespace InstructMix.Cli.Tests.Generating;

public sealed class KilledGenerationTests : IDisposable
{
    private const int Jobs = 12, Kills = 10;

    private static readonly string[] Settings =
        ["--verify", "--count", "600", "--samples", "6", "--new-requests", "40", "--tests", "5", "--repair", "1", "--round", "200", "--jobs", $"{Jobs}"];

    private readonly WorldFolder _folder = new(given: 60);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_paid_for_twice_however_often_a_run_is_killed()
    {
        await using var world = await RecordedWorld.StartAsync(faults: 2);
        world.Delay = TimeSpan.FromMilliseconds(60);
        string[] arguments = _folder.Arguments("a.jsonl", world, Settings);
        var random = new Random(7);
        int killed = 0;
        for (int i = 0; i < Kills; i++)
        {
            using var run = ProgramProcess.Start(dockerHost: null, arguments);
            int before = world.Paid.Count;
            // Somewhere after the first answers of this run, and never while nothing happens.
            await WaitAsync(() => world.Paid.Count > before + random.Next(1, 60) || run.HasExited);
            await Task.Delay(random.Next(0, 80));
            if (!run.HasExited) killed++;
            await run.KillAsync();
            await run.EndAsync(TimeSpan.FromSeconds(20));
            var had = Keys();
            int paid = world.Paid.Count;
            // What the journal has now must never be asked for again.
            Asked(world, paid).Should().NotIntersectWith(had);
            _earlier.Add((paid, had));
        }

        using var last = ProgramProcess.Start(dockerHost: null, arguments);
        (await last.EndAsync(TimeSpan.FromMinutes(3))).ExitCode.Should().Be(ExitCode.Done);

        killed.Should().Be(Kills);
        foreach (var (paid, had) in _earlier) Asked(world, paid).Should().NotIntersectWith(had);
        int twice = world.Paid.GroupBy(Convert.ToHexString).Sum(g => g.Count() - 1);
        twice.Should().BeLessThanOrEqualTo(Kills * Jobs, "no more than what was under way when it was killed can have been lost");
        Console.WriteLine($"{world.Paid.Count} answers were sent, {twice} of them twice, over {killed} kills");

        await using var undisturbed = await RecordedWorld.StartAsync(faults: 0);
        var whole = await CommandLine.RunAsync(_folder.Arguments("b.jsonl", undisturbed, Settings));
        whole.ExitCode.Should().Be(ExitCode.Done, whole.Error);
        foreach (string name in new[] { ".jsonl", ".kept.jsonl", ".rejects.jsonl", ".requests.jsonl", ".tests.jsonl", ".jsonl.manifest.json" })
            (await File.ReadAllTextAsync(_folder["a" + name])).Should().Be(await File.ReadAllTextAsync(_folder["b" + name]), name);
    }

    private readonly List<(int Paid, HashSet<string> Had)> _earlier = [];

    private HashSet<string> Keys()
    {
        var keys = new HashSet<string>();
        if (!File.Exists(_folder["a.jsonl.journal"])) return keys;
        foreach (string line in File.ReadLines(_folder["a.jsonl.journal"]))
        {
            // The kill may have come in the middle of the last line.
            if (line.EndsWith('}')) keys.Add(JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!);
        }

        return keys;
    }

    /// <summary>The keys of what was answered after the first so many.</summary>
    private static IEnumerable<string> Asked(RecordedWorld world, int after) => world.Paid.Skip(after).Select(body =>
    {
        int sample = (int)(JsonDocument.Parse(body).RootElement.GetProperty("seed").GetInt64() - 11);
        return JournalEntry.KeyOf(new Inquiry(Api.Chat, body), sample);
    });

    private static async Task WaitAsync(Func<bool> happened)
    {
        long start = Stopwatch.GetTimestamp();
        while (!happened())
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(60)) throw new TimeoutException("it did not happen within a minute");
            await Task.Delay(20);
        }
    }
}
