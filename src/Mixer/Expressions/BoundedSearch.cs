namespace InstructMix.Mixer.Expressions;

/// <summary>
/// What stands for the methods of string that look for a text in a text, once an expression is compiled. They compare characters as they
/// are, on every machine, and refuse a search that could take very long (<see cref="ExpressionLimits.SearchSteps"/>).
/// </summary>
public static class BoundedSearch
{
    /// <summary>What each name of a method of string becomes.</summary>
    internal static IReadOnlyDictionary<string, string> Names { get; } = new[]
    {
        nameof(string.Contains), nameof(string.StartsWith), nameof(string.EndsWith), nameof(string.IndexOf), nameof(string.LastIndexOf),
        nameof(string.Replace),
    }.ToDictionary(n => n, n => "Bounded" + n, StringComparer.Ordinal);

    /// <summary><see cref="string.Contains(string, StringComparison)"/>.</summary>
    public static bool BoundedContains(this string text, string what, StringComparison comparison = StringComparison.Ordinal) =>
        Check(text, what) && text.Contains(what, comparison);

    /// <summary><see cref="string.Contains(char)"/>.</summary>
    public static bool BoundedContains(this string text, char what) => text.Contains(what);

    /// <summary><see cref="string.StartsWith(string, StringComparison)"/>.</summary>
    public static bool BoundedStartsWith(this string text, string what, StringComparison comparison = StringComparison.Ordinal) =>
        text.StartsWith(what, comparison);

    /// <summary><see cref="string.StartsWith(char)"/>.</summary>
    public static bool BoundedStartsWith(this string text, char what) => text.StartsWith(what);

    /// <summary><see cref="string.EndsWith(string, StringComparison)"/>.</summary>
    public static bool BoundedEndsWith(this string text, string what, StringComparison comparison = StringComparison.Ordinal) =>
        text.EndsWith(what, comparison);

    /// <summary><see cref="string.EndsWith(char)"/>.</summary>
    public static bool BoundedEndsWith(this string text, char what) => text.EndsWith(what);

    /// <summary><see cref="string.IndexOf(string, StringComparison)"/>.</summary>
    public static int BoundedIndexOf(this string text, string what, StringComparison comparison = StringComparison.Ordinal) =>
        Check(text, what) ? text.IndexOf(what, comparison) : -1;

    /// <summary><see cref="string.IndexOf(char)"/>.</summary>
    public static int BoundedIndexOf(this string text, char what) => text.IndexOf(what);

    /// <summary><see cref="string.LastIndexOf(string, StringComparison)"/>.</summary>
    public static int BoundedLastIndexOf(this string text, string what, StringComparison comparison = StringComparison.Ordinal) =>
        Check(text, what) ? text.LastIndexOf(what, comparison) : -1;

    /// <summary><see cref="string.LastIndexOf(char)"/>.</summary>
    public static int BoundedLastIndexOf(this string text, char what) => text.LastIndexOf(what);

    /// <summary><see cref="string.Replace(string, string)"/>; an expression may only replace by what is no longer.</summary>
    public static string BoundedReplace(this string text, string what, string by)
    {
        Check(text, what);
        return text.Replace(what, by, StringComparison.Ordinal);
    }

    private static bool Check(string text, string what) => (long)text.Length * what.Length <= ExpressionLimits.SearchSteps
        ? true
        : throw new ExpressionLimitException($"a text of {what.Length} characters is looked for in one of {text.Length}");
}
