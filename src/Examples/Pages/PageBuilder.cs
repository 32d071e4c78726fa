using InstructMix.Core.Files;
using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>Collects a page's examples: a comment's directives wait here for the block that they are for.</summary>
/// <param name="file">The page.</param>
internal sealed class PageBuilder(string file)
{
    private readonly List<Example> _examples = [];
    private readonly List<InputProblem> _problems = [];
    private Directives _waiting = Directives.None;
    private int _since;

    public string File { get; } = file;

    /// <summary>Takes the directives of a comment that stands by itself.</summary>
    public void Comment(int line, string text)
    {
        EndWaiting();
        _since = line;
        _waiting = Take(DirectiveReader.Comment(File, line, text));
    }

    /// <summary>Takes a block of Python, or a session.</summary>
    /// <param name="line">The line on which its source begins.</param>
    /// <param name="source">Its source.</param>
    /// <param name="info">What its fence says, with the line on which it does.</param>
    /// <param name="isSession">Whether it is a session.</param>
    public void Block(int line, string source, (int Line, string Text) info, bool isSession)
    {
        var directives = _waiting.And(Take(DirectiveReader.Info(File, info.Line, info.Text))).And(
            Take(DirectiveReader.FirstLine(File, line, source)));
        _since = 0;
        _waiting = Directives.None;
        if (string.IsNullOrWhiteSpace(source)) return;
        _examples.Add(new Example(File, line, isSession ? SectionKind.Session : SectionKind.Block, source, directives));
    }

    /// <summary>Takes set-up code that readers do not see.</summary>
    public void SetUp(int line, string source)
    {
        int empty = source.Length - source.TrimStart('\n').Length;
        (line, source) = (line + empty, source.Trim('\n') + "\n");
        if (string.IsNullOrWhiteSpace(source))
            Problem(line, "the set-up comment holds no Python", "put the code behind 'instructmix-setup:', or remove the comment");
        else _examples.Add(new Example(File, line, SectionKind.Block, source, Directives.None) { Hidden = true });
    }

    public void Add(Example example) => _examples.Add(example);

    public void Problem(int line, string what, string remedy) => _problems.Add(new InputProblem(File, line, what, remedy));

    public Directives Take((Directives Directives, InputProblem? Problem) read)
    {
        if (read.Problem is { } problem) _problems.Add(problem);
        return read.Directives;
    }

    public Page Build()
    {
        EndWaiting();
        return new Page(File, _examples, _problems);
    }

    private void EndWaiting()
    {
        if (_since > 0)
            Problem(_since, "no Python block comes after this directive", "put it right before the block that it is for, or remove it");
        _since = 0;
        _waiting = Directives.None;
    }
}
