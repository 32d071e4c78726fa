using System.Collections.Concurrent;
using InstructMix.Core;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Tests.Given;

/// <summary>The real engine, and warm pools that the tests share, for the making of a sandbox takes longer than most trials.</summary>
public sealed class SandboxesFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(string Python, Limits Limits, int Count), Lazy<Task<SandboxPool>>> _pools = new();

    public IEngine Engine { get; } = new EngineClient(new EngineLocator(Environment.GetEnvironmentVariable).Find());

    /// <summary>What an honest program needs, on a machine that does other things as well.</summary>
    public static Limits Roomy { get; } = new();

    /// <summary>What is exceeded soon, so that the tests of limits are quick.</summary>
    public static Limits Tight { get; } = new()
    {
        Cpu = TimeSpan.FromSeconds(1),
        Wall = TimeSpan.FromSeconds(4),
        Memory = ByteSize.FromMebibytes(96),
        Output = new ByteSize(100_000),
        Files = ByteSize.FromMebibytes(16),
    };

    /// <summary>Runs a trial in the pool that the tests of a Python share.</summary>
    public async Task<Verdict> RunAsync(string python, Trial trial, Limits? limits = null, int count = 2) =>
        await (await PoolAsync(python, limits, count)).RunAsync(trial);

    /// <summary>The pool that the tests of a Python share.</summary>
    public Task<SandboxPool> PoolAsync(string python, Limits? limits = null, int count = 2) =>
        _pools.GetOrAdd((python, limits ?? Roomy, count), key => new(() => StartAsync(key.Python, key.Limits, key.Count))).Value;

    /// <summary>Options for a pool of the test's own, whose containers carry a run of its own.</summary>
    public async Task<SandboxOptions> OptionsAsync(string python = "3.11", string? run = null)
    {
        PythonVersion.TryParse(python, out var version).Should().BeTrue();
        var image = await new SandboxImages(Engine, _ => { }).EnsureAsync(version, CancellationToken.None);
        return new SandboxOptions
        {
            Image = image.Name,
            ImageId = image.Id,
            Runner = image.Runner,
            Names = !image.AnswersNames,
            Count = 2,
            Run = RunLabel.OfThisProcess(run ?? "harness-tests-" + Guid.NewGuid().ToString("N")),
        };
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var pool in _pools.Values) await (await pool.Value).DisposeAsync();
        Engine.Dispose();
    }

    private async Task<SandboxPool> StartAsync(string python, Limits limits, int count) =>
        new(Engine, await OptionsAsync(python) with { Limits = limits, Count = count });
}
