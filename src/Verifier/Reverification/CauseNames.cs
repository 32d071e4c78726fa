using System.Text.Json;

namespace InstructMix.Verifier.Reverification;

/// <summary>The words for causes.</summary>
public static class CauseNames
{
    /// <summary>The words of a cause with hyphens: <c>module-removed</c>.</summary>
    /// <param name="cause">The cause.</param>
    public static string Name(this Cause cause) => JsonNamingPolicy.KebabCaseLower.ConvertName(cause.ToString());
}
