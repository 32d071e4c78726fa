using InstructMix.Core;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace InstructMix.Cli.Screens;

/// <summary>A bar and words on one row of a terminal: what does not fit is cut off, for a line that a terminal wraps cannot be drawn anew in its place.</summary>
/// <param name="text">What it says.</param>
internal sealed class OneRow(LiveText text) : IRenderable
{
    private const string Cut = "…";

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // The last column stays free: terminals do not agree on where the cursor is behind a character in it.
        int width = Math.Max(1, maxWidth - 1);
        var segments = new List<Segment>();
        int bar = BarWidth(width);
        if (text.Share is { } share && bar > 0)
        {
            int filled = (int)(bar * Math.Clamp(share, 0, 1));
            segments.Add(new Segment(new string('━', filled), new Style(Color.Green)));
            segments.Add(new Segment(new string('━', bar - filled), new Style(Color.Grey)));
            segments.Add(new Segment(" "));
        }

        var words = new Segment(Visible.Line(text.Words ?? ""));
        int room = width - Segment.CellCount(segments);
        if (words.CellCount() <= room) return [.. segments, words];
        // Of several segments the library leaves out the one that does not fit; of one it shows what does.
        return Segment.Truncate(words, room - 1) is { } shown ? [.. segments, shown, new Segment(Cut)] : segments;
    }

    // A narrow terminal has room for the words alone.
    private static int BarWidth(int width) => width switch { >= 99 => 24, >= 74 => 12, _ => 0 };
}
