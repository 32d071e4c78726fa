using InstructMix.Core.Text;

namespace InstructMix.Mixer.Text;

/// <summary>
/// Python with names and literals folded: two programs that differ in what they call things, in their texts and numbers, comments, docstrings, type hints and
/// white space are equal. Attributes, named arguments of calls, imports, built-in names and modules stay: they are what a program does.
/// </summary>
internal static class FoldedPython
{
    private static readonly ulong OwnName = Hash64.OfExact("name"), Number = Hash64.OfExact("0"), Text = Hash64.OfExact("\"\"");

    /// <summary>The folded tokens of some code.</summary>
    public static List<FoldedToken> Of(string code)
    {
        var tokens = PythonTokens.Of(code);
        var folded = new List<FoldedToken>(tokens.Count);
        bool isImport = false;
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var text = code.AsSpan(token.Start, token.Length);
            bool opens = i == 0 || tokens[i - 1].Kind == PythonTokenKind.LineEnd;
            if (opens) isImport = text is "import" or "from";
            // A string that is a statement by itself is a docstring, whose words say nothing of what the code does.
            if (token.Kind == PythonTokenKind.LineEnd
                || (token.Kind == PythonTokenKind.String && opens && tokens[i + 1].Kind == PythonTokenKind.LineEnd)) continue;
            if (token.Kind == PythonTokenKind.Name && text is "def")
            {
                folded.Add(new FoldedToken(token, Hash64.OfExact(text), IsOwnName: false));
                i = Head(code, tokens, i + 1, folded) - 1;
                continue;
            }

            if (text is "(" or "[" or "{") depth++;
            else if (text is ")" or "]" or "}") depth--;
            folded.Add(Fold(code, tokens, i, isImport, depth > 0 && IsArgumentName(code, tokens, i)));
        }

        return folded;
    }

    // A function's name and parameters, without the types that are written beside them. Gives the place behind the colon.
    private static int Head(string code, List<PythonToken> tokens, int at, List<FoldedToken> folded)
    {
        int depth = 0;
        bool isType = false;
        for (; at < tokens.Count && tokens[at].Kind != PythonTokenKind.LineEnd; at++)
        {
            var text = code.AsSpan(tokens[at].Start, tokens[at].Length);
            if (text is "(" or "[" or "{") depth++;
            else if (text is ")" or "]" or "}") depth--;
            bool ends = (depth == 1 && text is "," or "=") || (depth == 0 && text is ")" or ":");
            if (ends) isType = false;
            if (!isType && !(depth == 1 && text is ":") && !(depth == 0 && text is "->"))
                folded.Add(Fold(code, tokens, at, isImport: false, isArgument: false));
            if ((depth == 1 && text is ":") || (depth == 0 && text is "->")) isType = true;
            if (depth == 0 && text is ":") return at + 1;
        }

        return at;
    }

    private static FoldedToken Fold(string code, List<PythonToken> tokens, int at, bool isImport, bool isArgument)
    {
        var token = tokens[at];
        var text = code.AsSpan(token.Start, token.Length);
        if (token.Kind == PythonTokenKind.Number) return new FoldedToken(token, Number, IsOwnName: false);
        if (token.Kind == PythonTokenKind.String) return new FoldedToken(token, Text, IsOwnName: false);
        bool isOwn = token.Kind == PythonTokenKind.Name && !isImport && !PythonNames.IsKeyword(text) && !PythonNames.IsKnown(text)
            && !Is(code, tokens, at - 1, ".") && !isArgument;
        return isOwn ? new FoldedToken(token, OwnName, IsOwnName: true) : new FoldedToken(token, Hash64.OfExact(text), IsOwnName: false);
    }

    private static bool IsArgumentName(string code, List<PythonToken> tokens, int at) =>
        Is(code, tokens, at + 1, "=") && (Is(code, tokens, at - 1, "(") || Is(code, tokens, at - 1, ","));

    private static bool Is(string code, List<PythonToken> tokens, int at, string text) =>
        at >= 0 && at < tokens.Count && code.AsSpan(tokens[at].Start, tokens[at].Length).SequenceEqual(text);
}
