using InstructMix.Harness;

namespace InstructMix.Verifier.Extraction;

/// <summary>A block that is Python, and what choosing among blocks needs to know of it.</summary>
/// <param name="text">Its lines.</param>
/// <param name="isClosed">Whether it ends where its author meant it to.</param>
/// <param name="isWrong">Whether it is marked as what not to do; asked where there is another.</param>
internal sealed class PythonBlock(string text, bool isClosed = true, Func<bool>? isWrong = null)
{
    // Read on demand: a response with one block never needs it.
    private readonly Lazy<Contents> _contents = new(() => new Contents(text));

    /// <summary>The lines.</summary>
    public string Text => text;

    /// <summary>The functions and classes that it defines at its outermost level.</summary>
    public IReadOnlyCollection<string> Definitions => _contents.Value.Definitions;

    /// <summary>Whether it holds imports and nothing else.</summary>
    public bool IsImports => _contents.Value.IsImports;

    /// <summary>Whether it holds imports and assignments, and nothing else.</summary>
    public bool IsSettings => _contents.Value.IsSettings;

    /// <summary>Whether it tests other code: an example of its use, that may end the process when it is done.</summary>
    public bool IsTests => _contents.Value.IsTests;

    /// <summary>Whether it is marked as what not to do.</summary>
    public bool IsWrong { get; } = isWrong?.Invoke() ?? false;

    /// <summary>Whether something is missing: it was cut off, or says itself that something was left out.</summary>
    public bool IsPartial => _contents.Value.Defined.HasOmission || (!isClosed && _contents.Value.IsCut);

    /// <summary>Whether this block has only a skeleton, or a part, of what the other one has.</summary>
    public bool IsLessThan(PythonBlock other)
    {
        var (mine, others) = (_contents.Value.Defined, other._contents.Value.Defined);
        return mine.Skeletons.Any(others.Full.Contains) || Definitions.Any(n => other.Defines(n) && AreApart(n, mine.Full, others.Full));
    }

    /// <summary>Whether it uses a name, as far as its words tell.</summary>
    public bool Uses(string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end]))) return true;
        }

        return false;
    }

    /// <summary>Whether it defines this function or class.</summary>
    public bool Defines(string name) => _contents.Value.Definitions.Contains(name);

    private static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);

    // A class that has few methods, and none of the other's, adds to it.
    private static bool AreApart(string name, HashSet<string> mine, HashSet<string> others)
    {
        var prefix = name + ".";
        var methods = mine.Where(m => m.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return methods.Count > 0 && methods.Count < others.Count(m => m.StartsWith(prefix, StringComparison.Ordinal))
            && !methods.Any(others.Contains);
    }

    private sealed class Contents
    {
        public Contents(string text)
        {
            var lines = new LogicalLines(text);
            Defined = new Definitions(text, lines);
            var last = lines.All.Count > 0 ? lines.All[^1] : default;
            IsCut = lines.All.Count > 0 && (!last.IsPython || last.Last is '(' or '[' or '{' or ',' or ':' or '=' || StringIsOpen(text));
            Definitions = lines.Definitions.ToHashSet(StringComparer.Ordinal);
            var kinds = lines.TopLevel.Where(l => l.Kind is not StatementKind.Comment).ToList();
            IsImports = kinds.Count > 0 && kinds.All(l => l.Kind is StatementKind.Import);
            IsSettings = kinds.Count > 0
                && kinds.All(l => l.Kind is StatementKind.Import or StatementKind.Assignment or StatementKind.Literal);
            // Their companions too, such as pytest_asyncio.
            var isTestModule = lines.All.Any(l => l.Kind is StatementKind.Import
                && ImportStatement.Read(text.AsSpan(l.Start, l.End - l.Start)) is { Modules: [var module, ..] }
                && (module.StartsWith("unittest", StringComparison.Ordinal) || module.StartsWith("pytest", StringComparison.Ordinal)));
            IsTests = isTestModule
                || (Definitions.Count > 0
                && Definitions.All(d => d.StartsWith("test_", StringComparison.Ordinal) || d.StartsWith("Test", StringComparison.Ordinal)));
        }

        public Definitions Defined { get; }

        public bool IsCut { get; }

        public HashSet<string> Definitions { get; }

        public bool IsImports { get; }

        public bool IsSettings { get; }

        public bool IsTests { get; }

        private static bool StringIsOpen(string text)
        {
            var strings = new PythonStrings();
            strings.Follow(text);
            return strings.IsInString;
        }
    }
}
