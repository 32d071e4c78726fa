namespace InstructMix.Mixer.Sources;

/// <summary>The kinds of sources that a recipe may name.</summary>
public static class PairSources
{
    private static readonly IPairSource[] All =
    [
        new PythonCodeSource(),
        new ConalaSource(),
        new TranscriptSource(),
        new RedTeamSource(),
        new SyntheticQaSource(),
        new CommunitySource(),
        new MixedPairsSource(),
    ];

    /// <summary>Their words, in the order in which the documentation lists them.</summary>
    public static IEnumerable<string> Names => All.Select(s => s.Name);

    /// <summary>The source of that name; null where there is none.</summary>
    /// <param name="name">A word of <see cref="Names"/>.</param>
    public static IPairSource? Named(string name) => Array.Find(All, s => s.Name == name);
}
