namespace InstructMix.Mixer.Text;

/// <summary>A token of Python.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="OpensLine">Whether it is the first of a logical line that is not indented.</param>
internal readonly record struct PythonToken(PythonTokenKind Kind, int Start, int Length, bool OpensLine = false);
