namespace InstructMix.Verifier.Candidates;

/// <summary>Alpaca records (<c>instruction</c>, <c>input</c>, <c>output</c>), and GPTeacher's, which call the answer <c>response</c>.</summary>
internal sealed class AlpacaShape : RecordShape
{
    /// <inheritdoc/>
    public override string Name => "Alpaca";

    /// <inheritdoc/>
    public override string Fields => "instruction, input, output or response";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Has("instruction") && (record.Has("output") || record.Has("response"));

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        var candidate = OwnShape.ReadAnswer(record, record.Has("output") ? "output" : "response");
        var input = record.Text("input");
        return string.IsNullOrWhiteSpace(input) ? candidate : candidate with { Instruction = $"{candidate.Instruction}\n\n{input}" };
    }
}
