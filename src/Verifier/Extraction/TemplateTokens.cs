using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Cuts a response where the model ended it: at the tokens of chat templates (ChatML, Llama, Gemma, Mistral, DeepSeek, Phi) that a decoder left in the text.
/// What follows them are other turns, or other documents. Of several turns of the model's own the last before the next user's counts.
/// </summary>
internal static partial class TemplateTokens
{
    // These mark parts of the model's own text.
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "begin_of_thought", "end_of_thought", "begin_of_solution", "end_of_solution", "start_thinking", "end_thinking", "thinking",
        "/thinking",
    };

    /// <summary>The model's own text.</summary>
    /// <param name="text">The response; it comes back as it is where it holds no such token.</param>
    public static string Cut(string text)
    {
        if (BrokenOff().Match(text) is { Success: true } broken) text = text[..broken.Index];
        if (!Token().IsMatch(text)) return WithoutRole(text);
        var quoted = new QuotedPlaces(text);
        string? answer = null;
        var (from, isModels) = (0, true);
        foreach (var match in Token().Matches(text).Where(m => Counts(m, text, quoted)))
        {
            if (match.Index < from) continue;
            var said = text[from..match.Index];
            from = match.Index + match.Length;
            if (isModels && !string.IsNullOrWhiteSpace(said)) (answer, isModels) = (said, false);
            var role = Role(match);
            if (role is "user" or "system" && answer is not null) return answer;

            // A token in front of everything begins the text; any other without a role ends it.
            isModels = role is null ? isModels : role is "assistant";
        }

        return isModels && !string.IsNullOrWhiteSpace(text[from..]) ? text[from..] : answer ?? "";
    }

    // The name of the role is left where the tokens around it were taken out.
    private static string WithoutRole(string text) => BareRole().Match(text) is { Success: true } role ? text[role.Length..] : text;

    private static string? Role(Match match) => match.Groups["role"].Value.ToLowerInvariant() switch
    {
        "" => match.Groups["model"].Success ? "assistant" : match.Groups["person"].Success ? "user" : null,
        "assistant" or "model" => "assistant",
        "user" or "human" => "user",
        "system" or "developer" => "system",
        _ => "tool",
    };

    private static bool Counts(Match match, string text, QuotedPlaces quoted)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        if (Others.Contains(match.Groups["name"].Value)) return false;
        if (quoted.Holds(start, end)) return false;
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\t') next++;
        if (next == text.Length || text[next] is '\r' or '\n' or '<' or '[' || text.AsSpan(0, start).IsWhiteSpace()) return true;

        // Amid a sentence the answer speaks of the token.
        if (Role(match) is not null) return true;
        return !match.Groups["loose"].Success && !(next > end && text[start - 1] is ' ' or '\t');
    }

    [GeneratedRegex(
        """
        <\|im_start\|>(?<role>\w+)[^\S\n]*\n?
        |<\|start_header_id\|>\s*(?<role>\w+)\s*<\|end_header_id\|>(?:\r?\n){0,2}
        |<start_of_turn>(?<role>\w+)[^\S\n]*\n?
        |<[|｜](?<role>user|assistant|system|developer|tool)[|｜]>[^\S\n]*\n?
        |(?<person>\[INST\])|(?<model>\[/INST\])
        |<\|(?<name>[^\s|<>]{1,40})\|>|<｜[^\s｜<>]{1,40}｜>
        |(?<loose></?s>|<(?:eos|bos|pad|eot|eod|end_of_turn|end_of_text|begin_of_text|file_sep|endoftext)>)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    [GeneratedRegex("""<[|｜][\w▁]{0,30}\s*\z""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BrokenOff();

    [GeneratedRegex("""\A\s*(?:assistant|model)[ \t]*\r?\n(?:[ \t]*\r?\n)?""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BareRole();
}
