namespace InstructMix.Tests.Shared.Questions;

/// <summary>How the world's model does with a question. Only the first three are right.</summary>
internal enum WorldHabit
{
    /// <summary>Right, and in plain form.</summary>
    Right,

    /// <summary>Right, with labels, quotes and lines around it, and the second answer in another form.</summary>
    Chatty,

    /// <summary>Right, and known without the passage.</summary>
    Known,

    /// <summary>The same wrong answer twice, which the passage does not have.</summary>
    Ungrounded,

    /// <summary>The second answer contradicts the first, which is wrong.</summary>
    Contradicting,

    /// <summary>An answer of another kind.</summary>
    OtherKind,

    /// <summary>No answer: "NA", or a refusal.</summary>
    Refusing,

    /// <summary>The answer to another question of the same kind, twice.</summary>
    OtherFact,

    /// <summary>A question of another kind: Whose for Who.</summary>
    OtherQuestion,

    /// <summary>A question that leans on the passage.</summary>
    Leaning,

    /// <summary>JSON where prose was asked for.</summary>
    Json,

    /// <summary>German.</summary>
    German,

    /// <summary>A question that was asked about another passage.</summary>
    Repeated,

    /// <summary>A response that lost the answer, is a fragment, or adds a name.</summary>
    LostResponse,

    /// <summary>Wrong, and by no means to be found out: grounded, of the right kind, the same twice, and the question made anew is the first one.</summary>
    Cunning,
}
