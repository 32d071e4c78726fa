using InstructMix.Core;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace InstructMix.Cli.Screens;

/// <summary>The one way to a terminal: whatever text is drawn on it, its own control sequences are the only ones that it gets.</summary>
/// <param name="inner">The terminal.</param>
internal sealed class VisibleConsole(IAnsiConsole inner) : IAnsiConsole
{
    public Profile Profile => inner.Profile;

    public IAnsiConsoleCursor Cursor => inner.Cursor;

    public IAnsiConsoleInput Input => inner.Input;

    public IExclusivityMode ExclusivityMode => inner.ExclusivityMode;

    public RenderPipeline Pipeline => inner.Pipeline;

    public void Clear(bool home) => inner.Clear(home);

    public void Write(IRenderable renderable) => inner.Write(new Shown(renderable));

    public void WriteAnsi(Action<AnsiWriter> action) => inner.WriteAnsi(action);

    private sealed class Shown(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(Of);

        private static Segment Of(Segment segment) =>
            segment.IsControlCode || segment.IsLineBreak || !segment.Text.Any(Visible.IsUnseen)
                ? segment
                : new Segment(Visible.Lines(segment.Text), segment.Style);
    }
}
