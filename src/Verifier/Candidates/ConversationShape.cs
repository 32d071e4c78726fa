using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// A conversation: the instruction is what the person says first, the response the last text of the model's before the person speaks again: what it says
/// between calls of tools is not its answer. What else was said is kept whole in <c>meta</c>, under the field's own name, when it is more than these two turns.
/// </summary>
/// <param name="name">What people call it.</param>
/// <param name="turns">The field that holds the turns.</param>
/// <param name="speaker">The field of a turn that usually says who speaks.</param>
/// <param name="words">The field of a turn that usually says what.</param>
internal sealed class ConversationShape(string name, string turns, string speaker, string words) : RecordShape
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Fields => $"{turns}: list of {speaker}, {words}";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Find(turns) is { ValueKind: JsonValueKind.Array };

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        JsonElement[] all = [.. record.Find(turns)!.Value.EnumerateArray()];
        var asked = Array.FindIndex(all, Turns.IsPersons);
        var answered = asked < 0 ? -1 : Array.FindIndex(all, asked, Turns.IsModels);
        if (all.Length == 2 && asked == 0 && answered == 1 && all.All(IsPlain)) record.Ignore(turns);
        if (answered < 0)
        {
            record.Fail(
                asked < 0 ? $"`{turns}` holds no turn of a person" : $"`{turns}` holds no answer to the person's turn",
                "add the turn, or leave the record out");
            return new Candidate { Id = "", Instruction = "", Response = "" };
        }

        var next = Array.FindIndex(all, answered, Turns.IsPersons);
        var answers = all[answered..(next < 0 ? all.Length : next)];
        string[] questions = [.. all[asked..answered].Where(Turns.IsPersons).Select(Turns.Said).OfType<string>()];
        if (questions.Length == 0) Lacks(record, all, asked);
        var answer = answers.Where(Turns.IsModels).Select(Turns.Said).OfType<string>().LastOrDefault();
        if (answer is null) Lacks(record, all, Array.FindLastIndex(all, answered + answers.Length - 1, answers.Length, Turns.IsModels));
        return new Candidate
        {
            Id = record.Label("id") ?? "",
            Instruction = string.Join('\n', questions),
            Response = answer ?? "",
            Source = record.Text("source"),
        }.With(RecordTests.Read(record));
    }

    private static bool IsPlain(JsonElement turn) =>
        turn.EnumerateObject().Count() == 2 && turn.EnumerateObject().All(f => f.Value.ValueKind is JsonValueKind.String);

    private void Lacks(RecordFields record, JsonElement[] all, int index)
    {
        var field = Turns.NameOfWords(all[index], words);
        record.Fail($"turn {index + 1} of `{turns}` has no text in `{field}`",
            $"write `{field}` as a string, or as a list of objects with type text and text");
    }
}
