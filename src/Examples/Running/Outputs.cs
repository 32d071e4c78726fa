using InstructMix.Examples.Pages;
using InstructMix.Examples.Updating;
using InstructMix.Harness;

namespace InstructMix.Examples.Running;

/// <summary>Says of an example that does not hold which output of the page an update rewrites.</summary>
internal static class Outputs
{
    /// <summary>Characters; <c>SHOWN</c> in <c>sandbox/runner/candidate/comparing.py</c>.</summary>
    private const int Most = 4000;

    /// <summary>What tells of the sandbox, of a mistake, or of a claim that does not hold: nobody wants a page to show it.</summary>
    private static readonly HashSet<string> NoOutput = ["NameError", "FileNotFoundError", "AssertionError", "gaierror", "URLError", "ConnectionRefusedError",
        "ConnectionError", "NewConnectionError", "EOFError", "TclError"];

    /// <summary>The output; null where an update has nothing to do with the failure.</summary>
    /// <param name="example">The example.</param>
    /// <param name="isDocstring">Whether it is a docstring of the example, which is a file.</param>
    /// <param name="fault">What came of it.</param>
    public static ShownOutput? Of(Example example, bool isDocstring, SectionFault fault)
    {
        if (fault.Given is not { } given || fault.Exception is { } raised && NoOutput.Contains(raised)) return null;
        if (fault.Outcome is not (Outcome.Failed or Outcome.Error or Outcome.EarlyExit)) return null;
        bool isSession = isDocstring || example.Kind == SectionKind.Session;
        var shown = (isSession || example.Want is null ? fault.Shown : example.Want) ?? "";
        var output = isSession ? new ShownOutput(OutputPlace.Session, example.FileLine(fault.At ?? example.Line), shown, given)
            : example.Want is null ? new ShownOutput(OutputPlace.Comments, example.FileLine(fault.At ?? example.Line), shown, given)
            : new ShownOutput(OutputPlace.Block, example.WantLine ?? example.Line, shown, given);
        return output with
        {
            HasEllipsis = example.Flags.Contains("ELLIPSIS") || Code(example, fault.At).Contains("+ELLIPSIS", StringComparison.Ordinal),
            Unfit = example.Cell is not null ? "Jupyter writes the outputs of a notebook: run it there"
                : example.CellLines is not null ? "it stands in a file that the page includes"
                : example is { Want: not null, WantLine: null } && !isSession ? "no block shows its output: put one after it"
                : given.Length >= Most || (isSession && shown.Length >= Most) ? $"it gives more than {Most:N0} characters" : null,
        };
    }

    private static string Code(Example example, int? at) =>
        at is { } line ? example.Source.Split('\n').ElementAtOrDefault(line - example.FirstLine) ?? "" : "";
}
