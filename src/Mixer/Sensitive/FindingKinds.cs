namespace InstructMix.Mixer.Sensitive;

/// <summary>What holds for kinds of findings.</summary>
public static class FindingKinds
{
    /// <summary>Whether it is a secret; what is none is personal data.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsSecret(this FindingKind kind) => kind <= FindingKind.Password;
}
