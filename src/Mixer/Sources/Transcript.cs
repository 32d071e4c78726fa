using System.Text;

namespace InstructMix.Mixer.Sources;

/// <summary>Takes the first exchange out of a transcript of hh-rlhf, whose turns begin with <c>\n\nHuman:</c> and <c>\n\nAssistant:</c>.</summary>
internal static class Transcript
{
    private const string Human = "\n\nHuman:", Assistant = "\n\nAssistant:";

    /// <summary>
    /// The first question and the answer to it, both trimmed. The left-most marker ends a turn; the words "Human:" inside a line are no marker.
    /// Several Human turns in a row are one question, joined by line ends.
    /// </summary>
    /// <param name="transcript">The whole transcript.</param>
    /// <returns>Null where it does not begin with a Human turn that an Assistant turn follows.</returns>
    public static (string Question, string Answer)? FirstExchange(string transcript)
    {
        var question = new StringBuilder();
        int at = 0;
        while (IsAt(transcript, at, Human))
        {
            int from = at + Human.Length, next = NextTurn(transcript, from);
            if (next < 0) return null;
            string turn = transcript[from..next].Trim();
            if (turn.Length > 0) question.Append(question.Length > 0 ? "\n" : "").Append(turn);
            at = next;
        }

        if (at == 0) return null;
        int answer = at + Assistant.Length, end = NextTurn(transcript, answer);
        return (question.ToString(), WithoutLabel(transcript[answer..(end < 0 ? ^0 : end)].Trim()));
    }

    // Of the published answers one in a hundred or so begins with a speaker's name that is none of its words: "\n\nAssistant: Human: Jogging is better."
    private static string WithoutLabel(string answer)
    {
        foreach (string label in new[] { "Human:", "Assistant:" })
            if (answer.StartsWith(label, StringComparison.Ordinal)) return answer[label.Length..].TrimStart();
        return answer;
    }

    private static bool IsAt(string transcript, int at, string marker) =>
        string.CompareOrdinal(transcript, at, marker, 0, marker.Length) == 0;

    /// <summary>Where the next turn begins, whoever speaks; -1 where none does.</summary>
    private static int NextTurn(string transcript, int from)
    {
        int human = transcript.IndexOf(Human, from, StringComparison.Ordinal),
            assistant = transcript.IndexOf(Assistant, from, StringComparison.Ordinal);
        return human < 0 ? assistant : assistant < 0 ? human : Math.Min(human, assistant);
    }
}
