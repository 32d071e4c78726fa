using System.Text.Json;

namespace InstructMix.Core.Files;

/// <summary>Why a text is not the JSON that it should be.</summary>
public static class JsonReason
{
    /// <summary>What the framework says of it, on one line and without the path and the place behind it, which it counts from 0.</summary>
    /// <param name="e">What the framework raised.</param>
    public static string Of(JsonException e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd('.', ' ', '|').ReplaceLineEndings(" ");
    }
}
