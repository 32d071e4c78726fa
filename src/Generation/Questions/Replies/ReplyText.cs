using System.Text.Json;
using System.Text.RegularExpressions;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Generation.Questions.Replies;

/// <summary>Reads what a model really writes where it was asked for a question, an answer or a sentence: with labels, numbers, quotes, a polite line before it, and more behind it.</summary>
public static partial class ReplyText
{
    /// <summary>Whether a reply is JSON, in a fence or not, where prose was asked for.</summary>
    /// <param name="reply">The reply.</param>
    public static bool IsJson(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        string bare = Said(reply);
        if (bare.Length < 2 || bare[0] is not ('{' or '[') || bare[^1] is not ('}' or ']')) return false;
        try
        {
            using var document = JsonDocument.Parse(bare);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The question in a reply: its first line that asks, from the question word on as it stands, to the question mark.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>Null where there is none.</returns>
    public static string? Question(string reply)
    {
        foreach (string line in Lines(reply).Select(Bare))
        {
            int mark = line.IndexOf('?', StringComparison.Ordinal);
            if (mark > 0) return Bare(line[..(mark + 1)]);
        }

        // Some models leave the mark out.
        return Lines(reply).Select(Bare).FirstOrDefault(l => Evaluation.QuestionKinds.Of(l) is not null) is { } asked
            ? asked.TrimEnd('.', '!', ' ') + "?" : null;
    }

    /// <summary>The answer in a reply: its first paragraph, on one line, without labels, quotes and marks of Markdown; a short one without its final stop.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>Empty where there is none.</returns>
    public static string Answer(string reply)
    {
        string answer = Paragraph(reply);
        bool isShort = answer.EndsWith('.') && !answer[..^1].Contains(". ", StringComparison.Ordinal) && !IsAbbreviated(answer);
        return isShort ? answer[..^1].TrimEnd() : answer;
    }

    /// <summary>The sentence, or the sentences of one paragraph, in a reply.</summary>
    /// <param name="reply">The reply.</param>
    /// <returns>Empty where there is none.</returns>
    public static string Sentence(string reply) => Paragraph(reply);

    /// <summary>The lines of a reply that say something, each by itself, as they stand.</summary>
    internal static List<string> Lines(string reply)
    {
        var lines = Said(reply).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        // "Sure! Here is a question:" is no part of it.
        while (lines.Count > 1 && Polite().IsMatch(lines[0])) lines.RemoveAt(0);
        return lines;
    }

    /// <summary>A line without its number or bullet, its label, its quotes and its marks of Markdown.</summary>
    internal static string Bare(string line)
    {
        string before;
        line = line.Trim();
        do
        {
            before = line;
            line = Bullet().Replace(line, "").Trim();
            line = Label().Replace(line, "").Trim();
            foreach (var (open, close) in Around)
            {
                bool isAround = line.Length > open.Length + close.Length && line.StartsWith(open, StringComparison.Ordinal)
                    && line.EndsWith(close, StringComparison.Ordinal)
                    && !line[open.Length..^close.Length].Contains(open, StringComparison.Ordinal)
                    && !line[open.Length..^close.Length].Contains(close, StringComparison.Ordinal);
                if (isAround) line = line[open.Length..^close.Length].Trim();
            }
        }
        while (line != before);
        line = Bold().Replace(line, "${text}");
        // A quote that was opened before the place where the line was cut.
        return line.Length > 1 && line[0] is '"' or '“' && !line.AsSpan(1).ContainsAny('"', '”') ? line[1..] : line;
    }

    private static (string Open, string Close)[] Around => [("**", "**"), ("__", "__"), ("\"", "\""), ("“", "”"), ("'", "'"), ("‘", "’"), ("`", "`"), ("*", "*"), ("_", "_"), ("«", "»"), ("<answer>", "</answer>"), ("[", "]")];

    private static string Paragraph(string reply)
    {
        string text = Said(reply);
        if (Next().Match(text) is { Success: true, Index: > 0 } next) text = text[..next.Index];
        string[] paragraphs = [.. Blank().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0)];
        // A label or a polite line by itself stands before what was asked for.
        int first = Array.FindIndex(paragraphs, p => !Polite().IsMatch(p) && !OnlyLabel().IsMatch(p));
        if (first < 0) return "";
        var lines = paragraphs[first].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        while (lines.Count > 1 && (Polite().IsMatch(lines[0]) || OnlyLabel().IsMatch(lines[0]))) lines.RemoveAt(0);
        return Bare(Spaces().Replace(string.Join(' ', lines), " "));
    }

    /// <summary>The reply without the model's reasoning, and without the fence where all of it stands in one.</summary>
    private static string Said(string reply) => Fence().Replace(Reasoning.Without(reply).Text.ReplaceLineEndings("\n").Trim(), "${inside}").Trim();

    // "6 a.m.", "Washington D.C.", "St.": the stop belongs to the word.
    private static bool IsAbbreviated(string answer) => Abbreviation().IsMatch(answer);

    [GeneratedRegex(@"^```[\w-]*\s*\n?(?<inside>.*?)\n?```.*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?:[-*•–—]\s+|\(?\d{1,2}[.)]\s+(?=[\p{L}""“*'])|#{1,6}\s+|>\s+)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[*_]*(?:(?:final|short|correct|new|full|the|your|closed-book|open-book|generated)\s+)?(?:question|answer|response|statement|sentence|output|reply|assistant|human|user|topic|result|who|what|where|when|why|how)(?:\s+(?:is|question|\d{1,2}|sentence))?[*_]*\s*:[*_]*\s*|^[*_]*[QA]\d{0,2}[*_]*\s*[:.)][*_]*\s+|^[*_]*[QA]:[*_]*\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[*_]*(?:answer|question|response|statement|sentence|output|a|q)[*_]*\s*:[*_]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex OnlyLabel();

    [GeneratedRegex(@"^(?:(?:sure|certainly|of\s+course|okay|ok|absolutely|great|gladly|here\s+(?:is|are)|here's|below\s+(?:is|are)|the\s+following)\b[^?]{0,120}[:!.]|(?:sure|certainly|of\s+course|okay|absolutely)[!.,]?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Polite();

    // Where a model goes on by itself with another exchange.
    [GeneratedRegex(@"\n\s*(?:\*\*)?(?:question|q|text|passage|human|user|topic|topics|answer|assistant|note|explanation|=== ?\w+ ?===)(?:\*\*)?\s*\d{0,2}\s*:|\n\s*===", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Next();

    [GeneratedRegex(@"\n\s*\n", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<mark>\*\*|__)(?<text>.+?)\k<mark>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?:\b[A-Za-z]\.(?:\s?[A-Za-z]\.)+|\b(?:St|Jr|Sr|Dr|Mr|Mrs|etc|Inc|Ltd|Co|vs|[A-Z])\.)$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Abbreviation();
}
