using System.Reflection;

namespace InstructMix.Cli.Checking;

/// <summary>The version of this program.</summary>
internal static class ToolVersion
{
    /// <summary>As in <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
