using System.Buffers;

namespace InstructMix.Core.Files;

/// <summary>The state of cutting an array: fed with bytes as they come, it gives out an element whenever one is whole.</summary>
/// <param name="maxBytes">The longest element that is kept; a longer one is dropped as it comes.</param>
internal sealed class JsonArrayCutter(int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _element = new();
    private long _length;
    private long _line; // on which the element begins; 0 before it has
    private int _depth;
    private bool _isOpen;
    private bool _inString;
    private bool _isEscaped;
    private bool _isWhole;
    private bool _needsElement;

    /// <summary>The number of the element that is being read, from 1.</summary>
    public long Number { get; private set; } = 1;

    /// <summary>The line that was reached, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the array's closing bracket was met.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Why the file cannot be cut further; null where it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads on to the end of an element, of the array or of the bytes.</summary>
    /// <returns>How many bytes were read.</returns>
    public int Feed(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        var i = 0;
        for (; i < bytes.Length && Fault is null; i++)
        {
            var b = bytes[i];
            if (b == '\n') Line++;
            if (_inString)
            {
                if (_isEscaped) _isEscaped = false;
                else if (b == '\\') _isEscaped = true;
                else if (b == '"') _inString = false;
                continue;
            }

            if (!_isOpen)
            {
                Open(b);
                start = i + 1;
                continue;
            }

            if (_line == 0 && !IsSpace(b)) _line = Line;
            switch (b)
            {
                case (byte)'"':
                    _inString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)'}' or (byte)']' when _depth > 0:
                    _depth--;
                    break;
                case (byte)',' or (byte)']' when _depth == 0:
                    Keep(bytes[start..i]);
                    Close(b);
                    return i + 1;
            }
        }

        if (_isOpen) Keep(bytes[start..i]);
        return Fault is null ? i : bytes.Length;
    }

    /// <summary>Takes the element that became whole; null where none did. One that was too long has no bytes.</summary>
    public JsonArrayElement? Take()
    {
        if (!_isWhole) return null;
        var element = new JsonArrayElement(Number, _line, _length <= maxBytes ? _element.WrittenSpan.Trim(" \t\r\n"u8).ToArray() : null);
        _isWhole = false;
        Number++;
        Clear();
        return element;
    }

    // Outside of the array there is its bracket, white space, and perhaps a byte order mark.
    private void Open(byte b)
    {
        if (IsSpace(b) || b is 0xEF or 0xBB or 0xBF) return;
        if (b == '[' && !HasEnded) (_isOpen, _needsElement) = (true, false);
        else Fault = $"something follows the array's end, after record {Number - 1}";
    }

    private void Close(byte b)
    {
        var isBlank = _length <= maxBytes && _element.WrittenSpan.Trim(" \t\r\n"u8).IsEmpty;
        if (b == ']') (_isOpen, HasEnded) = (false, true);
        if (isBlank && (b == ',' || _needsElement)) Fault = $"there is a comma where record {Number} must be";
        _needsElement = b == ',';
        _isWhole = !isBlank;
        if (isBlank) Clear();
    }

    private void Clear()
    {
        (_length, _line) = (0, 0);
        _element.ResetWrittenCount();
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        _length += bytes.Length;
        if (_length <= maxBytes) _element.Write(bytes);
        else _element.ResetWrittenCount();
    }
}
