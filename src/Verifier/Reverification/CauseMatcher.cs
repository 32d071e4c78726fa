using System.Text.RegularExpressions;
using InstructMix.Harness;
using InstructMix.Harness.Images;

namespace InstructMix.Verifier.Reverification;

/// <summary>Says whether a rule explains a failure.</summary>
internal sealed partial class CauseMatcher
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CauseRule _rule;
    private readonly Regex? _detail;
    private readonly Regex? _code;

    public CauseMatcher(CauseRule rule)
    {
        _rule = rule;
        Version = PythonVersion.TryParse(rule.Version, out var version)
            ? version : throw new FormatException($"causes.json: '{rule.Version}' is no Python version");
        _detail = rule.Detail is { } detail ? new Regex(detail, RegexOptions.CultureInvariant, Patience) : null;
        _code = rule.Code is { } code ? new Regex(code, RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience) : null;
    }

    public PythonVersion Version { get; }

    private bool IsNew => _rule.Cause is Cause.NewModuleNeeded or Cause.NewNameNeeded or Cause.NewSyntaxNeeded;

    /// <summary>The sides on which a failure is one that the rule explains.</summary>
    public IEnumerable<Side> Sides(Side older, Side newer) => _rule.Cause switch
    {
        Cause.Behaviour => [newer, older],
        _ when IsNew => [older],
        _ => [newer],
    };

    /// <summary>The explanation; null where the rule does not fit by this evidence.</summary>
    public Explanation? Match(Side failing, string code, Evidence evidence)
    {
        if (_rule.Outcomes is { } outcomes && !outcomes.Contains(failing.Outcome)) return null;
        try
        {
            if (_rule.Modules is { } modules) return Known(modules, name => NamesModule(failing, name, code, evidence), module: true);
            if ((_rule.Names is { } names ? Known(names, name => NamesName(failing, name, code, evidence)) : null) is { } found)
                return found;
            if (_rule.Attributes is { } attributes) return Known(attributes, name => NamesAttribute(failing, name, code, evidence));
            if (_rule.Names is not null) return null;
            return Fits(failing, code, evidence) ? new Explanation(_rule.Cause, _rule.Title!, _rule.Remedy, _rule.Source) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null; // The code was made to be slow for regular expressions; this rule does not explain it.
        }
    }

    /// <summary>The module that a missing import names.</summary>
    public static string? ModuleIn(string? detail) =>
        detail is not null && MissingModule().Match(detail) is { Success: true } match ? match.Groups["module"].Value : null;

    private bool Fits(Side failing, string code, Evidence evidence)
    {
        if (_detail is not null)
            return evidence == Evidence.Detail && failing.Detail is { } detail && _detail.IsMatch(detail)
                && (_code is null || _code.IsMatch(code));
        if (_code is null) return false;
        return evidence switch
        {
            Evidence.Line => failing.Outcome == Outcome.SyntaxError && failing.Line is { } line && _code.IsMatch(LineOf(code, line)),
            Evidence.Code => _code.IsMatch(code),
            _ => false,
        };
    }

    private Explanation? Known(IReadOnlyDictionary<string, string> known, Func<string, bool> fits, bool module = false)
    {
        foreach (var (name, instead) in known)
        {
            if (!fits(name)) continue;
            var what = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
            var title = _rule.Title ?? (IsNew ? $"{what} is new in {_rule.Version}" : $"{what} was removed in {_rule.Version}");
            var remedy = _rule.Remedy ?? (instead, IsNew) switch
            {
                ("", true) => $"require Python {_rule.Version}",
                ("", false) => module ? "there is nothing to take its place; drop the pair" : null,
                (_, true) => $"use {instead}, or require Python {_rule.Version}",
                _ => $"use {instead}",
            };
            return new Explanation(_rule.Cause, title, remedy, _rule.Source);
        }

        return null;
    }

    private static bool NamesModule(Side failing, string name, string code, Evidence evidence) => evidence switch
    {
        Evidence.Detail =>
            ModuleIn(failing.Detail) is { } missing && (missing == name || missing.StartsWith(name + ".", StringComparison.Ordinal)),
        Evidence.Use => failing.Outcome is Outcome.Failed or Outcome.Error
            && Used($@"^\s*(?:import\s+(?:[\w., ]+,\s*)?|from\s+){Regex.Escape(name)}\b", code),
        _ => false,
    };

    private static bool NamesName(Side failing, string name, string code, Evidence evidence)
    {
        int dot = name.LastIndexOf('.');
        var (module, own) = (name[..dot], name[(dot + 1)..]);
        return evidence switch
        {
            Evidence.Detail => failing.Detail is { } detail
                && ((MissingName().Match(detail) is { Success: true } match && match.Groups["name"].Value == own
                    && match.Groups["module"].Value == module) || ModuleIn(detail) == name),
            Evidence.Use => failing.Outcome is Outcome.Failed or Outcome.Error
                && Used($@"\b{Regex.Escape(name)}\b|^\s*from\s+{Regex.Escape(module)}\s+import\b[^\n]*\b{Regex.Escape(own)}\b", code),
            _ => false,
        };
    }

    private static bool NamesAttribute(Side failing, string name, string code, Evidence evidence)
    {
        int dot = name.LastIndexOf('.');
        var (type, own) = (name[..dot], name[(dot + 1)..]);
        return evidence switch
        {
            Evidence.Detail => failing.Detail is { } detail && MissingAttribute().Match(detail) is { Success: true } match
                && match.Groups["name"].Value == own && (type == "*" || match.Groups["type"].Value == type),
            // Any class may have such a name, so only the error itself proves something.
            Evidence.Use =>
                type == "*" && own.StartsWith("assert", StringComparison.Ordinal) && failing.Outcome is Outcome.Failed or Outcome.Error
                && Used($@"\bself\.{Regex.Escape(own)}\(", code),
            _ => false,
        };
    }

    private static bool Used(string pattern, string code) =>
        Regex.IsMatch(code, pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience);

    private static string LineOf(string code, int line)
    {
        var lines = code.Split('\n');
        return line >= 1 && line <= lines.Length ? lines[line - 1] : "";
    }

    [GeneratedRegex(@"No module named '(?<module>[\w.]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingModule();

    [GeneratedRegex(@"module '(?<module>[\w.]+)' has no attribute '(?<name>\w+)'|cannot import name '(?<name>\w+)' from '(?<module>[\w.]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingName();

    [GeneratedRegex(@"(type object )?'(?<type>[\w.]+)' (object )?has no attribute '(?<name>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingAttribute();
}
