using Lingua;

namespace InstructMix.Mixer.Signals;

/// <summary>
/// Finds a text's language by the trigrams of Lingua's models. It knows the languages of <see cref="Known"/>: a text in another one gets the
/// nearest of them.
/// </summary>
internal sealed class LanguageFinder
{
    // The beginning tells: Lingua's time grows with the text's length, and its certainty hardly beyond this.
    private const int LongestText = 400;
    private const int ShortestText = 12;

    private readonly Lazy<LanguageDetector> _detector = new(() => LanguageDetectorBuilder.FromLanguages(Known)
        .WithLowAccuracyMode() // the others need the longer n-grams, 1.8 GB of memory, and half a minute to begin
        .WithLanguageModelsDirectory(Path.Combine(AppContext.BaseDirectory, "languages"))
        .Build());

    private static Language[] Known =>
    [
        Language.Arabic, Language.Bengali, Language.Bulgarian, Language.Catalan, Language.Chinese, Language.Croatian, Language.Czech, Language.Danish, Language.Dutch,
        Language.English, Language.Estonian, Language.Finnish, Language.French, Language.German, Language.Greek, Language.Hebrew, Language.Hindi, Language.Hungarian,
        Language.Indonesian, Language.Italian, Language.Japanese, Language.Korean, Language.Latvian, Language.Lithuanian, Language.Bokmal, Language.Persian,
        Language.Polish, Language.Portuguese, Language.Romanian, Language.Russian, Language.Serbian, Language.Slovak, Language.Slovene, Language.Spanish,
        Language.Swahili, Language.Swedish, Language.Tagalog, Language.Tamil, Language.Telugu, Language.Thai, Language.Turkish, Language.Ukrainian, Language.Urdu, Language.Vietnamese,
    ];

    /// <summary>The language's two letters of ISO 639-1; empty where there is too little text to tell.</summary>
    /// <param name="text">The text, without code.</param>
    public string Of(string text)
    {
        string beginning = text.Length <= LongestText ? text : text[..LongestText];
        int letters = beginning.Count(char.IsLetter), ascii = beginning.Count(char.IsAsciiLetter);
        // A Chinese or Japanese sentence may have five characters; of five Latin letters nobody knows the language.
        if (letters == 0 || (letters < ShortestText && ascii * 2 > letters)) return "";
        if (EnglishWords.AreFrequentIn(beginning)) return "en";
        var found = _detector.Value.DetectLanguageOf(beginning);
        return found == Language.Unknown ? "" : found.IsoCode6391().ToString().ToLowerInvariant();
    }
}
