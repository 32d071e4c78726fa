namespace InstructMix.Harness.Engine;

/// <summary>A container as the engine lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Such as <c>running</c>.</param>
/// <param name="Labels">Its labels.</param>
public sealed record ContainerListed(string Id, string State, IReadOnlyDictionary<string, string> Labels);
