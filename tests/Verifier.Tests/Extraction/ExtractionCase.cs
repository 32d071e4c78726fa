using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Extraction;

/// <summary>A response, and the Python that must be found in it; null where there is none.</summary>
public sealed record ExtractionCase(string Name, string Response, ExtractionMethod Method, string? Code, string? EntryPoint = null);
