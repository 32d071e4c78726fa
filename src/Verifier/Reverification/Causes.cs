using System.Text.Json;
using InstructMix.Core;
using InstructMix.Harness;

namespace InstructMix.Verifier.Reverification;

/// <summary>Explains differences between Pythons by the facts of <c>causes.json</c>.</summary>
internal sealed class Causes
{
    private readonly IReadOnlyList<CauseMatcher> _matchers;

    /// <param name="rules">The facts; among those that fit equally well the first one explains.</param>
    public Causes(IEnumerable<CauseRule> rules) => _matchers = [.. rules.Select(r => new CauseMatcher(r))];

    /// <summary>Those that travel inside the program.</summary>
    public static IReadOnlyList<CauseRule> Bundled()
    {
        using var stream = typeof(Causes).Assembly.GetManifestResourceStream("reverification/causes.json")
            ?? throw new InvalidOperationException("causes.json is not in the assembly; build it anew");
        return JsonSerializer.Deserialize(stream, ReverificationJson.Default.ListCauseRule)!;
    }

    /// <summary>Why two sides differ.</summary>
    /// <param name="older">The side of the older Python, or of the verdict that the set carried where both are of the same.</param>
    /// <param name="newer">The other side.</param>
    /// <param name="code">The code that ran.</param>
    public Explanation Explain(Side older, Side newer, string code)
    {
        if (older.Outcome == Outcome.Flaky || newer.Outcome == Outcome.Flaky)
            return new Explanation(Cause.Flaky, "repeated runs on one Python disagree", "make it independent of chance, of the order of sets and of time; the versions are not to blame");
        // What the failing side says counts most, then that the code uses what is gone or new, and last its form.
        var between = _matchers.Where(m => m.Version.CompareTo(older.Python) > 0 && m.Version.CompareTo(newer.Python) <= 0).ToList();
        // What fails on both sides may use what is gone and fail for another reason.
        foreach (var evidence in older.Failed && newer.Failed ? [Evidence.Detail, Evidence.Line] : Enum.GetValues<Evidence>())
        {
            foreach (var matcher in between)
            {
                foreach (var failing in matcher.Sides(older, newer).Where(s => s.Failed))
                {
                    if (matcher.Match(failing, code, evidence) is { } explanation) return explanation;
                }
            }
        }

        return Generic(older, newer);
    }

    private static Explanation Generic(Side older, Side newer)
    {
        var failing = newer.Failed ? newer : older;
        bool same = older.Python == newer.Python;
        return failing.Outcome switch
        {
            Outcome.MissingModule or Outcome.Error when failing.Outcome == Outcome.MissingModule
                || CauseMatcher.ModuleIn(failing.Detail) is not null =>
                new Explanation(
                Cause.MissingModule,
                $"{CauseMatcher.ModuleIn(failing.Detail) ?? "a module"} is not in the image of Python {failing.Python}",
                "build the images with --packages FILE that names it, or drop the pair"),
            Outcome.Timeout or Outcome.MemoryLimit or Outcome.OutputLimit or Outcome.Crashed => new Explanation(
                Cause.Limits, $"{failing.Outcome.Word()} on {failing.Python}", "see whether --timeout or --memory is too small for it"),
            _ when same => new Explanation(Cause.OtherRun, $"another outcome on {newer.Python} than the set carries",
                "the image, the runner, the limits or the stub were others then; see the detail"),
            Outcome.SyntaxError when failing == newer => new Explanation(Cause.OldSyntaxGone,
                $"what it writes is no Python {newer.Python} any more", "see the detail for the place"),
            Outcome.SyntaxError =>
                new Explanation(Cause.NewSyntaxNeeded, $"it needs syntax newer than {older.Python}", $"require Python {newer.Python}"),
            _ => new Explanation(Cause.Behaviour, $"behaves differently on {newer.Python} than on {older.Python}",
                "see the detail; no known change of Python explains it"),
        };
    }
}
