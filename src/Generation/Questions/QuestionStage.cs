using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Questions;

/// <summary>A stage on the way of a pair, in their order.</summary>
[JsonConverter(typeof(WordConverter<QuestionStage>))]
public enum QuestionStage
{
    /// <summary>The question was asked for and looked at.</summary>
    Question,

    /// <summary>The open-book answer.</summary>
    Answer,

    /// <summary>The second open-book answer.</summary>
    SecondSample,

    /// <summary>Grounding, or the closed-book answer.</summary>
    Grounding,

    /// <summary>The question made anew.</summary>
    RoundTrip,

    /// <summary>The declarative sentence.</summary>
    Statement,

    /// <summary>The response, from the dialogue.</summary>
    Response,

    /// <summary>Near-duplicates among all questions.</summary>
    NearDuplicates,

    /// <summary>Balance among the kinds.</summary>
    Quota,
}
