using System.Text;
using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// A conversation: the instruction is the first turn of the person, the response the model's first turn after it.
/// What else was said is kept whole in <c>meta</c>, under the field's own name, when it is more than these two turns.
/// </summary>
internal abstract class ConversationShape : RecordShape
{
    /// <summary>The field that holds the turns.</summary>
    protected abstract string Turns { get; }

    /// <summary>The field of a turn that says who speaks.</summary>
    protected abstract string Speaker { get; }

    /// <summary>The field of a turn that says what.</summary>
    protected abstract string Words { get; }

    /// <inheritdoc/>
    public override string Fields => $"{Turns}: list of {Speaker}, {Words}";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Find(Turns) is { ValueKind: JsonValueKind.Array };

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        JsonElement[] turns = [.. record.Find(Turns)!.Value.EnumerateArray()];
        var asked = Array.FindIndex(turns, t => IsPerson(SpeakerOf(t)));
        var answered = asked < 0 ? -1 : Array.FindIndex(turns, asked, t => IsModel(SpeakerOf(t)));
        if (turns.Length == 2 && asked == 0 && answered == 1 && turns.All(IsPlain)) record.Ignore(Turns);
        if (answered < 0)
        {
            record.Fail(
                asked < 0 ? $"`{Turns}` holds no turn of a person" : $"`{Turns}` holds no answer to the person's turn",
                "add the turn, or leave the record out");
        }

        return new Candidate
        {
            Id = record.Label("id") ?? "",
            Instruction = Said(record, turns, asked),
            Response = Said(record, turns, answered),
            Source = record.Text("source"),
        };
    }

    /// <summary>Whether this speaker asks.</summary>
    protected abstract bool IsPerson(string? speaker);

    /// <summary>Whether this speaker answers.</summary>
    protected abstract bool IsModel(string? speaker);

    private bool IsPlain(JsonElement turn) => turn.EnumerateObject().Count() == 2 && Field(turn, Words) is { ValueKind: JsonValueKind.String };

    private string? SpeakerOf(JsonElement turn) => Field(turn, Speaker) is { ValueKind: JsonValueKind.String } speaker ? speaker.GetString() : null;

    private string Said(RecordFields record, JsonElement[] turns, int index)
    {
        if (index < 0) return "";
        if (Text(Field(turns[index], Words)) is { } text) return text;
        record.Fail($"turn {index + 1} of `{Turns}` has no text in `{Words}`", $"write `{Words}` as a string, or as a list of objects with type text and text");
        return "";
    }

    private static string? Text(JsonElement? words)
    {
        if (words is { ValueKind: JsonValueKind.String } text) return text.GetString();
        if (words is not { ValueKind: JsonValueKind.Array } parts) return null;
        var said = new StringBuilder();
        foreach (var part in parts.EnumerateArray())
        {
            if (Field(part, "type") is not { ValueKind: JsonValueKind.String } type || type.GetString() != "text") continue;
            if (Field(part, "text") is not { ValueKind: JsonValueKind.String } piece) return null;
            said.Append(piece.GetString());
        }

        return said.Length > 0 ? said.ToString() : null;
    }

    private static JsonElement? Field(JsonElement turn, string name) =>
        turn.ValueKind is JsonValueKind.Object && turn.TryGetProperty(name, out var value) ? value : null;
}
