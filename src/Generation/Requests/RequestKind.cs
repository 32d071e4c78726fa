using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Requests;

/// <summary>What kind of Python a request asks for.</summary>
[JsonConverter(typeof(WordConverter<RequestKind>))]
public enum RequestKind
{
    /// <summary>A function of some use of its own.</summary>
    Function,

    /// <summary>A class with state.</summary>
    Class,

    /// <summary>A method that takes thought: searching, ordering, optimising.</summary>
    Algorithm,

    /// <summary>Work on texts.</summary>
    Text,

    /// <summary>Formats of files, paths, archives.</summary>
    Files,

    /// <summary>Dates, times, calendars.</summary>
    Dates,

    /// <summary>Records and tables: grouping, joining, summing up.</summary>
    Data,
}
