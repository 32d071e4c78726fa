using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InstructMix.Cli.Screens;
using Spectre.Console;

namespace InstructMix.Cli.Tests.Given;

/// <summary>
/// A terminal as xterm and tmux are one: it obeys the control sequences that displays send, wraps lines that are too long, and scrolls.
/// A parameter of 0 counts as 1 where a cursor moves. What it does not know is an error.
/// </summary>
internal sealed partial class Terminal(int columns, int rows) : TextWriter
{
    private readonly Lock _lock = new();
    private readonly List<char[]> _lines = [Blank(columns)];
    private readonly StringBuilder _sequence = new();
    private int _row;
    private int _column;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>All lines from the first one, without spaces and empty lines at their ends.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock) return string.Join('\n', _lines.Select(l => new string(l).TrimEnd())).TrimEnd('\n').Split('\n');
        }
    }

    /// <summary>The surroundings of a program whose standard error is this terminal.</summary>
    public Surroundings Surroundings()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.EightBit,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(this),
        });
        (console.Profile.Width, console.Profile.Height) = (columns, rows);
        return new Surroundings(new StringWriter(), new VisibleConsole(console), IsTerminal: true, TimeProvider.System, _ => null);
    }

    public override void Write(char value)
    {
        lock (_lock)
        {
            if (_sequence.Length > 0 || value == '\x1b') Sequence(value);
            else if (value == '\r') _column = 0;
            else if (value == '\n') MoveDown();
            else Put(value);
        }
    }

    private static char[] Blank(int columns) => [.. Enumerable.Repeat(' ', columns)];

    private void Put(char value)
    {
        // A terminal wraps when the next character comes, not when the last column is filled.
        if (_column == columns) MoveDown();
        _lines[_row][_column++] = value;
    }

    // The driver of a terminal turns a line end into both.
    private void MoveDown()
    {
        _column = 0;
        if (++_row == _lines.Count) _lines.Add(Blank(columns));
    }

    private void Sequence(char value)
    {
        _sequence.Append(value);
        if (_sequence.Length < 3 || !char.IsLetter(value)) return;
        var match = Control().Match(_sequence.ToString());
        if (!match.Success) throw new InvalidOperationException($"the terminal does not know {_sequence.ToString()[1..]}");
        _sequence.Clear();
        int number = int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out int parsed) ? parsed : 0;
        int steps = Math.Max(1, number);
        switch (value)
        {
            case 'A': _row = Math.Max(Math.Max(0, _lines.Count - rows), _row - steps); break;
            case 'B': _row = Math.Min(_lines.Count - 1, _row + steps); break;
            case 'C': _column = Math.Min(columns - 1, _column + steps); break;
            case 'D': _column = Math.Max(0, _column - steps); break;
            case 'G': _column = Math.Min(columns, steps) - 1; break;
            case 'K': Erase(number); break;
            case 'm' or 'h' or 'l': break; // colours, and whether the cursor is seen
            default: throw new InvalidOperationException($"the terminal does not know {value}");
        }
    }

    private void Erase(int which)
    {
        int at = Math.Min(_column, columns - 1);
        Array.Fill(_lines[_row], ' ', which == 0 ? at : 0, which switch { 0 => columns - at, 1 => at + 1, _ => columns });
    }

    [GeneratedRegex(@"^\x1b\[\??(?<number>\d*)(;\d+)*[A-Za-z]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Control();
}
