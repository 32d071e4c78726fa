using System.Text.Json;

namespace InstructMix.Core;

/// <summary>The words that people read and type for enum values.</summary>
public static class Words
{
    /// <summary>The word for a value: <c>Outcome.SyntaxError</c> is <c>syntax_error</c>.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static string Word<T>(this T value)
        where T : struct, Enum => Cache<T>.Words[value];

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    }
}
