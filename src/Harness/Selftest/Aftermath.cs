using System.Reflection;
using InstructMix.Core;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Selftest;

/// <summary>Tells whether a sandbox is as good as new: two plain candidates that must be told apart, and an inventory of all
/// that one candidate could leave to the next.</summary>
internal sealed class Aftermath
{
    private static readonly Stub Stub = new(StubKind.Tests, "assert f(2) == 4\nassert f(3) == 9");
    private static readonly Trial Right = new("def f(x):\n    return x * x\n", Stub);
    private static readonly Trial Wrong = new("def f(x):\n    return x + x\n", Stub);
    private static readonly Trial Audit = new(Script(), new Stub(StubKind.Define));

    private readonly SandboxPool _pool;
    private readonly string _inventory;

    private Aftermath(SandboxPool pool, string inventory)
    {
        _pool = pool;
        _inventory = inventory;
    }

    /// <summary>Takes the inventory of a pool's first sandbox, in which nothing has run yet.</summary>
    public static async Task<Aftermath> OfNewAsync(SandboxPool pool, CancellationToken cancellation)
    {
        var verdict = await pool.RunAsync(Audit, cancellation);
        return verdict is { Outcome: Outcome.Passed, Stdout: { } inventory }
            ? new Aftermath(pool, inventory)
            : throw new SandboxUnfitException($"the inventory of a new sandbox came to {verdict.Outcome.Word()}: {verdict.Detail}");
    }

    /// <summary>What two plain candidates got that they do not get alone; null where all is well.</summary>
    public async Task<string?> NeighbourAsync(CancellationToken cancellation)
    {
        var right = await _pool.RunAsync(Right, cancellation);
        var wrong = await _pool.RunAsync(Wrong, cancellation);
        if (!right.Outcome.IsKept()) return $"a right candidate after it: {right.Outcome.Word()} {right.Detail}";
        return wrong.Outcome == Outcome.Failed ? null : $"a wrong candidate after it: {wrong.Outcome.Word()} {wrong.Detail}";
    }

    /// <summary>What is there that is not there in a new sandbox, or the other way round; null where all is well.</summary>
    public async Task<string?> AuditAsync(CancellationToken cancellation)
    {
        var verdict = await _pool.RunAsync(Audit, cancellation);
        if (!verdict.Outcome.IsKept()) return $"the audit after it: {verdict.Outcome.Word()} {verdict.Detail}";
        if (verdict.Stdout == _inventory) return null;
        var before = _inventory.Split('\n');
        var after = verdict.Stdout?.Split('\n') ?? [];
        return string.Join("; ", after.Except(before).Select(l => "left " + l).Concat(before.Except(after).Select(l => "gone " + l)));
    }

    private static string Script()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("selftest/audit.py")
            ?? throw new InvalidOperationException("selftest/audit.py is not in the assembly; build it anew");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
