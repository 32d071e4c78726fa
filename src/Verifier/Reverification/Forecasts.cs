using System.Text.Json;
using System.Text.RegularExpressions;
using InstructMix.Harness;
using InstructMix.Harness.Images;

namespace InstructMix.Verifier.Reverification;

/// <summary>Reads from warnings what the next Python will break, by the entries of <c>forecasts.json</c>.</summary>
/// <param name="rules">The entries; the first that fits counts.</param>
internal sealed class Forecasts(IEnumerable<ForecastRule> rules)
{
    private static readonly string[] Categories = ["DeprecationWarning", "PendingDeprecationWarning", "SyntaxWarning"];

    private readonly IReadOnlyList<(Regex Message, ForecastRule Rule)> _rules =
        [.. rules.Select(r => (new Regex(r.Message, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)), r))];

    /// <summary>Those that travel inside the program.</summary>
    public static IReadOnlyList<ForecastRule> Bundled()
    {
        using var stream = typeof(Forecasts).Assembly.GetManifestResourceStream("reverification/forecasts.json")
            ?? throw new InvalidOperationException("forecasts.json is not in the assembly; build it anew");
        return JsonSerializer.Deserialize(stream, ReverificationJson.Default.ListForecastRule)!;
    }

    /// <summary>What a pair's warnings foretell, each break once.</summary>
    /// <param name="cells">The pair's verdicts, from the oldest Python.</param>
    public IReadOnlyList<Forecast> Of(IReadOnlyList<VersionCell> cells)
    {
        if (cells.Count == 0) return [];
        var newest = cells[^1].Python;
        var last = cells.LastOrDefault(c => c.Verdict.Outcome.IsKept())?.Python;
        var found = new Dictionary<string, Forecast>(StringComparer.Ordinal);
        foreach (var cell in cells.Reverse())
        {
            foreach (var warning in cell.Verdict.Warnings.Where(w => Categories.Contains(w.Category)))
            {
                if (Read(cell.Python, warning) is not { } forecast) continue;
                // A break on a Python that was run is among the changes already. A warning that names no Python counts on the newest alone: what
                // an older one warned of may have happened since.
                bool ahead = PythonVersion.TryParse(forecast.BreaksIn, out var version)
                    ? version.CompareTo(newest) > 0
                    : cell.Python == newest && last == newest;
                if (ahead) found.TryAdd(forecast.What, forecast);
            }
        }

        return [.. found.Values];
    }

    private Forecast? Read(PythonVersion python, Warning warning)
    {
        foreach (var (message, rule) in _rules)
        {
            if (message.Match(warning.Message) is not { Success: true } match) continue;
            if (rule.Withdrawn) return null;
            var named = match.Groups["version"] is { Success: true } version ? version.Value : rule.BreaksIn;
            // A syntax warning that no entry knows finds fault with the code, not with its future.
            if (rule is { Title: null, BreaksIn: null, Source: null } && warning.Category == "SyntaxWarning") return null;
            return new Forecast(
                python.ToString(), named, string.IsNullOrEmpty(rule.Title) ? warning.Message : rule.Title, warning.Line, rule.Remedy,
                rule.Source);
        }

        return null;
    }
}
