namespace InstructMix.Harness;

/// <summary>One execution: code, and what exercises it. The pool has limits and Python.</summary>
/// <param name="Code">Python source.</param>
/// <param name="Stub">What exercises it.</param>
/// <param name="Judge">Where the stub may be judged.</param>
/// <param name="Hollow">The hollow version of the code that is run in its place; null for the code itself.</param>
/// <param name="Sections">How many parts it has, each of which may take all of the time limit: the sections of a page; 1 for anything else.</param>
public sealed record Trial(string Code, Stub Stub, Judge Judge = Judge.Auto, Hollow? Hollow = null, int Sections = 1)
{
    /// <summary>The module that is warm where it runs. The code imports it itself, before all else. Null for none.</summary>
    public string? Warm { get; init; }

    /// <summary>How many seconds it may take, by what is known of its like; 0 where nothing is. The longest of those that wait go first, so that none of them begins at the end of a run.</summary>
    public double Expected { get; init; }
}
