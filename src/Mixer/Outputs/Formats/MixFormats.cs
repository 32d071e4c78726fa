namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>The forms in which a mix can be written.</summary>
internal static class MixFormats
{
    /// <summary>The one that is written where a recipe names none.</summary>
    public const string Usual = "tuples";

    private static readonly IMixFormat[] Known =
    [
        new TuplesFormat(),
        new MessagesFormat(),
        new AlpacaFormat(),
        new ShareGptFormat(),
        new ParquetFormat(),
    ];

    /// <summary>All of them, in the order in which the documentation lists them.</summary>
    public static IReadOnlyList<IMixFormat> All => Known;

    /// <summary>Their words.</summary>
    public static IEnumerable<string> Names => Known.Select(f => f.Name);

    /// <summary>The form of that name; null where there is none.</summary>
    public static IMixFormat? Named(string? name) => Array.Find(Known, f => f.Name == name);
}
