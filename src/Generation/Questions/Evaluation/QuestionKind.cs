using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>What a question asks for: its leading word, as a word. How many, how much and how long are <see cref="How"/>.</summary>
[JsonConverter(typeof(WordConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>A person, or a group of them.</summary>
    Who,

    /// <summary>A thing.</summary>
    What,

    /// <summary>A place.</summary>
    Where,

    /// <summary>A time.</summary>
    When,

    /// <summary>A reason.</summary>
    Why,

    /// <summary>A way, or a number.</summary>
    How,

    /// <summary>A person whom something is done to; not <see cref="Who"/>.</summary>
    Whom,

    /// <summary>To whom something belongs; not <see cref="Who"/>.</summary>
    Whose,

    /// <summary>One of several.</summary>
    Which,
}
