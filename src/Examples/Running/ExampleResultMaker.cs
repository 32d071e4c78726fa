using System.Globalization;
using InstructMix.Examples.Pages;
using InstructMix.Harness;
using InstructMix.Harness.Images;

namespace InstructMix.Examples.Running;

/// <summary>Makes the results of a page's examples from what the judge says of its sections. Lines become those of the page.</summary>
internal static class ExampleResultMaker
{
    public static ExampleResult Skipped(Example example, PythonVersion python, string reason) =>
        Plain(example, python) with { Detail = reason };

    /// <summary>For an example that no sandbox could decide.</summary>
    public static ExampleResult Undecided(Example example, PythonVersion python, Verdict verdict) => Plain(example, python) with
    {
        Outcome = verdict.Outcome.IsKept() ? Outcome.SandboxFault : verdict.Outcome,
        Detail = verdict.Detail ?? "the sandbox said nothing of it",
        Remedy = verdict.Outcome.IsMachineFault() ? verdict.Outcome.Row().ExampleRemedy : null,
    };

    /// <summary>For an example that did not run, as another one that stands before it ends the process only now and then.</summary>
    public static ExampleResult NotRun(Example example, PythonVersion python, int line, Outcome end) => Plain(example, python) with
    {
        Outcome = Outcome.Flaky,
        Detail = end == Outcome.Timeout
            ? $"it did not run: the example at line {line} runs into its time limit, but not each time"
            : $"it did not run: the example at line {line} ends the process, but not each time",
        Remedy = end == Outcome.Timeout ? "give that one more with --timeout, or have it do less" : "mend that one",
    };

    public static ExampleResult Of(
        Example example, PythonVersion python, SectionVerdict section, IReadOnlyList<ExampleResult> before, bool had) =>
        Filled(
            Plain(example, python) with { Code = Line(example.Source, section.At - example.FirstLine) }, section, before, had, example);

    public static ExampleResult OfDocstring(Example file, PythonVersion python, SectionVerdict section, bool had) =>
        Filled(Plain(file, python), section, [], had, file) with
        {
            Line = section.Line,
            At = section.At ?? section.Line,
            Kind = ExampleKind.Docstring,
            // What describes the file as a whole has no name of its own.
            Name = section.Name == "module" ? null : section.Name,
            Source = Docstring(file.Source, section.Line),
            Code = Line(file.Source, section.At - 1),
        };

    private static ExampleResult Plain(Example example, PythonVersion python) => new()
    {
        File = example.File,
        Line = example.Line,
        At = example.Line,
        Python = python,
        Kind = Kind(example),
        Name = example.Cell?.ToString(CultureInfo.InvariantCulture),
        Source = example.Source,
        Outcome = null,
    };

    private static ExampleResult Filled(
        ExampleResult plain, SectionVerdict section, IReadOnlyList<ExampleResult> before, bool had, Example example)
    {
        if (section.Skipped is { } skipped) return plain with { Outcome = null, Detail = skipped, FromLedger = had };
        // What a file is to raise is not what its docstrings are.
        bool isDocstring = section.Kind == SectionKind.Session && example.Kind == SectionKind.Module;
        bool hasToRaise = !isDocstring && example.Directives.Raises is not null;
        return plain with
        {
            At = section.At is { } at ? example.FileLine(at) : plain.Line,
            Outcome = section.Outcome,
            Ended = section.Ended,
            Detail = !hasToRaise && BareAssertion(section, plain.Code) is { } assertion ? assertion : section.Detail,
            Remedy = section.Outcome.IsKept()
                ? null : new Remedies(example, isDocstring ? ExampleKind.Docstring : plain.Kind).OfSection(section, hasToRaise, before),
            Exception = section.Exception,
            Missing = section.Missing,
            // Where it raised, what it gives is the traceback, which is told as its detail.
            Shown = section.Exception is null ? section.Shown : null,
            Given = section.Exception is null ? section.Given : null,
            Output = Outputs.Of(example, isDocstring, new SectionFault
            {
                Outcome = section.Ended ? Outcome.Crashed : section.Outcome,
                At = section.At ?? section.Line,
                Exception = section.Exception,
                Shown = section.Shown,
                Given = section.Given,
            }),
            More = [.. (section.More ?? []).Select(m => Fault(m, example, section, isDocstring))],
            Warnings = [.. (section.Warnings ?? []).Select(w => w with { Line = example.FileLine(w.Line) })],
            Seconds = section.Seconds,
            FromLedger = had,
        };
    }

    private static ExampleFault Fault(SectionFault fault, Example example, SectionVerdict section, bool isDocstring) => new()
    {
        At = example.FileLine(fault.At ?? section.Line),
        Outcome = fault.Outcome,
        Detail = fault.Detail,
        Exception = fault.Exception,
        Code = Line(example.Source, fault.At - example.FirstLine),
        Shown = fault.Exception is null ? fault.Shown : null,
        Given = fault.Exception is null ? fault.Given : null,
        Output = Outputs.Of(example, isDocstring, fault),
        Missing = fault.Missing,
    };

    /// <summary>The detail of an assertion that did not hold and has no message, so that only the line itself says what it is; null for anything else.</summary>
    private static string? BareAssertion(SectionVerdict section, string? code)
    {
        if (section is not { Exception: "AssertionError", Message: null, RaisedAt: null }) return null;
        if (code?.StartsWith(">>> ", StringComparison.Ordinal) == true) code = code[4..];
        if (code?.StartsWith("assert ", StringComparison.Ordinal) != true) return null;
        // The runner puts what the names and calls in it stand for behind the exception's name.
        var (mark, more) = ("AssertionError: ", section.Detail ?? "");
        int end = more.LastIndexOf(" (and ", StringComparison.Ordinal) is > 0 and var at && section.More is { Count: > 0 } ? at : more.Length;
        return $"{code} does not hold" + (more.StartsWith(mark, StringComparison.Ordinal) ? ": " + more[mark.Length..] : more[end..]);
    }

    private static string? Line(string source, int? index) =>
        index is { } i and >= 0 ? source.Split('\n').ElementAtOrDefault(i)?.Trim() is { Length: > 0 } line ? line : null : null;

    private static ExampleKind Kind(Example example) => example switch
    {
        { Hidden: true } => ExampleKind.SetUp,
        { Cell: not null } => ExampleKind.Cell,
        { Kind: SectionKind.Module } => ExampleKind.File,
        { Kind: SectionKind.Session } => ExampleKind.Session,
        { Kind: SectionKind.Block } => ExampleKind.Block,
        _ => throw new ArgumentException($"a section of kind {example.Kind} is no example of a page", nameof(example)),
    };

    /// <summary>A docstring's text, with what stands beside it on its lines.</summary>
    private static string Docstring(string source, int line)
    {
        var text = source.AsSpan();
        for (int i = 1; i < line && text.IndexOf('\n') is >= 0 and var end; i++) text = text[(end + 1)..];
        var quotes = text.IndexOf("'''") is >= 0 and var single && (text.IndexOf("\"\"\"") is < 0 || single < text.IndexOf("\"\"\""))
            ? "'''" : "\"\"\"";
        int open = text.IndexOf(quotes);
        int close = open < 0 ? -1 : text[(open + 3)..].IndexOf(quotes);
        return close < 0 ? text.ToString() : text[..(open + 3 + close)].ToString();
    }
}
