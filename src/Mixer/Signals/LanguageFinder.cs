using Lingua;

namespace InstructMix.Mixer.Signals;

/// <summary>
/// Finds a text's language by the trigrams of Lingua's models. It knows 31 languages: a text in another one gets the nearest of
/// them.
/// </summary>
public sealed class LanguageFinder
{
    // The beginning tells: Lingua's time grows with the text's length, and its certainty hardly beyond this.
    private const int LongestText = 400;
    private const int ShortestText = 20;

    private readonly Lazy<Models> _models = new(() => new Models());

    /// <summary>The language's two letters of ISO 639-1; empty where there is too little text to tell.</summary>
    /// <param name="text">The text, without code.</param>
    public string Of(string text)
    {
        string beginning = text.Length <= LongestText ? text : text[..LongestText];
        int letters = beginning.Count(char.IsLetter), ascii = beginning.Count(char.IsAsciiLetter);
        // A Chinese or Japanese sentence may have five characters; of five Latin letters nobody knows the language.
        if (letters == 0 || (letters < ShortestText && ascii * 2 > letters)) return "";
        if (EnglishWords.AreFrequentIn(beginning)) return "en";
        return _models.Value.LanguageOf(beginning);
    }

    /// <summary>What is loaded when the first text is not plainly English: a class of its own, so that nothing of it is before.</summary>
    private sealed class Models
    {
        private readonly LanguageDetector _detector = LanguageDetectorBuilder.FromLanguages(Known)
            .WithLowAccuracyMode() // the others need the longer n-grams, 1 GB of memory, and a minute to begin
            .WithLanguageModelsDirectory(Path.Combine(AppContext.BaseDirectory, "languages"))
            .Build();

        // The more of them are known, the more often is a short text given to one that hardly anybody wrote it in.
        private static Language[] Known =>
        [
            Language.Arabic, Language.Bengali, Language.Bokmal, Language.Bulgarian, Language.Chinese, Language.Czech, Language.Danish,
            Language.Dutch, Language.English,
            Language.Finnish, Language.French, Language.German, Language.Greek, Language.Hebrew, Language.Hindi, Language.Hungarian,
            Language.Indonesian, Language.Italian,
            Language.Japanese, Language.Korean, Language.Persian, Language.Polish, Language.Portuguese, Language.Romanian,
            Language.Russian, Language.Spanish,
            Language.Swedish, Language.Thai, Language.Turkish, Language.Ukrainian, Language.Vietnamese,
        ];

        public string LanguageOf(string text)
        {
            var found = _detector.DetectLanguageOf(text);
            return found == Language.Unknown ? "" : found.IsoCode6391().ToString().ToLowerInvariant();
        }
    }
}
