namespace InstructMix.Examples.Updating;

/// <summary>Where on a page the output of an example is shown.</summary>
public enum OutputPlace
{
    /// <summary>Under an example of a session.</summary>
    Session,

    /// <summary>In a block of its own: Sphinx' <c>testoutput</c>, or what other tools' users put after a block.</summary>
    Block,

    /// <summary>In comments <c>#&gt;</c> under a statement.</summary>
    Comments,
}
