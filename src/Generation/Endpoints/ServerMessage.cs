using System.Text;
using System.Text.Json;

namespace InstructMix.Generation.Endpoints;

/// <summary>Finds what a server says about an error, in whichever of the usual places it says it.</summary>
internal static class ServerMessage
{
    private const int Longest = 300;

    /// <summary>Of a page that is no JSON: more than a message, so that no key is cut in two before it is taken out.</summary>
    private const int LongestPage = 64 * 1024;

    /// <summary>
    /// OpenAI and most others: <c>error.message</c>; also <c>error</c> as a text, <c>message</c> and <c>detail</c>;
    /// else the body itself, such as a proxy's page. Null where there is nothing to quote.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="key">The key, which is taken out: it must not get onto screens or into files.</param>
    public static string? Read(ReadOnlySpan<byte> body, ApiKey key)
    {
        string? message = FromJson(body) ?? Encoding.UTF8.GetString(body[..Math.Min(body.Length, LongestPage)]);
        message = key.Without(message);
        // One line of a report: what a server says may hold anything, line ends and terminal escapes too.
        message = string.Join(
            ' ',
            new string([.. message.Select(c => char.IsControl(c) ? ' ' : c)]).Split(
                ' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return message.Length == 0 ? null : message.Length > Longest ? message[..Longest] + "…" : message;
    }

    private static string? FromJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var root = JsonElement.ParseValue(ref reader);
            return Text(root, "error") ?? (Member(root, "error") is { } error ? Text(error, "message") : null) ?? Text(root, "message")
                ?? Text(root, "detail");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
