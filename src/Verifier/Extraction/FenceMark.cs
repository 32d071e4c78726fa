namespace InstructMix.Verifier.Extraction;

/// <summary>A fence on a line: at least three backticks or tildes that begin it, with what stands around them.</summary>
/// <param name="Before">What stands in front: indentation, marks of quotes and lists.</param>
/// <param name="Character">The backtick or tilde.</param>
/// <param name="Count">How many.</param>
/// <param name="After">What stands behind, trimmed.</param>
internal readonly record struct FenceMark(string Before, char Character, int Count, string After)
{
    private const string InLists = " \t>-*+.)0123456789";

    /// <summary>The fence that a line begins with; null where it begins with none.</summary>
    /// <param name="line">The line, with or without its end.</param>
    /// <param name="mayBeInList">Whether marks of lists may stand in front of it.</param>
    public static FenceMark? Of(ReadOnlySpan<char> line, bool mayBeInList)
    {
        var rest = line.TrimStart(mayBeInList ? InLists : " \t>");
        if (!rest.StartsWith("```") && !rest.StartsWith("~~~")) return null;
        var count = rest.IndexOfAnyExcept(rest[0]);
        if (count < 0) count = rest.Length;
        return new FenceMark(line[..^rest.Length].ToString(), rest[0], count, rest[count..].Trim().ToString());
    }

    /// <summary>What to put in front of a line that is inserted into the same list or quote.</summary>
    public string Margin => string.Create(Before.Length, Before, (margin, before) =>
    {
        for (var i = 0; i < before.Length; i++) margin[i] = before[i] is '>' or '\t' ? before[i] : ' ';
    });

    /// <summary>Whether it may end a block that another one began.</summary>
    public bool MayClose(FenceMark opening) => Character == opening.Character && Count >= opening.Count;
}
