namespace InstructMix.Examples.Pages;

/// <summary>An option of a directive (<c>:name: value</c>).</summary>
/// <param name="Line">Its line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">What stands behind it.</param>
internal sealed record DirectiveOption(int Line, string Name, string Value);
