using System.Globalization;
using System.Text.Json.Serialization;

namespace InstructMix.Core;

/// <summary>A number of bytes.</summary>
/// <param name="Bytes">The number.</param>
public readonly record struct ByteSize([property: JsonPropertyName("bytes")] long Bytes)
{
    /// <summary>A number of mebibytes.</summary>
    public static ByteSize FromMebibytes(long count) => new(count * 1024 * 1024);

    /// <summary>Reads <c>512m</c>, <c>2g</c>, <c>64KiB</c> or plain bytes; units are powers of 1,024.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size.</param>
    /// <returns>False where the text is no size.</returns>
    public static bool TryParse(string? text, out ByteSize size)
    {
        size = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var trimmed = text.Trim();
        int digits = 0;
        while (digits < trimmed.Length && (char.IsAsciiDigit(trimmed[digits]) || trimmed[digits] == '.')) digits++;
        if (!double.TryParse(trimmed.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            return false;
        double factor = trimmed[digits..].Trim().ToUpperInvariant() switch
        {
            "" or "B" => 1,
            "K" or "KB" or "KIB" => 1024,
            "M" or "MB" or "MIB" => 1024 * 1024,
            "G" or "GB" or "GIB" => 1024.0 * 1024 * 1024,
            _ => double.NaN,
        };
        double bytes = number * factor;
        if (double.IsNaN(bytes) || bytes > long.MaxValue / 2) return false;
        size = new ByteSize((long)bytes);
        return true;
    }

    /// <summary>In the largest unit that gives a short number, such as <c>512 MiB</c>.</summary>
    public override string ToString() => Bytes switch
    {
        >= 1L << 30 => $"{Bytes / (double)(1L << 30):0.#} GiB",
        >= 1 << 20 => $"{Bytes / (double)(1 << 20):0.#} MiB",
        >= 1 << 10 => $"{Bytes / 1024.0:0.#} KiB",
        _ => $"{Bytes} B",
    };
}
