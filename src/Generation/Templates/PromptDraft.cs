using System.Text;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Templates;

/// <summary>A prompt while a template is written out.</summary>
internal sealed class PromptDraft
{
    private const string User = "user", System = "system";

    private readonly List<ChatMessage> _turns = [];
    private readonly StringBuilder _system = new();
    private StringBuilder _text = new();
    private string _role = User;

    /// <summary>Adds to the turn that is open.</summary>
    public void Say(string text) => (_role == System ? _system : _text).Append(text);

    /// <summary>Begins a turn.</summary>
    public void Begin(string role)
    {
        // The system's turn is the first, wherever it stands.
        if (role != System) Close();
        _role = role;
    }

    /// <summary>Ends the turn; what follows is the user's.</summary>
    public void End()
    {
        if (_role != System) Close();
        _role = User;
    }

    /// <summary>All that was said, as one text.</summary>
    public string Text() => _text.ToString();

    /// <summary>The turns, each without white space around it; none that says nothing.</summary>
    public IReadOnlyList<ChatMessage> Turns()
    {
        Close();
        return _system.ToString().Trim() is { Length: > 0 } said ? [new ChatMessage(System, said), .. _turns] : _turns;
    }

    private void Close()
    {
        if (_text.ToString().Trim() is { Length: > 0 } said) _turns.Add(new ChatMessage(_role, said));
        _text = new StringBuilder();
    }
}
