namespace InstructMix.Harness;

/// <summary>An import statement of Python, read by its text. Whatever wants to know what code imports asks here.</summary>
/// <param name="Modules">The modules that it names: <c>a</c> and <c>b.c</c> of <c>import a, b.c as d</c>; <c>a.b</c> of <c>from a.b import c</c>, with its dots where it is relative.</param>
/// <param name="Members">What <c>from … import</c> takes of its module; empty for <c>import …</c>, and where the list cannot be read.</param>
/// <param name="EndsLine">Whether nothing but a comment stands behind it; else another statement may.</param>
public sealed record ImportStatement(IReadOnlyList<string> Modules, IReadOnlyList<string> Members, bool EndsLine)
{
    /// <summary>Reads the statement at the beginning of a text.</summary>
    /// <param name="text">The text, from <c>import</c> or <c>from</c> on. What comes behind the statement is not looked at.</param>
    /// <returns>The statement; null where the text begins with none.</returns>
    public static ImportStatement? Read(ReadOnlySpan<char> text)
    {
        var tokens = new Tokens(text);
        return tokens.Next() switch
        {
            "import" => OfModules(ref tokens),
            "from" => OfMembers(ref tokens),
            _ => null,
        };
    }

    private static ImportStatement? OfModules(ref Tokens tokens)
    {
        var modules = new List<string>();
        string token;
        do
        {
            var module = tokens.Next();
            if (!IsDotted(module)) return null;
            modules.Add(module);
            if (!TryEndName(ref tokens, out token)) return null;
        }
        while (token == ",");
        return token is "" or ";" ? new ImportStatement(modules, [], token == "") : null;
    }

    private static ImportStatement? OfMembers(ref Tokens tokens)
    {
        var module = tokens.Next();
        var name = module.AsSpan().TrimStart('.');
        if (module.Length == 0 || !(name.IsEmpty ? module[0] == '.' : IsDotted(name)) || tokens.Next() != "import") return null;
        string[] modules = [module];
        var members = new List<string>();
        var token = tokens.Next();
        bool isInBrackets = tokens.InBrackets = token == "(";
        if (isInBrackets) token = tokens.Next();
        while (token == "*" || IsName(token))
        {
            members.Add(token);
            if (!TryEndName(ref tokens, out token) || token != ",") break;
            token = tokens.Next();
        }

        if (isInBrackets && token == ")")
        {
            tokens.InBrackets = false;
            token = tokens.Next();
        }

        bool isWhole = members.Count > 0 && !tokens.InBrackets && token is "" or ";";
        return isWhole ? new ImportStatement(modules, members, token == "") : new ImportStatement(modules, [], EndsLine: false);
    }

    /// <summary>Passes over <c>as NAME</c> and gives the token behind it.</summary>
    private static bool TryEndName(ref Tokens tokens, out string token)
    {
        token = tokens.Next();
        if (token != "as") return true;
        if (!IsName(tokens.Next())) return false;
        token = tokens.Next();
        return true;
    }

    private static bool IsDotted(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split('.'))
            if (!IsName(text[part])) return false;
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !char.IsDigit(text[0]) && !text.ContainsAny('.', '*') && IsOfWord(text[0])
        && text is not ("import" or "from" or "as");

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    /// <summary>The names (with their dots) and signs of a statement. The empty string is its end: a line end, a comment, or the text's.</summary>
    private ref struct Tokens(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        /// <summary>Whether line ends and comments do not count, as between brackets.</summary>
        public bool InBrackets { get; set; }

        public string Next()
        {
            SkipBlanks();
            if (_rest.IsEmpty || _rest[0] is '\n' or '#') return "";
            int length = 0;
            while (length < _rest.Length && (IsOfWord(_rest[length]) || _rest[length] == '.')) length++;
            var token = _rest[..Math.Max(length, 1)];
            _rest = _rest[token.Length..];
            return token.ToString();
        }

        private void SkipBlanks()
        {
            while (!_rest.IsEmpty)
            {
                if (_rest[0] is ' ' or '\t' or '\f' or '\r' || (InBrackets && _rest[0] == '\n')) _rest = _rest[1..];
                else if (_rest.StartsWith("\\\n")) _rest = _rest[2..];
                else if (_rest.StartsWith("\\\r\n")) _rest = _rest[3..];
                else if (InBrackets && _rest[0] == '#') _rest = _rest.IndexOf('\n') is >= 0 and var end ? _rest[end..] : [];
                else return;
            }
        }
    }
}
