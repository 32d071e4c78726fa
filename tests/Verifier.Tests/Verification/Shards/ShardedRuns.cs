using System.Text.Json;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Tests.Verification.Shards;

/// <summary>An input that was verified whole, and in three shares: with sandboxes, once for all tests.</summary>
public sealed class ShardedRuns : IAsyncLifetime, IDisposable
{
    /// <summary>How many shares.</summary>
    public const int Count = 3;

    private readonly SandboxesFixture _sandboxes = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instructmix-shards-");

    /// <summary>What the whole input came to.</summary>
    public VerificationSummary Whole { get; private set; } = null!;

    /// <summary>What the shares came to, with the problems that each told.</summary>
    public IReadOnlyList<(VerificationSummary Summary, IReadOnlyList<string> Problems)> Shares { get; private set; } = [];

    /// <summary>A file of the run that was not divided.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, "whole", name);

    public async Task InitializeAsync()
    {
        await _sandboxes.InitializeAsync();
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "in.jsonl"), Lines());
        Whole = await RunAsync("whole", null, []);
        var shares = new List<(VerificationSummary, IReadOnlyList<string>)>();
        for (int number = 1; number <= Count; number++)
        {
            var problems = new List<string>();
            shares.Add((await RunAsync($"shares/{number}", new Shard(number, Count), problems), problems));
        }

        Shares = shares;
    }

    /// <summary>Verifies the input, or another.</summary>
    public async Task<VerificationSummary> RunAsync(string folder, Shard? shard, List<string> problems, string? ledgerFile = null, string input = "in.jsonl", string end = "")
    {
        var output = Path.Combine(_folder.FullName, folder, "kept.jsonl" + end);
        var options = new VerificationOptions { Inputs = [Path.Combine(_folder.FullName, input)], Output = output, Rejects = Path.Combine(_folder.FullName, folder, "rejects.jsonl" + end), Shard = shard };
        var path = ledgerFile ?? output + ".ledger";
        await using var ledger = Ledger.Open(path);
        var run = new VerificationRun(_sandboxes.Pools, ledger, new StoppedClock());
        return shard is null
            ? await run.RunAsync(options, p => problems.Add(p.ToString()), CancellationToken.None)
            : await new ShardRun(run, RunSettings.Of(options, [.. _sandboxes.Pools.Select(p => p.Options)], PythonVersion.Default), path).RunAsync(options, p => problems.Add(p.ToString()), CancellationToken.None);
    }

    /// <summary>A place beside the runs.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A copy of the shares that a test may spoil.</summary>
    public string Copy()
    {
        var copy = Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(At("shares"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(At("shares"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public Task DisposeAsync() => _sandboxes.DisposeAsync();

    public void Dispose()
    {
        _sandboxes.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Right and wrong ones, without an id, with an id twice, with the same code, one far longer than a buffer, and what cannot be read.</summary>
    private static IEnumerable<string> Lines()
    {
        for (int i = 0; i < 60; i++)
        {
            if (i % 11 == 4) yield return $"{{\"id\": \"broken {i}\"";
            var code = $"def add(x):\n    return x + {(i % 5 == 0 ? i / 2 : i)}\n";
            var tests = new[] { $"assert add(2) == {2 + (i % 7 == 3 ? i + 1 : i)}" };
            var instruction = i == 30 ? new string('ü', 70_000) : "Write add.";
            yield return i % 4 == 0
                ? JsonSerializer.Serialize(new { instruction, response = code, tests })
                : JsonSerializer.Serialize(new { id = $"c{i / 2}", instruction, response = code, tests });
        }
    }
}
