using System.Diagnostics;

namespace InstructMix.Tests.Shared;

/// <summary>Runs the system's short programs.</summary>
internal static class Shell
{
    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} came to {process.ExitCode}: {error.Trim()}");
    }
}
