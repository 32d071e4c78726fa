using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// The regular expressions of a recipe. They are matched without backtracking, in a time that grows as the text does: one that could take forever
/// is refused when the recipe is read, not met by the record that makes it so.
/// </summary>
/// <param name="timeout">How long a match may take.</param>
internal sealed class PatternList(TimeSpan timeout)
{
    private readonly Dictionary<(string Pattern, RegexOptions Options), int> _numbers = [];
    private readonly List<Regex> _all = [];

    /// <summary>The regular expressions, by their numbers.</summary>
    public IReadOnlyList<Regex> All => _all;

    /// <summary>Adds one.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="options">The options that the recipe gives.</param>
    /// <param name="number">Its number.</param>
    /// <returns>What is wrong with it, with the remedy; null where it can be used.</returns>
    public (string What, string Remedy)? Add(string pattern, RegexOptions options, out int number)
    {
        if (_numbers.TryGetValue((pattern, options), out number)) return null;
        if (pattern.Length > ExpressionLimits.PatternCharacters)
            return ($"the regular expression has {pattern.Length} characters", $"at most {ExpressionLimits.PatternCharacters} are allowed");
        try
        {
            _all.Add(new Regex(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, timeout));
        }
        catch (RegexParseException e)
        {
            return ($"the regular expression is wrong at its character {e.Offset} ({e.Error})", "correct it, as .NET writes regular expressions");
        }
        catch (ArgumentOutOfRangeException)
        {
            return ($"the options {options} do not go together here", "use IgnoreCase, Multiline, Singleline, ExplicitCapture or IgnorePatternWhitespace");
        }
        catch (NotSupportedException)
        {
            return ("the regular expression could take very long on some texts",
                "do without (?=…), (?!…), (?<=…), (?<!…), (?>…), back references and large counts: combine several with && and !");
        }

        _numbers.Add((pattern, options), number = _all.Count - 1);
        return null;
    }
}
