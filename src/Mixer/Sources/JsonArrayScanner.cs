using System.Text.Json;
using InstructMix.Verifier.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>Cuts an array that arrives in pieces into its elements.</summary>
internal sealed class JsonArrayScanner
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _complete;
    private Expect _expect = Expect.Opening;

    private enum Expect
    {
        Opening,
        FirstElement,
        Element,
        Comma,
        Nothing,
    }

    /// <summary>The line that the scanner has come to, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The line on which the last element began.</summary>
    public long ElementLine { get; private set; }

    /// <summary>What is wrong with the array; null where nothing is.</summary>
    public string? Broken { get; private set; }

    /// <summary>Whether everything was read.</summary>
    public bool Done => _complete && _start == _end;

    /// <summary>Where the next piece goes.</summary>
    public Memory<byte> Room()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how long the piece was; nothing means the end of the file.</summary>
    public void Advance(int length)
    {
        _end += length;
        _complete = length == 0;
    }

    /// <summary>The next element's bytes; null where more must be read, the array is at its end, or it is broken.</summary>
    public byte[]? Next()
    {
        while (Broken is null)
        {
            SkipSpace();
            if (_start == _end)
            {
                if (_complete && _expect != Expect.Nothing) Broken = "it ends before its closing bracket";
                return null;
            }

            if (_expect is Expect.FirstElement or Expect.Element && _buffer[_start] != ']') return Element();
            Mark((char)_buffer[_start++]);
        }

        return null;
    }

    private void Mark(char mark)
    {
        switch (_expect, mark)
        {
            case (Expect.Opening, '['):
                _expect = Expect.FirstElement;
                break;
            case (Expect.Comma, ','):
                _expect = Expect.Element;
                break;
            case (not Expect.Opening and not Expect.Nothing, ']'):
                _expect = Expect.Nothing;
                break;
            default:
                Broken = _expect == Expect.Nothing ? "there is more after its closing bracket" : "a comma or the closing bracket is missing";
                break;
        }
    }

    private byte[]? Element()
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: _complete, default);
            if (!reader.Read() || !reader.TrySkip())
            {
                if (_end - _start > LineReader.MaxLineBytes) Broken = $"a record is longer than {LineReader.MaxLineBytes / (1024 * 1024)} MiB";
                return null;
            }

            byte[] element = _buffer.AsSpan(_start, (int)reader.BytesConsumed).ToArray();
            ElementLine = Line;
            Line += element.AsSpan().Count((byte)'\n');
            _start += element.Length;
            _expect = Expect.Comma;
            return element;
        }
        catch (JsonException e)
        {
            Line += e.LineNumber ?? 0;
            Broken = e.Message.Split(" LineNumber:", 2)[0];
            return null;
        }
    }

    private void SkipSpace()
    {
        if (Line == 1 && _expect == Expect.Opening && _buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8)) _start += 3;
        for (; _start < _end && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'; _start++)
            if (_buffer[_start] == '\n') Line++;
    }
}
