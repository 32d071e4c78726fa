using CliWrap;
using CliWrap.Buffered;

namespace InstructMix.Tests.Shared;

/// <summary>Runs the system's short programs.</summary>
internal static class Shell
{
    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        var ended = await new Command(program).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        if (!ended.IsSuccess) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} came to {ended.ExitCode}: {ended.StandardError.Trim()}");
    }
}
