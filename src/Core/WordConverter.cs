using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Core;

/// <summary>Writes an enum as the lower-case word that the file formats use (<c>SyntaxError</c> as <c>syntax_error</c>).</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
