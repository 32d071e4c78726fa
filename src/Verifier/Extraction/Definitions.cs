using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// What a block defines and how whole it is: a function whose body is <c>...</c>, <c>pass</c> or a comment that says where code is to come is a skeleton,
/// and a comment such as <c># ... existing code ...</c> stands for what was left out.
/// </summary>
internal sealed partial class Definitions
{
    private readonly List<Body> _open = [];

    /// <summary>Reads a block.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="lines">Its lines.</param>
    public Definitions(string text, LogicalLines lines)
    {
        foreach (var line in lines.All) Read(line, text.AsSpan(line.Start, line.End - line.Start).Trim());
        while (_open.Count > 0) Close();
    }

    /// <summary>The functions, methods and empty classes that have no body to speak of, each with the classes around it: <c>Stack.pop</c>.</summary>
    public HashSet<string> Skeletons { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that have one.</summary>
    public HashSet<string> Full { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether something was left out that the reader is to fill in.</summary>
    public bool HasOmission { get; private set; }

    private void Read(LogicalLine line, ReadOnlySpan<char> code)
    {
        if (line.Kind is StatementKind.Comment && LeftOut().IsMatch(code)) HasOmission = true;
        while (line.Kind is not StatementKind.Comment && _open.Count > 0 && _open[^1].Indent >= line.Indent) Close();
        if (line.Kind is StatementKind.Def or StatementKind.Class)
        {
            if (_open.Count > 0) _open[^1].HasDefinitions = true;
            var inline = line.Last != ':' && !IsEmptyInline().IsMatch(code);
            _open.Add(new Body
            {
                Name = _open.Count > 0 ? $"{_open[^1].Name}.{line.Name}" : line.Name!,
                Indent = line.Indent,
                HasCode = inline,
            });
            return;
        }

        if (_open.Count == 0) return;
        var body = _open[^1];
        if (line.Kind is StatementKind.Comment) body.HasPlace |= ToCome().IsMatch(code);
        else if (line.Kind is StatementKind.Inner && Constant().IsMatch(code)) body.HasConstant = true;
        else if (!(code is "..." or "pass" || code.StartsWith("raise NotImplementedError") || IsText(line, code))) body.HasCode = true;
    }

    private void Close()
    {
        var body = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        var isFull = body.HasCode || body.HasDefinitions || (body.HasConstant && !body.HasPlace);
        (isFull ? Full : Skeletons).Add(body.Name);
    }

    private static bool IsText(LogicalLine line, ReadOnlySpan<char> code) =>
        line.Kind is StatementKind.Literal && (code[^1] is '"' or '\'');

    private sealed class Body
    {
        public required string Name { get; init; }

        public required int Indent { get; init; }

        public bool HasCode { get; set; }

        public bool HasConstant { get; set; }

        public bool HasDefinitions { get; set; }

        public bool HasPlace { get; set; }
    }

    [GeneratedRegex(""":\s*(?:\.\.\.|pass)\s*(?:#.*)?$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IsEmptyInline();

    [GeneratedRegex("""^return(?:\s+(?:None|True|False|-?\d+(?:\.\d+)?|""|''|\[\]|\{\}|\(\)))?\s*(?:#.*)?$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Constant();

    [GeneratedRegex("""\b(?:your|the|add|write|insert|implement(?:ation)?|fill|put|more|actual)\b.{0,40}\b(?:code|logic|implementation|solution|here|in)\b|\bTODO\b|\bimplement\s+(?:this|me|it)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ToCome();

    [GeneratedRegex("""^#\s*(?:\.{3}|…)|(?:\.{3}|…)\s*$|^#\W*(?:(?:the\s+)?(?:rest|remainder)\s+of\b|(?:other|existing|previous|remaining)\s+(?:code|methods?|functions?|implementation)|(?:code|implementation)\s+(?:as\s+)?(?:above|before)|(?:same|unchanged)\b(?:\s+as\b.{0,20}\b(?:above|before))?\W*$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LeftOut();
}
