using System.Runtime.CompilerServices;
using System.Text.Json;

namespace InstructMix.Core;

/// <summary>The words that people read and type for enum values.</summary>
public static class Words
{
    /// <summary>The word for a value: <c>Outcome.SyntaxError</c> is <c>syntax_error</c>.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum, of <see cref="int"/>.</typeparam>
    public static string Word<T>(this T value)
        where T : struct, Enum => Cache<T>.Table.Words[Unsafe.As<T, int>(ref value)];

    /// <summary>The value for a word, in whatever case it is written.</summary>
    /// <param name="word">The word.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum, of <see cref="int"/>.</typeparam>
    /// <returns>Whether the enum has the word.</returns>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum
    {
        bool found = Cache<T>.Table.Values.TryGetValue(word, out int number);
        value = Unsafe.As<int, T>(ref number);
        return found;
    }

    /// <summary>All words of an enum, in the order of its values.</summary>
    /// <typeparam name="T">The enum, of <see cref="int"/>.</typeparam>
    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Cache<T>.Table.Values.Keys;

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly WordTable Table = new(typeof(T));
    }

    // Not generic, so that the runtime has its code for all enums at once.
    private sealed class WordTable
    {
        public WordTable(Type type)
        {
            if (Enum.GetUnderlyingType(type) != typeof(int)) throw new NotSupportedException($"{type} is not an enum of int");
            var numbers = (int[])Enum.GetValuesAsUnderlyingType(type);
            var names = Enum.GetNames(type);
            for (int i = 0; i < numbers.Length; i++)
            {
                string word = JsonNamingPolicy.SnakeCaseLower.ConvertName(names[i]);
                Words.Add(numbers[i], word);
                Values.Add(word, numbers[i]);
            }
        }

        public Dictionary<int, string> Words { get; } = [];

        public Dictionary<string, int> Values { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
