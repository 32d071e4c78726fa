namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>What is left of an English word without its ending, so that "builds", "building" and "built" are one word.</summary>
internal static class Stems
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["built"] = "build",
        ["wrote"] = "write",
        ["written"] = "write",
        ["began"] = "begin",
        ["begun"] = "begin",
        ["made"] = "make",
        ["found"] = "find",
        ["gave"] = "give",
        ["given"] = "give",
        ["went"] = "go",
        ["gone"] = "go",
        ["took"] = "take",
        ["taken"] = "take",
        ["came"] = "come",
        ["became"] = "become",
        ["saw"] = "see",
        ["seen"] = "see",
        ["knew"] = "know",
        ["known"] = "know",
        ["grew"] = "grow",
        ["grown"] = "grow",
        ["drew"] = "draw",
        ["drawn"] = "draw",
        ["held"] = "hold",
        ["kept"] = "keep",
        ["left"] = "leave",
        ["led"] = "lead",
        ["lost"] = "lose",
        ["met"] = "meet",
        ["paid"] = "pay",
        ["sold"] = "sell",
        ["bought"] = "buy",
        ["brought"] = "bring",
        ["taught"] = "teach",
        ["thought"] = "think",
        ["caught"] = "catch",
        ["sent"] = "send",
        ["spent"] = "spend",
        ["told"] = "tell",
        ["said"] = "say",
        ["stood"] = "stand",
        ["won"] = "win",
        ["sank"] = "sink",
        ["sunk"] = "sink",
        ["sang"] = "sing",
        ["sung"] = "sing",
        ["swam"] = "swim",
        ["spoke"] = "speak",
        ["spoken"] = "speak",
        ["chose"] = "choose",
        ["chosen"] = "choose",
        ["broke"] = "break",
        ["broken"] = "break",
        ["fell"] = "fall",
        ["fallen"] = "fall",
        ["flew"] = "fly",
        ["flown"] = "fly",
        ["froze"] = "freeze",
        ["frozen"] = "freeze",
        ["rose"] = "rise",
        ["risen"] = "rise",
        ["ran"] = "run",
        ["sat"] = "sit",
        ["slept"] = "sleep",
        ["felt"] = "feel",
        ["dug"] = "dig",
        ["burnt"] = "burn",
        ["children"] = "child",
        ["men"] = "man",
        ["women"] = "woman",
        ["people"] = "person",
        ["feet"] = "foot",
        ["teeth"] = "tooth",
        ["mice"] = "mouse",
        ["geese"] = "goose",
        ["wove"] = "weave",
        ["woven"] = "weave",
        ["died"] = "die",
        ["dies"] = "die",
        ["dying"] = "die",
        ["lay"] = "lie",
        ["meant"] = "mean",
        ["lit"] = "light",
        ["threw"] = "throw",
        ["thrown"] = "throw",
        ["drove"] = "drive",
        ["driven"] = "drive",
        ["rode"] = "ride",
        ["ridden"] = "ride",
        ["wore"] = "wear",
        ["worn"] = "wear",
    };

    /// <summary>The stem of a word.</summary>
    /// <param name="word">The word in lower case.</param>
    public static string Of(string word)
    {
        if (Irregular.TryGetValue(word, out string? whole)) word = whole;
        string stem = word;
        if (word.Length > 3) stem = WithoutPlural(word);
        foreach (string ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed", "ly"])
        {
            if (stem.Length < ending.Length + 3 || !stem.EndsWith(ending, StringComparison.Ordinal)
                || !stem[..^ending.Length].Any(IsVowel)) continue;
            stem = stem[..^ending.Length];
            // "stopped" is "stop"; "falling" stays "fall".
            if (ending is not "ly" && stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z')) stem = stem[..^1];
            break;
        }

        if (stem.Length > 3 && stem[^1] == 'e') stem = stem[..^1];
        return stem.Length > 2 && stem[^1] == 'y' && !IsVowel(stem[^2]) ? stem[..^1] + "i" : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal)) return word.Length > 4 ? word[..^3] + "y" : word[..^1];
        if (word.EndsWith("ied", StringComparison.Ordinal)) return word.Length > 4 ? word[..^3] + "y" : word[..^1];
        foreach (string ending in (ReadOnlySpan<string>)["sses", "shes", "ches", "xes", "zes"])
            if (word.EndsWith(ending, StringComparison.Ordinal)) return word[..^2];
        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
