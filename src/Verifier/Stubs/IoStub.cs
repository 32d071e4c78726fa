using System.Text;
using System.Text.Json;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Stubs;

/// <summary>Assertions made of cases of arguments and results, a line each.</summary>
/// <param name="Source">The assertions; null where there is a fault.</param>
/// <param name="Fault">Why there are none; null where there are.</param>
internal sealed record IoStub(string? Source, string? Fault)
{
    private const string Unsupported = "its cases give standard input and want standard output, which is not supported; bring tests that call the code";

    /// <summary>The stub of a candidate's cases.</summary>
    /// <param name="io">The cases (<see cref="IoCases"/>).</param>
    /// <param name="entryPoint">The name under test.</param>
    /// <param name="code">The candidate's Python: where it has the name as a method of a class <c>Solution</c>, that is called.</param>
    public static IoStub Of(JsonElement io, string? entryPoint, string code)
    {
        var name = entryPoint ?? IoCases.NameIn(io);
        var source = new StringBuilder();
        var cases = Cases(io, name is not null, out var fault);
        if (fault is not null) return new IoStub(null, fault);
        var called = name is null ? "" : Callable(name, code);
        foreach (var one in cases)
        {
            if (IoCase.Of(one, name is not null) is not { } read)
                return new IoStub(
                    null,
                    IsStandard(one, name is not null) ? Unsupported : "a case in `io` is none; write {\"args\": […], \"returns\": …}");
            if (name is null) return new IoStub(null, "its cases call a function that is not named; give `entry_point`");
            source.Append($"assert {called}({read.Arguments}) {read.Expectation}\n");
        }

        return source.Length > 0 ? new IoStub(source.ToString(), null) : new IoStub(null, "`io` holds no case");
    }

    private static List<JsonElement> Cases(JsonElement io, bool isNamed, out string? fault)
    {
        fault = null;
        if (io.ValueKind is JsonValueKind.Array) return [.. io.EnumerateArray()];
        if (IoCases.InputsOf(io) is not { } inputs || IoCases.OutputsOf(io) is not { } outputs)
        {
            fault = "`io` is no list of cases; write [{\"args\": […], \"returns\": …}]";
            return [];
        }

        if (inputs.GetArrayLength() != outputs.GetArrayLength()) fault = $"its cases have {inputs.GetArrayLength()} inputs and {outputs.GetArrayLength()} outputs";
        else if (!isNamed)
            fault = inputs.EnumerateArray().All(i => i.ValueKind is JsonValueKind.String)
                ? Unsupported : "its cases call a function that is not named; give `fn_name`";
        return [.. inputs.EnumerateArray().Zip(outputs.EnumerateArray(), IoCase.Joined)];
    }

    private static bool IsStandard(JsonElement one, bool isNamed) =>
        one.ValueKind is JsonValueKind.Object
            && (one.TryGetProperty("stdin", out _)
            || (one.TryGetProperty("input", out var input) && (!isNamed || input.ValueKind is JsonValueKind.String)));

    private static string Callable(string name, string code)
    {
        var lines = new LogicalLines(code);
        if (lines.Definitions.Contains(name) || !lines.Definitions.Contains("Solution")) return name;
        return lines.All.Any(l => l.Kind is StatementKind.Def && l.Indent > 0 && l.Name == name) ? $"Solution().{name}" : name;
    }
}
