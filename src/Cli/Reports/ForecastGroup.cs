namespace InstructMix.Cli.Reports;

/// <summary>The forecasts that share a title.</summary>
/// <param name="BreaksIn">The Python in which it will break; null where none is named.</param>
/// <param name="What">The title.</param>
/// <param name="Source">The address of the page that says so; null where there is none.</param>
/// <param name="Pairs">How many pairs it concerns.</param>
internal sealed record ForecastGroup(string? BreaksIn, string What, string? Source, long Pairs);
