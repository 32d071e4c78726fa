namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>English words that say little by themselves: they count neither for nor against that two texts say the same.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> All = new(
        """
        a an the this that these those and or but nor so yet if then than as of in on at by for from to into onto upon with without within about over under above below
        between among through during before after since until till while because due is are was were be been being am do does did doing done has have had having will would
        shall should can could may might must it its he she they them his her hers their theirs him we us our ours you your yours i me my mine who whom whose what which
        where when why how there here not no nor too very also just only both each every all any some such own same other another more most much many few less least
        up down out off again further once ever never always often still even yes it's that's there's 's t don don't doesn't didn't isn't wasn't aren't weren't
        one ones mr mrs ms dr sir im order called named name known
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether a word in lower case is one of them.</summary>
    public static bool Has(string word) => All.Contains(word);
}
