namespace InstructMix.Harness.Protocol;

/// <summary>Coordinator to runner: what is said by its type alone (<c>docs/protocol.md</c>).</summary>
/// <param name="Type">Such as <c>say</c>.</param>
internal sealed record PlainOrder(string Type);
