namespace InstructMix.Mixer.Expressions;

/// <summary>A member of .NET that an expression may use.</summary>
/// <param name="Type">The type as it is written, such as <c>Math</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Id">The id that C# documentation comments have for it, which tells its overloads apart.</param>
internal sealed record AllowedMember(string Type, string Name, string Id);
