namespace InstructMix.Harness.Engine;

/// <summary>An image's details.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
public sealed record ImageInspected(string Id);
