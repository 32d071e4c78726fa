namespace InstructMix.Harness.Engine;

/// <summary>An image as the engine lists it.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
/// <param name="RepoTags">Its names; null where it has none.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Labels">Its labels; null where it has none.</param>
public sealed record ImageListed(
    string Id, IReadOnlyList<string>? RepoTags, long Size, DateTimeOffset Created, IReadOnlyDictionary<string, string>? Labels);
