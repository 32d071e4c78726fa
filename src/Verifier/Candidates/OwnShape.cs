using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>Our own candidates, kept pairs and rejects.</summary>
internal sealed class OwnShape : RecordShape
{
    // What a verdict puts beside a candidate. It is not the candidate's, and a new verdict takes its place.
    private static readonly string[] VerdictFields =
    [
        "verification", "verdict", "outcome", "level", "judged", "detail", "exception", "line", "needs", "stdout", "stderr", "warnings",
        "python", "image", "stub", "runner", "seconds", "at",
    ];

    /// <inheritdoc/>
    public override string Name => "candidate";

    /// <inheritdoc/>
    public override string Fields => "instruction, response";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Has("instruction", "response") && !record.Has("input");

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        if (CarriesVerdict(record)) record.Ignore(VerdictFields);
        return ReadAnswer(record, "response") with { Carried = Carried(record) };
    }

    /// <summary>The candidate of a record whose answer has this name.</summary>
    internal static Candidate ReadAnswer(RecordFields record, string answer)
    {
        return new Candidate
        {
            Id = record.Label("id") ?? "",
            Instruction = record.NeededText("instruction"),
            Response = record.NeededText(answer),
            Code = record.Text("code"),
            Source = record.Text("source"),
            Prompt = record.Text("prompt"),
        }.With(RecordTests.Read(record));
    }

    /// <summary>The verdict of kept pairs and rejects; null where the record has none, or one of somebody else's.</summary>
    private static Verification? Carried(RecordFields record)
    {
        if (record.Find("verification") is not { ValueKind: JsonValueKind.Object } verification) return null;
        try
        {
            return verification.Deserialize(CandidateJson.Default.Verification);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A foreign record may well have a field `line` or `detail` of its own: that one is kept.
    private static bool CarriesVerdict(RecordFields record) =>
        record.Find("verification") is { ValueKind: JsonValueKind.Object }
        || record.Find("verdict") is { ValueKind: JsonValueKind.Object }
        || (record.Find("outcome") is { ValueKind: JsonValueKind.String } outcome && IsOutcome(outcome.GetString()!));

    private static bool IsOutcome(string word) => Enum.GetValues<Harness.Outcome>().Any(o => Core.Words.Word(o) == word);
}
