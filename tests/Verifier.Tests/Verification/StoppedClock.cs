namespace InstructMix.Verifier.Tests.Verification;

/// <summary>A clock that always shows the same day.</summary>
internal sealed class StoppedClock(int day = 22) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, day, 23, 59, 0, TimeSpan.Zero);
}
