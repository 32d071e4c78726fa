namespace InstructMix.Mixer.Sources.Known;

/// <summary>A source that is known by name: where it can be had, and on which terms.</summary>
/// <param name="Name">Its word in recipes.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Page">Where it is described; null where that is nowhere.</param>
/// <param name="Licence">The hub's word for its licence.</param>
/// <param name="Terms">What else whoever uses it should know.</param>
/// <param name="Note">What it holds.</param>
/// <param name="Files">What can be downloaded; empty where nothing can.</param>
public sealed record KnownSource(string Name, string Title, string? Page, string Licence, string Terms, string Note,
    IReadOnlyList<KnownFile> Files);
