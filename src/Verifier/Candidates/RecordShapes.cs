namespace InstructMix.Verifier.Candidates;

/// <summary>
/// The shapes of records that are read, told apart for each record by its fields; the first that fits is taken.
/// A record that is a list instead of an object is a tuple of the mix (<see cref="MixTuple"/>).
/// </summary>
internal static class RecordShapes
{
    /// <summary>All shapes, the more particular ones first.</summary>
    public static IReadOnlyList<RecordShape> All { get; } =
    [
        new OwnShape(), // instruction, response
        new SampleShape(), // task_id, completion | solution: an answer, even where the reference solution stands beside it
        new HumanEvalProblemShape(), // prompt, canonical_solution
        new MbppShape(), // task_id, code, test_list
        new AlpacaShape(), // instruction, output | instruction, input, response
        new ConversationShape("chat", "messages", "role", "content"),
        new ConversationShape("ShareGPT", "conversations", "from", "value"),
    ];

    /// <summary>All shapes in words, for the message about a record that has none of them.</summary>
    public static string Known { get; } = string.Join("; ", All.Select(s => $"{s.Name} ({s.Fields})"));
}
