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
        return candidate.Prompt is { } prompt ? Complete(prompt, candidate) : Find(candidate.Response, candidate.EntryPoint);
    }

    private ExtractedPython Complete(string prompt, Candidate candidate)
    {
        var verbatim = new ExtractedPython(prompt + candidate.Response, ExtractionMethod.Completion);
        if (_options.Completions is CompletionStyle.Verbatim) return verbatim;

        var response = WithoutMarks(candidate.Response);
        var blocks = _fences.Find(response);
        if (blocks.Count == 0 && _options.Completions is CompletionStyle.Auto) return verbatim;

        var name = candidate.EntryPoint ?? CompletionJoiner.AskedName(prompt);
        var start = StatementReader.Read(response.AsSpan(0, blocks.Count > 0 ? blocks[0].Start : response.Length));
        var isBody = start.Count > 0 && start[0] is { Indent: > 0, IsPython: true };
        if (blocks.Count == 0 && isBody) return verbatim;
        var found = Find(response, name, blocks);
        if (found.Code is null && blocks.FirstOrDefault(b => b.Language is TagLanguage.Untold && IsBody(b.Text)) is { } body)
        {
            found = new ExtractedPython(Indentation.Remove(body.Text), ExtractionMethod.Completion);
        }

        var isSolution = found.Code is { } code && name is not null && new LogicalLines(code).Definitions.Contains(name);
        if (isSolution || (found.Code is not null && !isBody))
        {
            return found with { Code = CompletionJoiner.Join(prompt, found.Code!, name), Method = isSolution ? found.Method : ExtractionMethod.Completion };
        }

        // A body, and a fence behind it that ends the code or begins an example.
        return isBody && blocks.Count > 0
            ? new ExtractedPython(prompt + response[..blocks[0].Start], ExtractionMethod.Completion, "the response was cut at its first fence")
            : verbatim;
    }

    private ExtractedPython Find(string response, string? entryPoint)
    {
        response = WithoutMarks(response);
        return Find(response, entryPoint, _fences.Find(response));
    }

    private static ExtractedPython Find(string response, string? entryPoint, IReadOnlyList<CodeBlock> blocks)
    {
        var dedented = Indentation.Remove(response);
        // With fences in it, it is mostly prose from its first line, and need not be read any further here.
        var runs = blocks.Count == 0 || StatementReader.IsPython(dedented) ? CodeRuns.Find(dedented) : null;
        if (runs is [{ IsWhole: true, Broken: 0 }]) return new ExtractedPython(dedented, ExtractionMethod.Whole); // fences in it are in its strings
        if (blocks.Count > 0)
        {
            if (BlockChooser.Choose(blocks, entryPoint) is { } choice) return new ExtractedPython(choice.Code, choice.Blocks > 1 ? ExtractionMethod.FencedJoined : ExtractionMethod.Fenced, Note(choice));
            if (blocks.Any(b => b.Language is TagLanguage.Other)) return new ExtractedPython(null, ExtractionMethod.None, "the fenced blocks are not Python");
        }

        runs ??= CodeRuns.Find(dedented);
        if (runs is [{ IsWhole: true }]) return new ExtractedPython(dedented, ExtractionMethod.Whole);
        var pieces = runs.Select(r => new CodeBlock(TagLanguage.Python, dedented[r.Start..r.End], r.Start, IsClosed: true)).ToList();
        return BlockChooser.Choose(pieces, entryPoint) is { } found
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
