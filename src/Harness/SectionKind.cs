using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>What a section of a page is.</summary>
[JsonConverter(typeof(WordConverter<SectionKind>))]
public enum SectionKind
{
    /// <summary>Statements, as a fenced block holds them.</summary>
    Block,

    /// <summary>Examples with what they show, as the interpreter prints them: compared as Python's <c>doctest</c> does.</summary>
    Session,

    /// <summary>A notebook's cell: a block that may <c>await</c> outside of functions.</summary>
    Cell,

    /// <summary>A whole Python file, run as an import would run it, and then the examples in its docstrings.</summary>
    Module,

    /// <summary>A block that is compiled and not run.</summary>
    Compile,
}
