namespace InstructMix.Mixer.Sources.Known;

/// <summary>A file that can be downloaded.</summary>
/// <param name="File">The name that it gets.</param>
/// <param name="Address">Where it is: http or https.</param>
/// <param name="Bytes">Its size in bytes; null where nobody wrote it down.</param>
/// <param name="Sha256">Its digest, in lower-case hexadecimal; null where nobody wrote it down.</param>
/// <param name="Members">What is taken out of it where it is a zip archive; null where it is none.</param>
public sealed record KnownFile(string File, Uri Address, long? Bytes = null, string? Sha256 = null, IReadOnlyList<string>? Members = null);
