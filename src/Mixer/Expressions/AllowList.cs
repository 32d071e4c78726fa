namespace InstructMix.Mixer.Expressions;

/// <summary>All members of .NET that an expression may use. None makes a text much longer, takes long, or knows anything but what it is given.</summary>
internal static class AllowList
{
    /// <summary>What a value is called that may be missing, such as <c>Rating</c>.</summary>
    public const string Missable = "double?";

    private const string Comparison = "System.StringComparison", Text = "System.String";

    private static readonly string[] Numbers = ["System.Int32", "System.Int64", "System.Double"];

    /// <summary>The members.</summary>
    public static IReadOnlyList<AllowedMember> Members { get; } =
    [
        .. Properties("string", Text, "Length", "Chars(System.Int32)"),
        .. Searches("Contains", "StartsWith", "EndsWith", "IndexOf", "LastIndexOf"),
        .. Methods("string", Text, "Equals(System.String,System.StringComparison)", "Replace(System.String,System.String)", "Substring(System.Int32)",
            "Substring(System.Int32,System.Int32)", "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "Trim", "TrimStart", "TrimEnd",
            "IsNullOrEmpty(System.String)", "IsNullOrWhiteSpace(System.String)"),
        .. Methods("char", "System.Char", "IsLetter(System.Char)", "IsDigit(System.Char)", "IsLetterOrDigit(System.Char)", "IsUpper(System.Char)",
            "IsLower(System.Char)", "IsWhiteSpace(System.Char)", "IsPunctuation(System.Char)"),
        .. Numeric("Abs", 1), .. Numeric("Min", 2), .. Numeric("Max", 2), .. Numeric("Clamp", 3),
        .. Methods("Math", "System.Math", "Floor(System.Double)", "Ceiling(System.Double)", "Round(System.Double)", "Round(System.Double,System.Int32)",
            "Truncate(System.Double)", "Sqrt(System.Double)", "Log(System.Double)", "Log2(System.Double)", "Log10(System.Double)", "Pow(System.Double,System.Double)"),
        .. Matches("IsMatch"), .. Matches("Count"),
        .. Fields("RegexOptions", "System.Text.RegularExpressions.RegexOptions", "None", "IgnoreCase", "Multiline", "Singleline", "ExplicitCapture", "IgnorePatternWhitespace", "CultureInvariant"),
        .. Fields("StringComparison", Comparison, "Ordinal", "OrdinalIgnoreCase"),
        .. Properties(Missable, "System.Nullable`1", "HasValue", "Value"),
    ];

    /// <summary>Their ids.</summary>
    public static IReadOnlySet<string> Ids { get; } = Members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names of a type's members; empty where it has none that are allowed.</summary>
    /// <param name="type">The type as it is written.</param>
    public static IEnumerable<string> NamesOf(string type) =>
        Members.Where(m => m.Type == type && m.Name != "Chars").Select(m => m.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The types that have any.</summary>
    public static IEnumerable<string> Types => Members.Select(m => m.Type).Distinct(StringComparer.Ordinal);

    /// <summary>The list as a page of documentation shows it: a line for each type.</summary>
    public static IEnumerable<string> Markdown() => Types.Select(t => $"| `{t}` | {Shown(t)} |");

    private static string Shown(string type) =>
        string.Join(", ", NamesOf(type).Select(n => $"`{n}`")) + (type == "string" ? ", and `[n]`, a character" : "");

    private static IEnumerable<AllowedMember> Properties(string type, string full, params string[] names) =>
        names.Select(n => Member(type, 'P', full, n));

    private static IEnumerable<AllowedMember> Methods(string type, string full, params string[] names) =>
        names.Select(n => Member(type, 'M', full, n));

    private static IEnumerable<AllowedMember> Fields(string type, string full, params string[] names) =>
        names.Select(n => Member(type, 'F', full, n));

    private static IEnumerable<AllowedMember> Searches(params string[] names) =>
        names.SelectMany(n => Methods("string", Text, $"{n}({Text})", $"{n}({Text},{Comparison})", $"{n}(System.Char)"));

    private static IEnumerable<AllowedMember> Numeric(string name, int parameters) =>
        Numbers.SelectMany(t => Methods("Math", "System.Math", $"{name}({string.Join(',', Enumerable.Repeat(t, parameters))})"));

    private static IEnumerable<AllowedMember> Matches(string name)
    {
        const string Expression = "System.Text.RegularExpressions.Regex", Options = "System.Text.RegularExpressions.RegexOptions";
        return Methods("Regex", Expression, $"{name}({Text},{Text})", $"{name}({Text},{Text},{Options})");
    }

    private static AllowedMember Member(string type, char kind, string full, string name) => new(type, name.Split('(')[0], $"{kind}:{full}.{name}");
}
