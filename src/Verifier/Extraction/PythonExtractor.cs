using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Takes the Python out of a response: fenced or not, amid prose or alone, a continuation of a prompt or a whole solution.
/// It never throws for what a response holds, and takes time in proportion to its length.
/// </summary>
/// <param name="options">How to extract; null for the defaults.</param>
public sealed class PythonExtractor(ExtractionOptions? options = null)
{
    private readonly ExtractionOptions _options = options ?? new ExtractionOptions();
    private readonly FencedBlocks _fences = new();

    /// <summary>The Python of a candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    public ExtractedPython Extract(Candidate candidate)
    {
        if (candidate.Code is { } given) return new ExtractedPython(given, ExtractionMethod.Given);
        if (candidate.Prompt is not null && _options.Completions is CompletionStyle.Verbatim)
            return Verbatim(candidate.Prompt, candidate.Response);
        var answer = Answer.In(candidate.Response);
        if (answer.Lack is { } lack) return new ExtractedPython(null, ExtractionMethod.None, lack);
        if (answer.Marked is { } marked && Read(candidate, marked, CompletionStyle.Chat) is { Code: not null } found) return found;
        return Read(candidate, answer.Text, _options.Completions);
    }

    private static ExtractedPython Verbatim(string prompt, string response) => new(prompt + response, ExtractionMethod.Completion);

    private ExtractedPython Read(Candidate candidate, string text, CompletionStyle style)
    {
        var name = EntryName.Of(candidate.EntryPoint);
        if (candidate.Prompt is { } prompt) return Complete(prompt, text, name, style);
        var (response, blocks) = _fences.Find(FirstLine.WithFence(WithoutMarks(text)));
        return Find(response, name, blocks, WithoutMarks(text));
    }

    private ExtractedPython Complete(string prompt, string text, string? entryPoint, CompletionStyle style)
    {
        var verbatim = Verbatim(prompt, text);
        var whole = WithoutMarks(text);
        var (response, blocks) = _fences.Find(FirstLine.WithFence(whole));
        var repeats = blocks.Count == 0 && CompletionJoiner.Repeats(prompt, whole);
        if (blocks.Count == 0 && style is CompletionStyle.Auto && !repeats) return verbatim;

        var name = entryPoint ?? CompletionJoiner.AskedName(prompt);
        var start = blocks.Count > 0 ? response[..blocks[0].Start] : response;
        var isBody = !repeats && CompletionJoiner.GoesOn(prompt, start);
        if (blocks.Count == 0 && isBody) return verbatim;
        var found = Find(response, name, blocks, whole);
        if (found.Code is null && blocks.FirstOrDefault(b => b.Language is not TagLanguage.Other && IsBody(b.Text)) is { } body)
        {
            found = new ExtractedPython(Indentation.Remove(body.Text), ExtractionMethod.Completion);
        }

        var isSolution = found.Code is { } code && CompletionJoiner.Solves(prompt, code, name);
        if (isSolution || (found.Code is not null && !isBody))
        {
            var method = isSolution ? found.Method : ExtractionMethod.Completion;
            return found with { Code = CompletionJoiner.Join(prompt, found.Code!, name), Method = method };
        }

        // A body, and a fence behind it that ends the code or begins an example.
        return isBody && blocks.Count > 0
            ? new ExtractedPython(prompt + start, ExtractionMethod.Completion, "the response was cut at its first fence")
            : verbatim;
    }

    private static ExtractedPython Find(string response, string? entryPoint, IReadOnlyList<CodeBlock> blocks, string whole)
    {
        var dedented = Indentation.Remove(whole);
        // With fences in it, it is mostly prose from its first line, and need not be read any further here.
        var runs = blocks.Count == 0 || StatementReader.IsPython(dedented) ? CodeRuns.Find(dedented) : null;
        // Where it has fences, they stand in its strings.
        if (runs is [{ IsWhole: true, Broken: 0 }] && !FirstLine.IsTag(dedented))
            return new ExtractedPython(dedented, ExtractionMethod.Whole);
        if (blocks.Count > 0)
        {
            if (BlockChooser.Choose(response, blocks, entryPoint) is { } choice)
                return new ExtractedPython(
                    choice.Code, choice.Blocks > 1 ? ExtractionMethod.FencedJoined : ExtractionMethod.Fenced, Note(choice));
            if (blocks.Any(b => b.Language is TagLanguage.Other))
                return new ExtractedPython(null, ExtractionMethod.None, "the fenced blocks are not Python");
        }

        runs ??= CodeRuns.Find(dedented);
        if (runs is [{ IsWhole: true }]) return new ExtractedPython(dedented, ExtractionMethod.Whole);
        var pieces = runs.Select(r => new CodeBlock(TagLanguage.Python, dedented[r.Start..r.End], r.Start, r.End, IsClosed: true)).ToList();
        return BlockChooser.Choose(dedented, pieces, entryPoint) is { } found
            ? new ExtractedPython(found.Code, ExtractionMethod.Unfenced, Note(found))
            : new ExtractedPython(null, ExtractionMethod.None);
    }

    // `return x` alone says little for Python, but much where a body is asked for.
    private static bool IsBody(string text) => StatementReader.Read(text) is { Count: > 0 } lines && lines.TrueForAll(l => l.IsPython);

    private static string? Note(BlockChoice choice) => (choice.Blocks, choice.LeftOut) switch
    {
        (1, 0) => null,
        (1, _) => $"{choice.LeftOut} other block(s) left out",
        (_, 0) => $"{choice.Blocks} blocks joined",
        _ => $"{choice.Blocks} blocks joined, {choice.LeftOut} left out",
    };

    // Marks that editors and web pages put before a text, and that Python does not read.
    private static string WithoutMarks(string response) => response.TrimStart('\uFEFF', '\u200B', '\u200C', '\u200D', '\u2060');
}
