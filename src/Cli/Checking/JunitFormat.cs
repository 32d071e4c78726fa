using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Examples;
using InstructMix.Examples.Running;
using InstructMix.Harness.Images;

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
        var (roots, followers) = Roots(examples.Where(e => e.Failed && !e.Undecided && !result.Known.Contains(e)));
        var failures = examples.Where(roots.Contains).ToList();
        var under = examples.Where(e => e.Failed && !e.Undecided && !result.Known.Contains(e) && !roots.Contains(e)).ToHashSet();
        var suite = Suite(
            id, name, result, examples.Count + problems.Count, failures.Count, examples.Count(e => e.Undecided) + problems.Count,
            examples.Count(e => e.Outcome is null || result.Known.Contains(e) || under.Contains(e)), examples.Sum(e => e.Seconds));
        suite.Add(new XElement("properties"));
        foreach (var problem in problems)
        {
            suite.Add(new XElement(
                "testcase", new XAttribute("name", $"line {problem.Line}: reading"), new XAttribute("classname", Valid(name)), Time(0),
                Ending("error", "unusable", problem.What, $"{problem}")));
        }

        foreach (var example in examples)
        {
            var why = result.Known.Contains(example) ? $"known to fail: {example.Detail}"
                : under.Contains(example) ? $"it only follows from the failure at line {example.Follows}: {example.Detail}"
                : example.Outcome is null ? example.Detail ?? "" : null;
            suite.Add(Case(name, example, why, followers));
        }

        suite.Add(new XElement("system-out"), new XElement("system-err"));
        return suite;
    }

    /// <summary>The examples that have a failure of their own, and what is told under each failure, by Python and line.</summary>
    private static (HashSet<ExampleResult> Roots, ILookup<(PythonVersion Python, int Line), int> Followers) Roots(
        IEnumerable<ExampleResult> failing)
    {
        var (own, under) = (new HashSet<ExampleResult>(), new List<((PythonVersion, int) Root, int Line)>());
        foreach (var python in failing.GroupBy(e => e.Python))
        {
            var faults = python.SelectMany(e => Finding.Faults(e).Select(f => (Example: e, Fault: f))).ToList();
            var (roots, followers) = Finding.Roots([.. faults.Select(f => f.Fault)]);
            var told = roots.ToHashSet(ReferenceEqualityComparer.Instance);
            own.UnionWith(faults.Where(f => told.Contains(f.Fault)).Select(f => f.Example));
            under.AddRange(followers.SelectMany(f => f.Select(e => ((python.Key, f.Key.Line), e.At))));
        }

        return (own, under.Distinct().ToLookup(u => u.Root, u => u.Line));
    }

    private static XElement Case(string file, ExampleResult example, string? skipped, ILookup<(PythonVersion, int), int> followers)
    {
        var element = new XElement(
            "testcase", new XAttribute("name", Valid($"line {example.Line}: {example.What} (Python {example.Python})")),
            new XAttribute("classname", Valid(file)), Time(example.Seconds));
        if (skipped is not null) element.Add(Ending("skipped", null, skipped, null));
        else if (example.Failed)
            element.Add(Ending(
                example.Undecided ? "error" : "failure", example.Outcome!.Value.Word(), example.Detail ?? "", Text(example, followers)));
        return element;
    }

    private static string Text(ExampleResult example, ILookup<(PythonVersion, int), int> followers)
    {
        var text = new StringBuilder();
        foreach (var fault in Finding.Faults(example).Where(f => f.Follows is null || f.At == example.At))
        {
            text.Append(Visible.Line($"{fault.File}:{fault.At}: {fault.Outcome!.Value.Word()}: {fault.Detail}")).Append('\n');
            if (fault.At == example.At)
            {
                if (fault.Code is { } code) text.Append(CultureInfo.InvariantCulture, $"    {Visible.Line(code)}\n");
                if (fault.Given is not null)
                    text.Append(CultureInfo.InvariantCulture, $"shown:\n{Quoted(fault.Shown ?? "")}given:\n{Quoted(fault.Given)}");
                if (fault.Remedy is { } remedy) text.Append(remedy).Append('\n');
            }

            var finding = new Finding(fault, []) { Followers = [.. followers[(fault.Python, fault.At)].Order()] };
            if (finding.FollowUp(int.MaxValue) is { } follow) text.Append(follow).Append('\n');
        }

        return text.ToString();
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
