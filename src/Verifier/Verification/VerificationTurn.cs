namespace InstructMix.Verifier.Verification;

/// <summary>What is written when all before it has been written; nothing after a canary.</summary>
/// <param name="Ready">Lines of candidates whose verdicts the ledger had.</param>
/// <param name="Line">The line of one candidate.</param>
internal readonly record struct VerificationTurn(ReadyLines? Ready, JudgedLine? Line);
