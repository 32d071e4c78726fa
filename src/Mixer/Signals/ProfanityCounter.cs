using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Signals;

/// <summary>Counts profane words and slurs, in English. Mild words (damn, hell, crap) and words that mostly mean something else (ass, cock, dick) are not counted.</summary>
internal sealed partial class ProfanityCounter : ITextCounter
{
    /// <inheritdoc/>
    public int Count(string text) => Words().Count(text);

    [GeneratedRegex(
        """
        \b(
          (mother|cluster|mind)?-?f(u|\*|@)+(c|\*)?(k|\*)(s|ed|er|ers|in|in'|ing|ings|face|wit|wits|tard|tards|head|heads|boy|up|ups)? | fuckin |
          (bull|horse|dip|chicken|bat|ape|dog)?-?sh(i|\*|!)t(s|e|ed|ting|ter|ters|ty|tier|tiest|head|heads|face|hole|holes|hole's|show|shows|storm|bag|bags|load|loads)? |
          (ass|arse)-?(hole|holes|hat|hats|wipe|wipes|clown|clowns) | (dumb|jack|lard|smart|bad)ass(es)? | (son\s+of\s+a\s+)?bitch(es|ed|ing|y|ass)? | bastards? | cunt(s|y|ing)? | twats? |
          dick-?(head|heads|wad|wads|face) | cock-?(sucker|suckers|sucking) | douche-?(bag|bags) | wank(er|ers|ing)? | bollocks | piss(ed|ing)?\s+off | pissed | prick(s)?(?=[\s,.!?]*(you|he|she|they|is|of)?[!?]) |
          whor(e|es|ing) | slut(s|ty)? | skanks? | nigg(er|ers|a|as|ah|az) | fag(got|gots|s)? | kikes? | spics? | wetbacks? | ragheads? | towelheads? | chinks?(?=\s+(are|is|and|people)\b) | gooks? | trann(y|ies) | retards? | retarded
        )(?!\w)
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Words();
}
