namespace InstructMix.Harness.Protocol;

/// <summary>The names of the messages between coordinator and judge; <c>sandbox/runner/shared/messages.py</c> has the judge's side of them.</summary>
internal static class MessageTypes
{
    /// <summary>Coordinator to judge: run this.</summary>
    public const string Trial = "trial";

    /// <summary>Coordinator to judge: send the answers that you keep.</summary>
    public const string Say = "say";

    /// <summary>Judge to coordinator, once: the sandbox is up.</summary>
    public const string Ready = "ready";

    /// <summary>Judge to coordinator, in place of <see cref="Ready"/>: the module that was to be warm cannot be.</summary>
    public const string Unfit = "unfit";

    /// <summary>Judge to coordinator: the verdict on a trial.</summary>
    public const string Verdict = "verdict";

    /// <summary>Judge to coordinator: the runner failed, which says nothing about the candidate.</summary>
    public const string Fault = "fault";

    /// <summary>Judge to coordinator: the trial that runs uses no CPU time.</summary>
    public const string Waiting = "waiting";

    /// <summary>Judge to coordinator: the trial that waited uses CPU time again.</summary>
    public const string Working = "working";

    /// <summary>Judge to coordinator: an order that was not run is handed back.</summary>
    public const string Returned = "returned";
}
