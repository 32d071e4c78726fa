using System.Text.Json.Serialization;

namespace InstructMix.Verifier.Reverification;

/// <summary>What makes an outcome differ from the one before it.</summary>
[JsonConverter(typeof(CauseConverter))]
public enum Cause
{
    /// <summary>A module is gone.</summary>
    ModuleRemoved,

    /// <summary>A name in a module, or an attribute, is gone.</summary>
    NameRemoved,

    /// <summary>What the code writes is no Python any more.</summary>
    OldSyntaxGone,

    /// <summary>What was warned of is refused now.</summary>
    DeprecationTurnedError,

    /// <summary>The same code does something else.</summary>
    Behaviour,

    /// <summary>The older Python has no such syntax yet.</summary>
    NewSyntaxNeeded,

    /// <summary>It has no such name, parameter or operator yet.</summary>
    NewNameNeeded,

    /// <summary>It has no such module yet.</summary>
    NewModuleNeeded,

    /// <summary>The image lacks a module that is not Python's own.</summary>
    MissingModule,

    /// <summary>Time, memory or a crash: the candidate ran into a limit on one side.</summary>
    Limits,

    /// <summary>Repeated runs on one Python disagree; nothing is known of a change.</summary>
    Flaky,

    /// <summary>The same Python gives another outcome than the set carries: another image, runner, limit or stub.</summary>
    OtherRun,
}
