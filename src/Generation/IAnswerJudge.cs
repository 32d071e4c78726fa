using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation;

/// <summary>Judges answers as they arrive: what a verification adds to a generation. Safe for use by many at once.</summary>
public interface IAnswerJudge
{
    /// <summary>Judges an answer by its own tests, else by what exercises code without tests.</summary>
    /// <param name="candidate">The answer.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    Task<KeptPair> JudgeAsync(Candidate candidate, CancellationToken cancellation);

    /// <summary>Judges answers to requests by the tests that a model wrote, and by how many agree.</summary>
    /// <param name="answers">The answers, those to one request behind each other.</param>
    /// <param name="tests">The tests by request.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The same answers in the same order: those that agree passed, with <see cref="Verification.Agreement"/>; the others did not, with the reason.</returns>
    Task<IReadOnlyList<KeptPair>> AgreeAsync(
        IReadOnlyList<Candidate> answers, IReadOnlyDictionary<string, IReadOnlyList<string>> tests, CancellationToken cancellation);

    /// <summary>Stands for a piece of code whose names and layout do not count: two that are the same to a reader have the same.</summary>
    /// <param name="code">The code.</param>
    ulong Fold(string code);
}
