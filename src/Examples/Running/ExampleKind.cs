namespace InstructMix.Examples.Running;

/// <summary>What an example is.</summary>
public enum ExampleKind
{
    /// <summary>A block of code on a page.</summary>
    Block,

    /// <summary>A session on a page: input at the interpreter's prompt, with what it gives.</summary>
    Session,

    /// <summary>Code in a comment of a page, which readers do not see.</summary>
    SetUp,

    /// <summary>A cell of a notebook.</summary>
    Cell,

    /// <summary>A Python file as a whole.</summary>
    File,

    /// <summary>A docstring of a Python file.</summary>
    Docstring,

    /// <summary>A candidate of a file of candidates.</summary>
    Record,
}
