using System.Text.RegularExpressions;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Templates;

/// <summary>Reads the text of a template.</summary>
/// <param name="file">What to call it in messages.</param>
/// <param name="kind">Its kind.</param>
/// <param name="api">The way of asking that it is for.</param>
internal sealed partial class TemplateParser(string file, TemplateKind kind, Api api)
{
    private static readonly string[] Roles = ["system", "user", "assistant"];
    private const string Exemplars = "each exemplars";

    private readonly Stack<(string Name, int Line, List<TemplateNode> Parts)> _open = new();
    private bool _hasNeeded;

    /// <summary>The parts.</summary>
    /// <param name="body">The template without its front matter.</param>
    /// <param name="line">The line on which it begins.</param>
    /// <exception cref="UnusableInputException">It names what its kind does not have, lacks what it needs, or a block does not end.</exception>
    public IReadOnlyList<TemplateNode> Parse(string body, int line)
    {
        var all = new List<TemplateNode>();
        _open.Push(("", line, all));
        int at = 0;
        foreach (Match mark in Mark().Matches(body))
        {
            if (mark.Index < at) continue;
            string what = mark.Groups["what"].Value.Trim();
            int here = line + body.AsSpan(0, mark.Index).Count('\n');
            var (from, to) = what.StartsWith('#') || what.StartsWith('/') ? Alone(body, mark) : (mark.Index, mark.Index + mark.Length);
            Say(body[at..Math.Max(at, from)]);
            at = to;
            if (what.StartsWith('#')) Begin(what[1..].Trim(), here);
            else if (what.StartsWith('/')) End(what[1..].Trim(), here);
            else Fill(what, here);
        }

        Say(body[at..]);
        if (_open.Peek() is { Name.Length: > 0 } open)
            throw new UnusableInputException($"{file}:{open.Line}: the block {{{{#{open.Name}}}}} does not end; add {{{{/{open.Name.Split(' ')[0]}}}}}");
        if (kind.Needed is { } needed && !_hasNeeded)
            throw new UnusableInputException($"{file}:{line}: {{{{{needed}}}}} stands nowhere, so the model would not be told what is asked; put it in");
        return all;
    }

    private void Say(string text)
    {
        if (text.Length > 0) _open.Peek().Parts.Add(new TemplateNode.Text(text));
    }

    private void Fill(string name, int line)
    {
        bool isOfExemplar = _open.Any(o => o.Name == Exemplars) && kind.OfExemplars.Contains(name, StringComparer.Ordinal);
        if (!isOfExemplar && !kind.Placeholders.Contains(name, StringComparer.Ordinal)) throw Unknown(name, line);
        _hasNeeded |= name == kind.Needed;
        _open.Peek().Parts.Add(new TemplateNode.Place(name));
    }

    private void Begin(string name, int line)
    {
        bool isTurn = Roles.Contains(name, StringComparer.Ordinal);
        if (!isTurn && !(name == Exemplars && kind.OfExemplars.Count > 0)) throw Unknown("#" + name, line);
        if (isTurn && api != Api.Chat)
            throw new UnusableInputException($"{file}:{line}: a text that a model goes on with has no turns; take {{{{#{name}}}}} out, or write api: chat");
        if (_open.FirstOrDefault(o => o.Name == name || (o.Name.Length > 0 && o.Name != Exemplars)) is { Name.Length: > 0 } outer)
            throw new UnusableInputException($"{file}:{line}: {{{{#{name}}}}} stands within {{{{#{outer.Name}}}}} of line {outer.Line}; end that first");
        _open.Push((name, line, []));
    }

    private void End(string name, int line)
    {
        var (open, _, parts) = _open.Peek();
        if (open.Length == 0 || name != open.Split(' ')[0])
            throw new UnusableInputException($"{file}:{line}: {{{{/{name}}}}} ends nothing{(open.Length > 0 ? $"; {{{{/{open.Split(' ')[0]}}}}} is due" : "; take it out")}");
        _open.Pop();
        _open.Peek().Parts.Add(open == Exemplars ? new TemplateNode.Each(parts) : new TemplateNode.Turn(open, parts));
    }

    private UnusableInputException Unknown(string name, int line)
    {
        string blocks = kind.OfExemplars.Count > 0
            ? $", within {{{{#each exemplars}}}} … {{{{/each}}}} {string.Join(", ", kind.OfExemplars.Select(p => $"{{{{{p}}}}}"))}," : "";
        return new UnusableInputException($"{file}:{line}: {{{{{name}}}}} does not exist here; a template \"{kind.Name}\" has {string.Join(", ", kind.Placeholders.Select(p => $"{{{{{p}}}}}"))}{blocks} and the blocks {string.Join(", ", Roles.Select(r => $"{{{{#{r}}}}} … {{{{/{r}}}}}"))}");
    }

    /// <summary>The place of a block's mark: all of its line, where it stands there alone.</summary>
    private static (int From, int To) Alone(string body, Match mark)
    {
        int from = mark.Index, to = mark.Index + mark.Length;
        while (from > 0 && body[from - 1] is ' ' or '\t') from--;
        while (to < body.Length && body[to] is ' ' or '\t') to++;
        bool isAlone = (from == 0 || body[from - 1] == '\n') && (to == body.Length || body[to] == '\n');
        return isAlone ? (from, Math.Min(to + 1, body.Length)) : (mark.Index, mark.Index + mark.Length);
    }

    [GeneratedRegex(@"\{\{(?<what>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
