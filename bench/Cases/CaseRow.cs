namespace InstructMix.Bench.Cases;

/// <summary>Something that was measured of the program itself.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">The median.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Aim">What it is to reach.</param>
/// <param name="BoundBy">What keeps it from being better.</param>
/// <param name="Note">What else was seen.</param>
internal sealed record CaseRow(string Name, double Value, double Least, double Most, string Unit, string Aim, string BoundBy, string Note = "");
