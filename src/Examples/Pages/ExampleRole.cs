namespace InstructMix.Examples.Pages;

/// <summary>When an example runs among those of its namespace.</summary>
public enum ExampleRole
{
    /// <summary>Before all others, wherever it stands (Sphinx' <c>testsetup</c>).</summary>
    SetUp,

    /// <summary>Where it stands.</summary>
    Test,

    /// <summary>After all others (Sphinx' <c>testcleanup</c>).</summary>
    CleanUp,
}
