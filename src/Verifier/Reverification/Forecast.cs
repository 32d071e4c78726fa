namespace InstructMix.Verifier.Reverification;

/// <summary>A break that a warning foretells.</summary>
/// <param name="Seen">The Python that warned, such as <c>3.13</c>.</param>
/// <param name="BreaksIn">The Python in which it will break; null where none is named.</param>
/// <param name="What">A title.</param>
/// <param name="Line">The line of the code, from 1.</param>
/// <param name="Remedy">What to do; null where nothing is known.</param>
/// <param name="Source">The page that says so.</param>
public sealed record Forecast(string Seen, string? BreaksIn, string What, int? Line, string? Remedy, string? Source);
