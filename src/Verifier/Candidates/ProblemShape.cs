namespace InstructMix.Verifier.Candidates;

/// <summary>A shape whose records state a benchmark's problem, and usually its reference solution.</summary>
internal abstract class ProblemShape : RecordShape
{
    /// <summary>Whether a problem can be read, be there a solution or not.</summary>
    public abstract bool Poses(RecordFields record);

    /// <summary>The problem; what is wrong with it is left in <see cref="RecordFields.Problem"/>.</summary>
    public abstract Problem Problem(RecordFields record);
}
