using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>Tells from the words around a block, and from its first comment, that it shows what not to do.</summary>
internal static partial class BlockMarks
{
    private const int Most = 400;

    /// <summary>Whether a block is marked so.</summary>
    /// <param name="text">The text that it stands in.</param>
    /// <param name="block">The block.</param>
    public static bool IsWrong(string text, CodeBlock block)
    {
        var comment = block.Text.AsSpan().TrimStart();
        if (comment.StartsWith("#"))
        {
            var end = comment.IndexOf('\n');
            if (Says(Short(end < 0 ? comment : comment[..end]).ToString())) return true;
        }

        return Says(Before(text.AsSpan(0, block.Start))) || WrongAfter().IsMatch(After(text.AsSpan(Math.Min(block.End, text.Length))));
    }

    private static bool Says(string words) => Wrong().IsMatch(words) && !Right().IsMatch(words);

    // The last sentence in front of the block.
    private static string Before(ReadOnlySpan<char> text)
    {
        var line = text.TrimEnd();
        line = line[(line.LastIndexOf('\n') + 1)..];
        if (line.TrimStart().StartsWith("```") || line.TrimStart().StartsWith("~~~")) return "";
        var words = line.Length > Most ? line[^Most..] : line;
        var end = words.TrimEnd(" .:*_!").Length;
        var sentence = words[..end].LastIndexOfAny(".!?");
        return words[(sentence + 1)..].ToString();
    }

    private static string After(ReadOnlySpan<char> text)
    {
        var words = text.TrimStart("`~ \t\r\n");
        var end = words.IndexOf('\n');
        words = Short(end < 0 ? words : words[..end]).TrimEnd();
        return words.EndsWith(":") ? "" : words.ToString(); // of the next block, not of this one
    }

    private static ReadOnlySpan<char> Short(ReadOnlySpan<char> words) => words.Length > Most ? words[..Most] : words;

    [GeneratedRegex(
        """
        \b(?:wrong|incorrect(?:ly)?|buggy|broken|bad|naive\ but\ wrong|faulty|flawed|anti-?pattern|mistaken?|mistakes?|avoid|original|before|previous|initial\ attempt|first\ attempt|instead\ of|rather\ than
        |never\ (?:do|write|use)|(?:do|does|did|will|would|should|must)(?:\ not|n['’]t)\ (?:do|work|use|write|be)|(?:wo|ca)n['’]t\ work|cannot\ work|not\ (?:to\ do|like\ this|recommended|work)|for\ comparison)\b
        |❌|✗|✘|👎|🚫|⛔
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Wrong();

    [GeneratedRegex("""\b(?:correct(?:ed|ly|ion)?|fix(?:ed|es)?|right|better|improved?|final|good|use\ this|should\ be|solution|working|updated?|revised?|refactored|to\ avoid|avoids)\b|\binstead(?:$|[,.:;])|✅|✔|👍""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Right();

    [GeneratedRegex(
        """^(?:\W{0,3}❌|(?:this|that|it|the\ (?:above|first|second|last|code\ above|version\ above))(?:\ (?:code|version|one|approach|block|example))?\ (?:is|was|would\ be)\ (?:wrong|incorrect|not\ correct|broken|buggy|bad|not\ what)|(?:this|that|it)(?:\ (?:code|version|one))?\ (?:does\ not|doesn['’]t|will\ not|won['’]t|would\ not|wouldn['’]t)\ work|(?:do\ not|don['’]t|never)\ (?:do|use|write)\ (?:this|that|it))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WrongAfter();
}
