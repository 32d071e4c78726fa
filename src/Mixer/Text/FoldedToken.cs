namespace InstructMix.Mixer.Text;

/// <summary>A token of Python as it is compared where names and literals do not count.</summary>
/// <param name="Token">Where it stands.</param>
/// <param name="Hash">What it says; the same for all literals of a kind, and for all names that the program chose itself.</param>
/// <param name="IsOwnName">Whether it is a name that the program chose.</param>
internal readonly record struct FoldedToken(PythonToken Token, ulong Hash, bool IsOwnName);
