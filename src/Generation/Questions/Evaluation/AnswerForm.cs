using System.Text.RegularExpressions;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>What can be seen of an answer's form.</summary>
internal sealed partial class AnswerForm
{
    private static readonly HashSet<string> Locative = new(
        """
        in at on near under above beside behind inside outside along between beyond within from to around across through off upon beneath below opposite over towards toward
        into onto against amid among by atop underneath next
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> Places = new(
        """
        harbour harbor bay river valley hill town village city street square island lake coast mountain tower library museum house school church market station bridge castle
        forest garden room kitchen cellar workshop office hall quay port sea ocean desert field farm road north south east west home abroad everywhere nowhere upstairs
        downstairs underground overseas country region district province county shore beach cliff cave hut cabin mill yard dock pier lighthouse observatory hospital
        university college academy theatre theater palace temple monastery abbey camp fort fortress canal creek delta plain plateau peninsula cape strait gulf reef glacier
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Reads an answer.</summary>
    public AnswerForm(string answer, IReadOnlyList<string> words)
    {
        (Answer, Words, Facts) = (answer, words, Facts.Of(answer));
        Name = string.Join(' ', TextPieces.Of(answer)
            .Where(p => p.IsCapital && (Facts.Names.Contains(p.Folded) || Facts.WeakNames.Contains(p.Folded))).Select(p => p.Text));
    }

    /// <summary>The answer.</summary>
    public string Answer { get; }

    /// <summary>Its words, in lower case.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>What it states.</summary>
    public Facts Facts { get; }

    /// <summary>Its names, in their order.</summary>
    public string Name { get; }

    /// <summary>Whether it tells a time, or when by something else that happens then.</summary>
    public bool TellsTime =>
        Facts.Told.Any(f => f.Moment is not null || f.Quantity is { Dimension: Units.Time or Units.Months }) || TimeWord().IsMatch(Answer);

    /// <summary>Whether there is nothing in it but times and numbers.</summary>
    public bool IsOnlyTold => Facts.Told.Count > 0 && Facts.Words.Count == 0;

    /// <summary>Whether there is nothing in it but names, times and numbers, and no word of a reason.</summary>
    public bool IsBare =>
        !GivesReason && (Facts.Words.Count == 0
        || (Facts.Names.Count > 0 && Facts.Words.All(w => Facts.Names.Contains(w) || Facts.WeakNames.Contains(w)) && Words.Count <= 6));

    /// <summary>Whether there is nothing in it but a name.</summary>
    public bool IsOnlyName =>
        Facts.Names.Count + Facts.WeakNames.Count > 0 && Facts.Words.All(w => Facts.Names.Contains(w) || Facts.WeakNames.Contains(w));

    /// <summary>Whether it says why.</summary>
    public bool GivesReason => ReasonWord().IsMatch(Answer);

    /// <summary>Whether there is a preposition in it.</summary>
    public bool HasPreposition => Words.Any(w => Locative.Contains(w) || w is "with" or "using" or "via");

    /// <summary>Whether it begins as places are told.</summary>
    public bool StartsWithPlace =>
        Words.Count > 1 && Words[0] is not ("to" or "over") && Locative.Contains(Words[0]) && !Facts.Told.Any(f => f.Moment is not null);

    /// <summary>Whether it names a place, or tells it by a preposition.</summary>
    public bool NamesPlace =>
        (Locative.Any(l => Words.Contains(l)) && Facts.Words.Count > 0 && !StartsAsAction)
        || Words.Any(w => Places.Contains(w) || (w.EndsWith('s') && Places.Contains(w[..^1])) || w.EndsWith("side", StringComparison.Ordinal));

    /// <summary>Whether it is something that is done: "to save salt", "by boiling".</summary>
    public bool StartsAsAction =>
        Words.Count > 1 && ((Words[0] == "to" && Words[1] is not ("the" or "a" or "an")
        && !TextPieces.Of(Answer).Any(p => p.IsCapital && p.Folded == Words[1]))
        || (Words[0] == "by" && Words[1].EndsWith("ing", StringComparison.Ordinal)));

    /// <summary>Whether there is a number in it.</summary>
    public bool HasNumber => Facts.Told.Any(f => f.Quantity is not null);

    /// <summary>Whether it says that there is none.</summary>
    public bool SaysNone => Words.Count > 0 && Words[0] is "none" or "zero" or "no" or "nobody" or "neither" && Words.Count <= 4;

    /// <summary>Whether it says a share in words.</summary>
    public bool SaysShare => Words.Any(w => w is "half" or "all" or "everything" or "nothing" or "none" or "twice" or "double" or "most" or "third" or "quarter" or "free" or "whole" or "entire");

    /// <summary>Whether it says how often.</summary>
    public bool SaysFrequency => Words.Any(w => w is "daily" or "weekly" or "monthly" or "yearly" or "annually" or "hourly" or "once" or "twice" or "thrice" or "every" or "each" or "always" or "never" or "rarely" or "seldom" or "often" or "sometimes" or "constantly" or "regularly" or "nightly" or "per");

    /// <summary>Whether it says how long in words.</summary>
    public bool SaysDuration => DurationWord().IsMatch(Answer);

    [GeneratedRegex(
        @"\b(?:today|yesterday|tomorrow|tonight|mornings?|noon|afternoons?|evenings?|nights?|nightly|dawn|dusk|daybreak|sunrise|sunset|nightfall|century|centuries|decades?|years?|months?|weeks?|weekends?|days?|hours?|minutes?|seconds?|easter|christmas|midsummer|midwinter|(?:at|in|before|after|during|until|since|by)\s+(?:the\s+)?(?:harvest|high\s+tide|low\s+tide|war|age|era|reign)|before|after|during|when|whenever|while|until|since|once|as\s+soon\s+as|ago|later|earlier|annually|daily|weekly|monthly|yearly|always|never|now|soon|then|end\s+of|beginning\s+of|start\s+of|springs?|summers?|autumns?|winters?|tides?|age\s+of|childhood|holidays?|season|immediately)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TimeWord();

    [GeneratedRegex(@"^\W*(?:because|since|due\s+to|owing\s+to|thanks\s+to|in\s+order\s+to|so\s+that|as\s+a\s+result|so\s+as\s+to)\b|\bbecause\b|\bin\s+order\s+to\b|\bso\s+that\b|\bdue\s+to\b|^\W*to\s+(?!the\b|a\b|an\b)(?-i:[a-z]+)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex ReasonWord();

    [GeneratedRegex(@"\b(?:overnight|forever|all\s+(?:day|night|year|winter|summer)|(?:a|an|several|many|some|few|half|whole|entire)\s+(?:\w+\s+)?(?:second|minute|hour|day|week|fortnight|month|year|decade|centur|mile|kilomet|met|inch|foot|feet|yard)\w*|years|centuries|decades|weeks|months|hours|until|from\b.*\b(?:to|until)|throughout|lifetime)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex DurationWord();
}
