namespace InstructMix.Verifier.Candidates;

/// <summary>One of the shapes that a record may have. <see cref="RecordShapes"/> lists them all.</summary>
internal abstract class RecordShape
{
    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>The fields that tell it, for messages and documentation.</summary>
    public abstract string Fields { get; }

    /// <summary>Whether the record has this shape, told from which fields it has.</summary>
    public abstract bool Fits(RecordFields record);

    /// <summary>
    /// The candidate in the record; its problems are left in <see cref="RecordFields.Problem"/>. The id is empty where the
    /// record has none, and <see cref="Candidate.Meta"/> is left to the caller.
    /// </summary>
    public abstract Candidate Read(RecordFields record, ProblemSet? problems);
}
