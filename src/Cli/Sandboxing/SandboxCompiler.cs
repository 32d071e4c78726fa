using System.Runtime.CompilerServices;
using InstructMix.Core.Pipelines;
using InstructMix.Harness;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Sessions;
using InstructMix.Mixer.Compiling;

namespace InstructMix.Cli.Sandboxing;

/// <summary>Compiles snippets in sandboxes, which are opened when the first snippet comes: a mix without snippets needs no engine.</summary>
/// <param name="open">Opens sandboxes of a Python.</param>
internal sealed class SandboxCompiler(Func<PythonVersion, CancellationToken, Task<Session>> open) : IPythonCompiler
{
    private const int Ahead = 256;

    /// <inheritdoc/>
    public string? Image { get; private set; }

    public async IAsyncEnumerable<CompileResult> CompileAsync(
        IAsyncEnumerable<string> snippets, string python, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var version = PythonVersion.TryParse(python, out var parsed)
            ? parsed : throw new ImageException($"the recipe's python is '{python}'; give one such as 3.11");
        await using var session = await open(version, cancellation);
        Image = session.Pythons[0].Image.Id;
        var pool = session.Pythons[0].Pool(0);
        await foreach (
            var verdict in OrderedPipeline.ResultsAsync(StartAllAsync(pool, snippets, CancellationToken.None), Ahead, cancellation))
            yield return Result(verdict);
    }

    private static async IAsyncEnumerable<Started<Verdict>> StartAllAsync(
        SandboxPool pool, IAsyncEnumerable<string> snippets, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var snippet in snippets.WithCancellation(cancellation))
            yield return new Started<Verdict>(await pool.StartAsync(new Trial(snippet, new Stub(StubKind.Compile)), cancellation));
    }

    private static CompileResult Result(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.Passed => new CompileResult(true),
        var outcome when outcome.IsMachineFault() => throw new EngineException($"a snippet could not be compiled, for the sandbox failed: {verdict.Detail}; run the same command again"),
        _ => new CompileResult(false, verdict.Detail),
    };
}
