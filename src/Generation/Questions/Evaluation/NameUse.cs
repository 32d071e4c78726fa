using System.Text.RegularExpressions;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Tells how a passage uses a name: as a person's or as a place's. It says neither where the passage does not show it.</summary>
internal static class NameUse
{
    private const string Titles =
        "Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Captain|Sir|Lady|Lord|King|Queen|Prince|Princess|Saint|St|Sister|Brother|Father|Mother|Uncle|Aunt|General|Colonel|Mayor|President|Doctor|Engineer|Keeper|Admiral|Judge|Bishop|Baron|Count|Duke|Master";

    private const string Deeds =
        "was born|died|said|says|wrote|writes|told|asked|thought|believed|married|lived|worked|studied|learned|decided|discovered|invented|painted|taught|led|joined|returned|travelled|traveled|met|argued|noticed|refused|promised|hoped|wanted|founded|designed|built|composed|sang|baked|who\\b|,\\s+who\\b|,\\s+an?\\s+\\w+er\\b";

    /// <summary>Whether it is used as a person's name, and never as a place's.</summary>
    public static bool IsPerson(string name, string passage) => name.Length > 0 && Acts(name, passage) && !Lies(name, passage);

    /// <summary>Whether it is used as a place's name, and never as a person's.</summary>
    public static bool IsPlace(string name, string passage) => name.Length > 0 && Lies(name, passage) && !Acts(name, passage);

    private static bool Acts(string name, string passage)
    {
        string quoted = Regex.Escape(name), titled = "^(?:" + Titles + @")\b";
        return Regex.IsMatch(name, titled, RegexOptions.CultureInvariant, Patience)
            || Regex.IsMatch(passage, $@"\b(?:{Titles})\.?\s+(?:\w+\s+)?{quoted}\b|\b{quoted}(?:\s+[A-Z]\w+)?,?\s+(?:{Deeds})|\b[Bb]y\s+{quoted}\b", RegexOptions.CultureInvariant, Patience);
    }

    private static bool Lies(string name, string passage) =>
        Regex.IsMatch(passage, $@"\b(?:in|near|outside|inside|towards?|around|across|at|reached|left)\s+(?:the\s+)?(?:\w+\s+of\s+)?{Regex.Escape(name)}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience);

    private static TimeSpan Patience => TimeSpan.FromSeconds(10);
}
