using InstructMix.Harness;

namespace InstructMix.Verifier.Agreement;

/// <summary>A problem whose candidates have run against its tests.</summary>
/// <param name="Name">The request's id.</param>
/// <param name="Candidates">The candidates, in the order of their input.</param>
/// <param name="Tests">How many tests it has.</param>
/// <param name="Hollow">The results of the hollow versions of the candidate that passes most tests, a letter for each test.</param>
/// <param name="Distinct">How many differing pieces of code the candidates have.</param>
internal sealed record TestedProblem(string Name,
    IReadOnlyList<TestedCandidate> Candidates, int Tests, IReadOnlyDictionary<Hollow, string> Hollow, int Distinct);
