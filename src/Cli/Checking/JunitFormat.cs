using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Examples;
using InstructMix.Examples.Running;

namespace InstructMix.Cli.Checking;

/// <summary>
/// JUnit's XML, in what the schemas of Jenkins' xUnit plugin (junit-10.xsd) and of Ant's JUnitReport have in common:
/// a suite for each file, a case for each example on each Python.
/// </summary>
/// <param name="paths">Names files.</param>
internal sealed class JunitFormat(SourcePath paths)
{
    public string Write(CheckResult result)
    {
        var root = new XElement("testsuites");
        int id = 0;
        var files = result.Examples.Select(e => e.File).Concat(result.Problems.Select(p => p.File)).Distinct().ToList();
        foreach (var file in files)
            root.Add(Suite(id++, file, result, [.. result.Examples.Where(e => e.File == file)],
                [.. result.Problems.Where(p => p.File == file)]));
        if (result.Mended.Count > 0) root.Add(Mended(id, result));
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using var text = new StringWriter();
        using (var writer = XmlWriter.Create(text, settings)) root.Save(writer);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private XElement Suite(int id, string file, CheckResult result, List<ExampleResult> examples, List<InputProblem> problems)
    {
        var name = paths.Of(file);
        var failures = examples.Where(e => e.Failed && !e.Undecided && !result.Known.Contains(e)).ToList();
        var suite = Suite(
            id, name, result, examples.Count + problems.Count, failures.Count, examples.Count(e => e.Undecided) + problems.Count,
            examples.Count(e => e.Outcome is null || result.Known.Contains(e)), examples.Sum(e => e.Seconds));
        suite.Add(new XElement("properties"));
        foreach (var problem in problems)
        {
            suite.Add(new XElement(
                "testcase", new XAttribute("name", $"line {problem.Line}: reading"), new XAttribute("classname", Valid(name)), Time(0),
                Ending("error", "unusable", problem.What, $"{problem}")));
        }

        foreach (var example in examples) suite.Add(Case(name, example, result.Known.Contains(example)));
        suite.Add(new XElement("system-out"), new XElement("system-err"));
        return suite;
    }

    private static XElement Case(string file, ExampleResult example, bool isKnown)
    {
        var element = new XElement(
            "testcase", new XAttribute("name", Valid($"line {example.Line}: {example.What} (Python {example.Python})")),
            new XAttribute("classname", Valid(file)), Time(example.Seconds));
        if (example.Outcome is null) element.Add(Ending("skipped", null, example.Detail ?? "", null));
        else if (isKnown) element.Add(Ending("skipped", null, $"known to fail: {example.Detail}", null));
        else if (example.Failed)
            element.Add(Ending(example.Undecided ? "error" : "failure", example.Outcome.Value.Word(), example.Detail ?? "", Text(example)));
        return element;
    }

    private static string Text(ExampleResult example)
    {
        var text = Visible.Line($"{example.File}:{example.At}: {example.Outcome!.Value.Word()}: {example.Detail}") + "\n";
        if (example.Code is { } code) text += $"    {Visible.Line(code)}\n";
        if (example.Given is not null) text += $"shown:\n{Quoted(example.Shown ?? "")}given:\n{Quoted(example.Given)}";
        if (example.Remedy is { } remedy) text += remedy + "\n";
        var more = example.More.Select(m => Visible.Line($"{example.File}:{m.At}: {m.Outcome.Word()}: {m.Detail}") + "\n");
        return text + string.Concat(more);
    }

    /// <summary>Lines of a page, none of which begins as a command of GitHub's does, wherever they are printed.</summary>
    private static string Quoted(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => $"| {line}\n"));

    private static XElement Mended(int id, CheckResult result)
    {
        var suite = Suite(id, "baseline", result, result.Mended.Count, result.Mended.Count, 0, 0, 0);
        suite.Add(new XElement("properties"));
        foreach (var entry in result.Mended)
        {
            suite.Add(new XElement(
                "testcase", new XAttribute("name", Valid($"{entry.File}: {entry.What} (Python {entry.Python})")),
                new XAttribute("classname", "baseline"), Time(0),
                Ending("failure", "mended", "it does not fail any more; take it out of the baseline with --write-baseline", null)));
        }

        suite.Add(new XElement("system-out"), new XElement("system-err"));
        return suite;
    }

    private static XElement Suite(
        int id, string name, CheckResult result, int tests, int failures, int errors, int skipped, double seconds) =>
        new(
        "testsuite",
        new XAttribute("id", id),
        new XAttribute("name", Valid(name)),
        new XAttribute("package", "instructmix"),
        new XAttribute("timestamp", result.At.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        new XAttribute("hostname", "localhost"),
        new XAttribute("tests", tests),
        new XAttribute("failures", failures),
        new XAttribute("errors", errors),
        new XAttribute("skipped", skipped),
        Time(seconds));

    private static XAttribute Time(double seconds) => new("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));

    private static XElement Ending(string element, string? type, string message, string? text)
    {
        var ending = new XElement(element, new XAttribute("message", Valid(message)));
        if (type is not null) ending.Add(new XAttribute("type", type));
        if (text is not null) ending.Add(Valid(text));
        return ending;
    }

    /// <summary>The text without what XML cannot carry, and without what a terminal would take for a command: an example may print anything.</summary>
    private static string Valid(string text)
    {
        text = Visible.Lines(text.ReplaceLineEndings("\n"));
        if (text.All(c => XmlConvert.IsXmlChar(c))) return text;
        return string.Concat(text.EnumerateRunes()
            .Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? $"\\x{r.Value:x2}" : r.ToString()));
    }
}
