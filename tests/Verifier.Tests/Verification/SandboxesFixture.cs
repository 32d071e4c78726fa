using InstructMix.Harness;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Verifier.Tests.Verification;

/// <summary>Sandboxes of the real engine, which the tests share.</summary>
public sealed class SandboxesFixture : IAsyncLifetime, IDisposable
{
    private readonly EngineClient _engine = new(new EngineLocator(Environment.GetEnvironmentVariable).Find());
    private SandboxPool? _pool;

    /// <summary>The sandboxes.</summary>
    public IReadOnlyList<SandboxPool> Pools => [_pool!];

    /// <summary>How they are made.</summary>
    public SandboxOptions Options => _pool!.Options;

    public async Task InitializeAsync()
    {
        var image = await new SandboxImages(_engine, _ => { }).EnsureAsync(PythonVersion.Default, CancellationToken.None);
        _pool = new SandboxPool(_engine, new SandboxOptions
        {
            Image = image.Id,
            ImageId = image.Id,
            Runner = image.Runner,
            Names = !image.AnswersNames,
            Count = 2,
            Limits = Limits.ForTimeout(TimeSpan.FromSeconds(5)),
            Run = RunLabel.OfThisProcess("verifier-tests-" + Guid.NewGuid().ToString("N")),
        });
    }

    public async Task DisposeAsync() => await _pool!.DisposeAsync();

    public void Dispose() => _engine.Dispose();
}
