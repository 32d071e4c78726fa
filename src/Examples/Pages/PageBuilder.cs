using InstructMix.Core.Files;
using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>Collects a page's examples: a comment's directives wait here for the block that they are for.</summary>
/// <param name="file">The page.</param>
/// <param name="options">How pages are read.</param>
/// <param name="project">What its project says.</param>
internal sealed class PageBuilder(string file, ReadingOptions options, Project project)
{
    private readonly List<Example> _examples = [];
    private readonly List<InputProblem> _problems = [];
    private readonly List<int> _unchecked = [];
    private readonly List<(int Example, string Text, int Line)> _shown = [];
    private Directives _waiting = Directives.None, _all = Directives.None;
    private bool _isForeign, _hasOutputs;
    private int _since;
    private (int Line, Directives What)? _skipping;

    public string File { get; } = file;

    public ReadingOptions Options { get; } = options;

    public Project Project { get; } = project;

    /// <summary>Other files that were read for the page.</summary>
    public List<string> Reads { get; } = [];

    /// <summary>How many lines of the page stand before the text that is read: not 0 inside of a directive that holds text of its own.</summary>
    public int Before { get; set; }

    /// <summary>Whether Sphinx' rules hold.</summary>
    public bool IsSphinx { get; private set; } = options.Doctest == DoctestRules.Sphinx;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Example> Examples => _examples;

    /// <summary>The page has a directive of Sphinx' doctest.</summary>
    public void HasSphinx() => IsSphinx |= Options.Doctest == DoctestRules.Auto;

    /// <summary>Takes the directives of a comment that stands by itself.</summary>
    public void Comment(int line, string text)
    {
        EndWaiting();
        _since = line + Before;
        _isForeign = false;
        _waiting = Take(DirectiveReader.Comment(File, line + Before, text));
    }

    /// <summary>Takes a comment of another tool.</summary>
    public void Comment(int line, Foreign foreign)
    {
        switch (foreign.Kind)
        {
            case ForeignKind.Wrong:
                Problem(line, foreign.Text, foreign.Remedy);
                break;
            case ForeignKind.Next:
                // Several comments may stand before one block.
                Contradiction(line, _waiting, foreign.Directives);
                _waiting = _waiting.And(foreign.Directives);
                _isForeign = true;
                _hasOutputs |= foreign.Directives.Role is not null;
                break;
            case ForeignKind.SkipFrom when _skipping is { } from:
                Problem(line, $"blocks are skipped from line {from.Line} on already", "end that with 'skip: end', or remove this one");
                break;
            case ForeignKind.SkipFrom:
                _skipping = (line + Before, foreign.Directives);
                break;
            case ForeignKind.SkipTo when _skipping is null:
                Problem(line, "nothing is skipped here that could end", "begin with 'skip: start', or remove this one");
                break;
            case ForeignKind.SkipTo:
                _skipping = null;
                break;
            case ForeignKind.Code:
                SetUp(line + 1, Margin.Remove(foreign.Text.TrimEnd('\n').Split('\n')));
                break;
            case ForeignKind.Outputs:
                _hasOutputs = true;
                break;
        }
    }

    /// <summary>Takes a block of Python, or a session.</summary>
    /// <param name="line">The line on which its source begins.</param>
    /// <param name="source">Its source.</param>
    /// <param name="info">What its fence says, with the line on which it does.</param>
    /// <param name="isSession">Whether it is a session.</param>
    /// <param name="with">What else is said of it; null for nothing.</param>
    public void Block(int line, string source, (int Line, string Text) info, bool isSession, Func<Example, Example>? with = null)
    {
        line += Before;
        var said = Take(DirectiveReader.Info(File, info.Line + Before, info.Text));
        var first = Take(DirectiveReader.FirstLine(File, line, source));
        Contradiction(info.Line, _waiting, said);
        Contradiction(info.Line, _waiting.And(said), first);
        var directives = _waiting.And(said).And(first);
        if (_skipping is { } skipping) directives = directives.And(skipping.What);
        EndUse();
        if (string.IsNullOrWhiteSpace(source)) return;
        var example = new Example(File, line, isSession ? SectionKind.Session : SectionKind.Block, source, directives);
        if (directives.Role is { } role) example = example with { Role = role };
        _examples.Add(with is null ? example : with(example));
    }

