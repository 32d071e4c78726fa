using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Questions;

/// <summary>Why a pair was not kept.</summary>
[JsonConverter(typeof(WordConverter<DropReason>))]
public enum DropReason
{
    /// <summary>The server gave no answer, or the budget was spent: the same command asks again.</summary>
    NotAsked,

    /// <summary>There is no question in what the model wrote.</summary>
    NoQuestion,

    /// <summary>The question begins with another word than the one asked for.</summary>
    WrongKind,

    /// <summary>The question cannot stand without its passage.</summary>
    NotAlone,

    /// <summary>A name, a number or a time does not stand in the passage, or too little does.</summary>
    Ungrounded,

    /// <summary>JSON, where prose was asked for.</summary>
    Json,

    /// <summary>Another language than English.</summary>
    OtherLanguage,

    /// <summary>As long as an answer may be, and so probably not whole.</summary>
    CutOff,

    /// <summary>Blank, or "NA" as the whole answer.</summary>
    NotAvailable,

    /// <summary>The model says that it cannot answer, or will not.</summary>
    Refusal,

    /// <summary>The answer does not answer what the question asks for, such as a place for When.</summary>
    WrongAnswerKind,

    /// <summary>Two answers do not agree.</summary>
    Disagrees,

    /// <summary>The question that was made anew is another one.</summary>
    OtherQuestion,

    /// <summary>A fragment, where whole sentences were asked for.</summary>
    Fragment,

    /// <summary>The checked answer does not stand in it any more.</summary>
    AnswerLost,

    /// <summary>Nearly the same question was kept before.</summary>
    NearDuplicate,

    /// <summary>More of its kind than the balance takes.</summary>
    OverQuota,
}
