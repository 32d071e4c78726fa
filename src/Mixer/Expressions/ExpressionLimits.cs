namespace InstructMix.Mixer.Expressions;

/// <summary>How much an expression may be and do. A recipe may come from a stranger: none of its expressions may take long or much.</summary>
public static class ExpressionLimits
{
    /// <summary>The longest expression, in characters.</summary>
    public const int Characters = 4000;

    /// <summary>The most characters in all expressions of a recipe.</summary>
    public const int CharactersInAll = 100_000;

    /// <summary>How deep an expression may nest. A chain of operators, such as <c>a || b || c</c>, is one level.</summary>
    public const int Depth = 50;

    /// <summary>How often an expression may join texts with <c>+</c>, so that what it makes stays near the size of its record.</summary>
    public const int Joins = 8;

    /// <summary>The longest regular expression, in characters.</summary>
    public const int PatternCharacters = 1000;

    /// <summary>
    /// The most steps that a search for a text in a text may take at worst: the product of their lengths. A search is usually done after
    /// as many steps as the longer text has characters, but texts can be made for which it is not.
    /// </summary>
    public const long SearchSteps = 1_000_000_000;

    /// <summary>
    /// How long a regular expression may look at one text. All that are allowed are done in a time that grows as the text does, so
    /// only texts of many megabytes come near it, and no record is dropped on a slow machine that a fast one keeps.
    /// </summary>
    public static TimeSpan Match { get; } = TimeSpan.FromSeconds(5);

    /// <summary>An evaluation that takes longer than this counts as slow. What its signals take is not counted.</summary>
    public static TimeSpan Slow { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the slow evaluations of one expression may take in all; then the run stops.</summary>
    public static TimeSpan SlowInAll { get; } = TimeSpan.FromMinutes(5);
}