    /// <summary>Takes a block of something else than Python. What waited for the next block was for this one where another tool said so.</summary>
    /// <param name="line">The line on which it begins.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="isPlain">Whether no language is said.</param>
    /// <param name="first">The line of its text's first line; null for the one after <paramref name="line"/>.</param>
    public void Other(int line, string text, bool isPlain, int? first = null)
    {
        int begins = (first ?? line + 1) + Before;
        if (_examples.Count > 0 && _examples[^1].Kind == SectionKind.Block)
        {
            if (_waiting.HasOutput) _examples[^1] = _examples[^1] with { Want = text, WantLine = begins };
            else if (isPlain && !_isForeign && _shown.All(s => s.Example != _examples.Count - 1))
                _shown.Add((_examples.Count - 1, text, begins));
        }

        if (BlockLanguage.HasPrompt(text)) _unchecked.Add(line + Before);
        if (_isForeign) EndUse();
    }

    /// <summary>Takes what Sphinx compares with the <c>testcode</c> before it in the same group.</summary>
    public void Output((int Directive, int Text) line, string text, IReadOnlyList<string> groups, Func<Example, Example> with)
    {
        var group = groups.Count > 0 ? groups[0] : "default";
        int last = _examples.FindLastIndex(e => e.Role == ExampleRole.Test && !e.Hidden
            && (e.Groups.Count == 0 ? group == "default" : e.Groups.Contains(group) || e.Groups.Contains("*") || group == "*"));
        if (last < 0 || _examples[last].Want is null)
            Problem(line.Directive, "no testcode of its group comes before this testoutput", "put one before it, or name its group behind both");
        else _examples[last] = with(_examples[last] with { Want = text, WantLine = line.Text + Before });
    }

    /// <summary>Takes set-up code that readers do not see.</summary>
    public void SetUp(int line, string source, Func<Example, Example>? with = null)
    {
        int empty = source.Length - source.TrimStart('\n').Length;
        (line, source) = (line + empty + Before, source.Trim('\n') + "\n");
        if (string.IsNullOrWhiteSpace(source))
        {
            Problem(line - Before, "the set-up comment holds no Python", "put the code behind 'instructmix-setup:', or remove the comment");
            return;
        }

        var example = new Example(File, line, SectionKind.Block, source, Directives.None) { Hidden = true };
        _examples.Add(with is null ? example : with(example));
    }

    /// <summary>Takes what holds for all of the page.</summary>
    public void All(Directives directives) => _all = _all.And(directives);

    public void Add(Example example) => _examples.Add(example);

    public void Problem(int line, string what, string remedy) =>
        _problems.Add(new InputProblem(File, line == 0 ? 0 : line + Before, what, remedy));

    public Directives Take((Directives Directives, InputProblem? Problem) read)
    {
        if (read.Problem is { } problem) _problems.Add(problem);
        return read.Directives;
    }

    public Page Build()
    {
        EndWaiting();
        if (_skipping is { } skipping)
            _problems.Add(new InputProblem(File, skipping.Line, "the blocks that are skipped from here on have no end", "write 'skip: end' behind the last of them"));
        if (_hasOutputs)
            foreach (var (example, text, line) in _shown.Where(s => _examples[s.Example].Want is null))
                _examples[example] = _examples[example] with { Want = text, WantLine = line };
        return new PageRules(this).Applied(_examples, _problems, _unchecked, _all);
    }

    private void Contradiction(int line, Directives one, Directives other)
    {
        if (one.Contradiction(other) is { } what) Problem(line, $"what is said of this block contradicts itself: {what}", "remove one of the two");
    }

    private void EndUse()
    {
        _since = 0;
        _isForeign = false;
        _waiting = Directives.None;
    }

    private void EndWaiting()
    {
        if (_since > 0 && !_isForeign)
            _problems.Add(new InputProblem(File, _since, "no Python block comes after this directive", "put it right before the block that it is for, or remove it"));
        EndUse();
    }
}
