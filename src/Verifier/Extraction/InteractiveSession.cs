using System.Text;

namespace InstructMix.Verifier.Extraction;

/// <summary>A session of the interactive interpreter: prompts, and what it answered.</summary>
internal static class InteractiveSession
{
    private const string Prompt = ">>>";
    private const string Continued = "...";

    /// <summary>Whether the first line of a block is typed at the interpreter's prompt.</summary>
    public static bool Is(string block)
    {
        var first = block.AsSpan().TrimStart();
        return first.StartsWith(Prompt) && (first.Length == Prompt.Length || char.IsWhiteSpace(first[Prompt.Length]));
    }

    /// <summary>What was typed, without prompts and answers.</summary>
    public static string Typed(string session)
    {
        var typed = new StringBuilder();
        foreach (var line in session.AsSpan().EnumerateLines())
        {
            var trimmed = line.TrimStart();
            if (!trimmed.StartsWith(Prompt) && !trimmed.StartsWith(Continued)) continue;
            var code = trimmed[Prompt.Length..];
            typed.Append(code.StartsWith(" ") ? code[1..] : code).Append('\n');
        }

        return typed.ToString();
    }
}
