using System.Buffers;
using System.Text.Json;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>A report as the JSON inside its page. Nothing in it can end the element that holds it, for no <c>&lt;</c> is left.</summary>
internal sealed partial class PageData : IDisposable
{
    /// <summary>No browser opens much more than this with ease; the counts are of all pairs all the same.</summary>
    public const int MostPairs = 20_000;

    /// <summary>No one reads more of a single text than this.</summary>
    private const int LongestText = 100_000;

    private const byte LessThan = (byte)'<';

    private static readonly JsonWriterOptions Readable = new() { Encoder = new PlainJsonEncoder(), SkipValidation = true };

    private readonly Stream _target;
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _json;

    private PageData(Stream target)
    {
        _target = target;
        _json = new Utf8JsonWriter(_buffer, Readable);
    }

    /// <summary>Writes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="target">Where the page goes.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task WriteAsync(Report report, Stream target, CancellationToken cancellation)
    {
        using var data = new PageData(target);
        await data.WriteAsync(report, cancellation);
    }

    public void Dispose() => _json.Dispose();

    private async Task WriteAsync(Report report, CancellationToken cancellation)
    {
        var overview = report.Overview;
        _json.WriteStartObject();
        _json.WriteString("title", report.Title);
        _json.WriteString("tool", report.Tool);
        _json.WriteString("groupBy", report.GroupBy);
        _json.WriteString("at", report.At.ToUniversalTime());
        Write("versions", report.Versions, _json.WriteStringValue);
        Write("outcomes", Outcomes.All, r => _json.WriteStringValue(r.Outcome.Word()));
        WriteByOutcome("letters", r => r.Letter.ToString());
        WriteByOutcome("meanings", r => r.Meaning);
        WriteOverview(overview);
        if (report.Waterfall is { } waterfall) WriteWaterfall(waterfall);
        _json.WriteStartArray("pairs");
        var whats = overview.Changes.Select((c, i) => (c, i)).ToDictionary(c => (c.c.Cause, c.c.What), c => c.i);
        var forecasts = overview.Forecasts.Select((f, i) => (f, i)).ToDictionary(f => (f.f.BreaksIn, f.f.What), f => f.i);
        foreach (var pair in Shown(report.Pairs))
        {
            WritePair(pair, whats, forecasts);
            await FlushAsync(cancellation);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        await FlushAsync(cancellation);
    }

    /// <summary>All pairs; where they are too many, first those that changed or do not pass. In the order of the input.</summary>
    private static IEnumerable<ReportPair> Shown(IReadOnlyList<ReportPair> pairs)
    {
        int spare = MostPairs - pairs.Count(IsRemarkable);
        if (pairs.Count <= MostPairs) return pairs;
        return pairs.Where(p => IsRemarkable(p) || spare-- > 0).Take(MostPairs);
    }

    private static bool IsRemarkable(ReportPair pair) =>
        pair.Changes.Count > 0 || pair.Forecasts.Count > 0 || pair.Cells.Any(c => !c.Outcome.IsKept());

    private void WriteByOutcome(string name, Func<OutcomeRow, string> text)
    {
        _json.WriteStartObject(name);
        foreach (var row in Outcomes.All) _json.WriteString(row.Outcome.Word(), text(row));
        _json.WriteEndObject();
    }

    private void WriteOverview(Overview overview)
    {
        _json.WriteStartObject("overview");
        _json.WriteNumber("pairs", overview.Pairs);
        _json.WriteNumber("sound", overview.Sound);
        _json.WriteNumber("changed", overview.Changed);
        _json.WriteNumber("broken", overview.Broken);
        _json.WriteNumber("foretold", overview.Foretold);
        Write("outcomes", overview.Outcomes, counts =>
        {
            _json.WriteStartObject();
            foreach (var (outcome, count) in counts) _json.WriteNumber(outcome.Word(), count);
            _json.WriteEndObject();
        });
        Write("levels", overview.Levels, counts =>
        {
            _json.WriteStartObject();
            foreach (var (level, count) in counts.Reverse()) _json.WriteNumber(level.Word(), count);
            _json.WriteEndObject();
        });
        if (overview.Rates is { } rates) Write("rates", [.. overview.Groups, rates], WriteRates);
        Write("problems", overview.Problems, problem =>
        {
            _json.WriteStartObject();
            _json.WriteString("name", Shortened(problem.Name));
            _json.WriteNumber("answers", problem.Counts.Answers);
            _json.WriteNumber("passed", problem.Counts.Passed);
            _json.WriteEndObject();
        });
        Write("changes", overview.Changes, WriteChanges);
        Write("forecasts", overview.Forecasts, group =>
        {
            _json.WriteStartObject();
            WriteIfAny("in", group.BreaksIn);
            _json.WriteString("what", group.What);
            WriteIfAny("source", group.Source);
            _json.WriteNumber("pairs", group.Pairs);
            _json.WriteEndObject();
        });
        Write("reasons", overview.Reasons, group =>
        {
            _json.WriteStartObject();
            _json.WriteNumber("outcome", (int)group.Outcome);
            _json.WriteString("reason", group.Reason);
            _json.WriteNumber("pairs", group.Pairs);
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }

    private void WriteChanges(ChangeGroup group)
    {
        _json.WriteStartObject();
        _json.WriteString("cause", group.Cause);
        _json.WriteString("what", group.What);
        WriteIfAny("remedy", group.Remedy);
        WriteIfAny("source", group.Source);
        _json.WriteNumber("pairs", group.Pairs);
        Write("moves", group.Moves, move =>
        {
            _json.WriteStartObject();
            WriteIfAny("from", move.From);
            _json.WriteString("to", move.To);
            _json.WriteNumber("before", (int)move.Before);
            _json.WriteNumber("after", (int)move.After);
            _json.WriteNumber("count", move.Count);
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }

    private void WritePair(ReportPair pair, Dictionary<(string, string), int> whats, Dictionary<(string?, string), int> forecasts)
    {
        _json.WriteStartObject();
        _json.WriteString("id", pair.Id);
        _json.WriteString("ask", Shortened(pair.Instruction));
        _json.WriteString("code", Shortened(pair.Code));
        WriteIfAny("group", pair.Group);
        WriteIfAny("problem", pair.Problem);
        WriteIfAny("meta", pair.Meta);
        if (pair.Stub is { } stub) _json.WriteString("stub", Shortened(stub));
        if (pair.Carried is { } carried) _json.WriteNumber("was", (int)carried);
        Write("cells", pair.Cells, cell =>
        {
            _json.WriteStartObject();
            _json.WriteNumber("o", (int)cell.Outcome);
            if (cell.Seconds > 0) _json.WriteNumber("s", Math.Round(cell.Seconds, 3));
            WriteIfAny("detail", cell.Detail);
            if (cell.Line is { } line) _json.WriteNumber("line", line);
            if (cell.StubLine is { } stubLine) _json.WriteNumber("stubLine", stubLine);
            if (cell.Level is { } level) _json.WriteString("level", level.Word());
            WriteIfAny("err", cell.Stderr);
            _json.WriteEndObject();
        });
        if (pair.Changes.Count > 0)
        {
            Write("changes", pair.Changes, change =>
            {
                _json.WriteStartObject();
                WriteIfAny("from", change.From);
                _json.WriteString("to", change.To);
                _json.WriteNumber("before", (int)change.Before);
                _json.WriteNumber("after", (int)change.After);
                _json.WriteNumber("group", whats[(change.Cause, change.What)]);
                _json.WriteEndObject();
            });
        }

        if (pair.Forecasts.Count > 0)
        {
            Write("forecasts", pair.Forecasts, forecast =>
            {
                _json.WriteStartObject();
                _json.WriteString("seen", forecast.Seen);
                if (forecast.Line is { } line) _json.WriteNumber("line", line);
                _json.WriteNumber("group", forecasts[(forecast.BreaksIn, forecast.What)]);
                _json.WriteEndObject();
            });
        }

        _json.WriteEndObject();
    }

    private void Write<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (var item in items) write(item);
        _json.WriteEndArray();
    }

    private void WriteIfAny(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) _json.WriteString(name, Shortened(text));
    }

    private static string Shortened(string text)
    {
        if (text.Length <= LongestText) return text;
        int end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return $"{text.AsSpan(0, end)}\n… {text.Length - end:N0} more characters are not in this report";
    }

    /// <summary>Hands on what was written. In JSON a <c>&lt;</c> stands in strings only, so it may be escaped wherever it stands.</summary>
    private async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await _json.FlushAsync(cancellation);
        var rest = _buffer.WrittenMemory;
        int at;
        while ((at = rest.Span.IndexOf(LessThan)) >= 0)
        {
            await _target.WriteAsync(rest[..at], cancellation);
            await _target.WriteAsync("\\u003c"u8.ToArray(), cancellation);
            rest = rest[(at + 1)..];
        }

        await _target.WriteAsync(rest, cancellation);
        _buffer.ResetWrittenCount();
    }
}
