namespace InstructMix.Harness;

/// <summary>A warning of the interpreter's: it foretells what a later Python will refuse.</summary>
/// <param name="Category">Such as <c>DeprecationWarning</c>.</param>
/// <param name="Message">Its text.</param>
/// <param name="Line">The line of the candidate's code.</param>
public sealed record Warning(string Category, string Message, int Line);
