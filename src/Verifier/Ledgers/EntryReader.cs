using System.Text;
using System.Text.Json;
using InstructMix.Core;
using InstructMix.Harness;

namespace InstructMix.Verifier.Ledgers;

/// <summary>
/// Reads the ledger's entries straight from their bytes, in a third of the serializer's time: a second run over a finished set reads one for
/// each candidate. What is out of the ordinary is left to the serializer. May be used from several threads at a time.
/// </summary>
internal sealed class EntryReader
{
    private readonly (Outcome Value, byte[] Word)[] _outcomes = Words<Outcome>();
    private readonly (Level Value, byte[] Word)[] _levels = Words<Level>();
    private readonly (Judge Value, byte[] Word)[] _judges = Words<Judge>();
    private readonly (StubKind Value, byte[] Word)[] _stubs = Words<StubKind>();

    // Nearly every entry says the same here as the one before it, and shares its string.
    private string _python = "";
    private string _image = "";
    private string _runner = "";
    private string _at = "";

    /// <summary>The entry.</summary>
    /// <param name="bytes">Its JSON.</param>
    /// <exception cref="JsonException">The bytes are no entry.</exception>
    public LedgerEntry? Read(ReadOnlySpan<byte> bytes) =>
        ReadPlain(bytes) ?? JsonSerializer.Deserialize(bytes, LedgerJson.Default.LedgerEntry);

    private LedgerEntry? ReadPlain(ReadOnlySpan<byte> bytes)
    {
        var json = new Utf8JsonReader(bytes);
        if (!json.Read() || !IsNext(ref json, "verdict"u8) || !json.Read() || json.TokenType is not JsonTokenType.StartObject) return null;
        if (ReadVerdict(ref json) is not { } verdict || !IsNext(ref json, "at"u8) || !TryText(ref json, ref _at, out var at)) return null;
        return json.Read() && json.TokenType is JsonTokenType.EndObject ? new LedgerEntry(verdict, at) : null;
    }

    private Verdict? ReadVerdict(ref Utf8JsonReader json)
    {
        Outcome? outcome = null;
        Judge? judged = null;
        var (level, stub) = (default(Level), default(StubKind));
        string? where = null, detail = null, exception = null, stdout = null, stderr = null, warm = null;
        var (python, image, runner) = ("", "", "");
        int? line = null;
        var (cpu, wall, memory, confirmed) = (0.0, 0.0, 0L, false);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            bool isRead;
            if (json.ValueTextEquals("outcome"u8)) isRead = TryWord(ref json, _outcomes, out outcome);
            else if (json.ValueTextEquals("level"u8)) isRead = TryWord(ref json, _levels, out var found) && Is(found, out level);
            else if (json.ValueTextEquals("judged"u8)) isRead = TryWord(ref json, _judges, out judged);
            else if (json.ValueTextEquals("stub"u8)) isRead = TryWord(ref json, _stubs, out var found) && Is(found, out stub);
            else if (json.ValueTextEquals("needs"u8) || json.ValueTextEquals("warnings"u8)) isRead = IsEmptyList(ref json);
            else if (json.ValueTextEquals("cpu_seconds"u8)) isRead = IsNumber(ref json) && json.TryGetDouble(out cpu);
            else if (json.ValueTextEquals("wall_seconds"u8)) isRead = IsNumber(ref json) && json.TryGetDouble(out wall);
            else if (json.ValueTextEquals("memory_bytes"u8)) isRead = IsNumber(ref json) && json.TryGetInt64(out memory);
            else if (json.ValueTextEquals("confirmed"u8)) isRead = TryFlag(ref json, out confirmed);
            else if (json.ValueTextEquals("python"u8)) isRead = TryText(ref json, ref _python, out python);
            else if (json.ValueTextEquals("image"u8)) isRead = TryText(ref json, ref _image, out image);
            else if (json.ValueTextEquals("runner"u8)) isRead = TryText(ref json, ref _runner, out runner);
            else if (json.ValueTextEquals("detail"u8)) isRead = TryText(ref json, out detail);
            else if (json.ValueTextEquals("where"u8)) isRead = TryText(ref json, out where);
            else if (json.ValueTextEquals("exception"u8)) isRead = TryText(ref json, out exception);
            else if (json.ValueTextEquals("line"u8)) isRead = TryNumber(ref json, out line);
            else if (json.ValueTextEquals("stdout"u8)) isRead = TryText(ref json, out stdout);
            else if (json.ValueTextEquals("stderr"u8)) isRead = TryText(ref json, out stderr);
            else if (json.ValueTextEquals("warm"u8)) isRead = TryText(ref json, out warm);
            else isRead = false; // sections of pages, counts of tests
            if (!isRead) return null;
        }

        if (json.TokenType is not JsonTokenType.EndObject || outcome is not { } known) return null;
        return new Verdict
        {
            Outcome = known,
            Level = level,
            Judged = judged,
            Stub = stub,
            Where = where,
            Detail = detail,
            Exception = exception,
            Line = line,
            Stdout = stdout,
            Stderr = stderr,
            CpuSeconds = cpu,
            WallSeconds = wall,
            MemoryBytes = memory,
            Confirmed = confirmed,
            Warm = warm,
            Python = python,
            Image = image,
            Runner = runner,
        };
    }

    private static (T Value, byte[] Word)[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (v, Encoding.UTF8.GetBytes(v.Word())))];

    private static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType is JsonTokenType.PropertyName && json.ValueTextEquals(name);

    private static bool TryWord<T>(ref Utf8JsonReader json, (T Value, byte[] Word)[] words, out T? value)
        where T : struct
    {
        value = null;
        if (!json.Read() || json.TokenType is not JsonTokenType.String) return false;
        foreach (var (known, word) in words)
        {
            if (!json.ValueTextEquals(word)) continue;
            value = known;
            return true;
        }

        return false;
    }

    private static bool Is<T>(T? found, out T value)
        where T : struct
    {
        value = found.GetValueOrDefault();
        return found.HasValue;
    }

    private static bool IsEmptyList(ref Utf8JsonReader json) =>
        json.Read() && json.TokenType is JsonTokenType.StartArray && json.Read() && json.TokenType is JsonTokenType.EndArray;

    private static bool IsNumber(ref Utf8JsonReader json) => json.Read() && json.TokenType is JsonTokenType.Number;

    private static bool TryFlag(ref Utf8JsonReader json, out bool flag)
    {
        flag = json.Read() && json.TokenType is JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False;
    }

    private static bool TryNumber(ref Utf8JsonReader json, out int? number)
    {
        number = json.Read() && json.TokenType is JsonTokenType.Number && json.TryGetInt32(out int value) ? value : null;
        return number is not null;
    }

    private static bool TryText(ref Utf8JsonReader json, out string? text)
    {
        text = json.Read() && json.TokenType is JsonTokenType.String ? json.GetString() : null;
        return text is not null;
    }

    private static bool TryText(ref Utf8JsonReader json, ref string last, out string text)
    {
        // Another thread may put another string there meanwhile: either is compared before it is used.
        text = last;
        if (!json.Read() || json.TokenType is not JsonTokenType.String) return false;
        if (!json.ValueTextEquals(text)) last = text = json.GetString()!;
        return true;
    }
}
