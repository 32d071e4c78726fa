namespace InstructMix.Cli.Reports;

/// <summary>A break that a warning foretells.</summary>
/// <param name="Seen">The Python that warned.</param>
/// <param name="BreaksIn">The Python in which it will break, as <c>3.16</c>; null where no version is named.</param>
/// <param name="What">The warning, as a title for people.</param>
/// <param name="Line">The line of the code that it names, from 1; null where it names none.</param>
/// <param name="Source">The address of the page that says so; null where there is none.</param>
internal sealed record ReportForecast(string Seen, string? BreaksIn, string What, int? Line, string? Source);
