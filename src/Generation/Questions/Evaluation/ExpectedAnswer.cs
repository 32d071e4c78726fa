namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>What an answer must be to answer its question.</summary>
public enum ExpectedAnswer
{
    /// <summary>A person or a group.</summary>
    Person,

    /// <summary>Any thing.</summary>
    Thing,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A time.</summary>
    Time,

    /// <summary>How many: a number.</summary>
    Count,

    /// <summary>How much: a number, or a share.</summary>
    Amount,

    /// <summary>How long, far, old, often …: a number with what is measured, or a length of time.</summary>
    Measure,

    /// <summary>A reason.</summary>
    Reason,

    /// <summary>A way of doing something, or a state.</summary>
    Manner,
}
