using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>Reads a response in OpenAI's harmony format, in which the reasoning and the answer go through channels. The answer is in <c>final</c>.</summary>
internal static partial class HarmonyChannels
{
    /// <summary>The last message of the channel <c>final</c>.</summary>
    /// <param name="text">The response.</param>
    /// <returns>Whether the response has channels, and its answer; null where none came.</returns>
    public static (bool Has, string? Answer) Read(string text)
    {
        if (!text.Contains("<|channel|>", StringComparison.Ordinal)) return WithoutTokens(text);
        var quoted = new QuotedPlaces(text);
        List<Match> heads = [.. Head().Matches(text).Where(m => !quoted.Holds(m.Index, m.Index + m.Length))];
        if (heads.Count == 0) return (false, null);
        string? answer = null;
        var nextTurn = int.MaxValue;
        foreach (var head in heads)
        {
            if (head.Index > nextTurn) break;
            if (head.Groups["channel"].Value != "final") continue;
            if (answer is null && User().Match(text, head.Index) is { Success: true } user) nextTurn = user.Index;
            var from = head.Index + head.Length;
            var end = End().Matches(text, from).FirstOrDefault(m => !quoted.Holds(m.Index, m.Index + m.Length))?.Index ?? text.Length;
            answer = text[from..end];
        }

        return (true, answer);
    }

    // Decoders that leave special tokens out run the names of role and channel into the text.
    private static (bool Has, string? Answer) WithoutTokens(string text)
    {
        const string Final = "assistantfinal";
        var start = text.AsSpan().TrimStart();
        if (!start.StartsWith("analysis") || start.Length < 10 || !(char.IsAsciiLetterUpper(start[8]) || start[8] is '\'' or '"'))
            return (false, null);
        if (StatementReader.Read(start) is [{ IsPython: true }, ..]) return (false, null);
        var at = text.LastIndexOf(Final, StringComparison.Ordinal);
        return (true, at < 0 ? null : text[(at + Final.Length)..]);
    }

    [GeneratedRegex("""<\|channel\|>\s*(?<channel>\w+)[^<]{0,200}(?:<\|constrain\|>[^<]{0,40})?<\|message\|>""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Head();

    [GeneratedRegex("""<\|(?:end|return|call|start|channel)\|>""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex End();

    [GeneratedRegex("""<\|start\|>user""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex User();
}
