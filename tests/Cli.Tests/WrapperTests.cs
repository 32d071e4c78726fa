using System.Runtime.Versioning;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests;

/// <summary>The script <c>instructmix</c> in somebody else's clone, as another user finds it. Only root can become somebody else.</summary>
[SupportedOSPlatform("linux")]
public sealed class WrapperTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public WrapperTests()
    {
        foreach (var name in new[] { "src", "sandbox", "examples", "scripts", "templates", "artifacts/bin/Cli" }) Directory.CreateDirectory(_folder[name]);
        foreach (var path in new[] { _folder.Path, _folder["src"], _folder["sandbox"], _folder["examples"], _folder["scripts"], _folder["templates"], _folder["artifacts"], _folder["artifacts/bin"], _folder["artifacts/bin/Cli"] })
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
        File.Copy(Repository.Of("instructmix"), _folder["instructmix"]);
        File.Copy(Repository.Of("Directory.Build.props"), _folder["Directory.Build.props"]);
        File.SetUnixFileMode(_folder["instructmix"], (UnixFileMode)Convert.ToInt32("755", 8));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Where_the_sources_are_newer_than_the_program_it_says_who_builds_it_and_goes_on()
    {
        Directory.CreateSymbolicLink(_folder["artifacts/bin/Cli/release"], Path.GetDirectoryName(ProgramProcess.Program)!);
        File.WriteAllText(_folder["src/Newer.cs"], "");
        var result = await AsSomebodyAsync("explain", "--help");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().Be($"instructmix: the sources or the .NET runtime are newer than the program, and this user may not build in {_folder.Path}; its owner does with '{_folder.Path}/instructmix --version'. Going on with the program as it is\n");
        result.Output.Should().Contain("Shows one record");
    }

    [Fact]
    public async Task Where_there_is_no_program_yet_it_says_who_builds_it_and_ends()
    {
        var result = await AsSomebodyAsync("--version");
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Error.Should().Be($"instructmix: the program is not built yet, and this user may not build in {_folder.Path}; its owner does with '{_folder.Path}/instructmix --version'\n");
    }

    [Fact]
    public async Task What_was_compiled_ahead_is_what_runs()
    {
        Directory.CreateSymbolicLink(_folder["artifacts/bin/Cli/release"], Path.GetDirectoryName(ProgramProcess.Program)!);
        Directory.CreateDirectory(_folder["artifacts/bin/Cli/ahead"]);
        File.WriteAllText(_folder["artifacts/bin/Cli/ahead/instructmix"], "#!/bin/sh\necho ahead \"$@\"\nexit 7\n");
        File.SetUnixFileMode(_folder["artifacts/bin/Cli/ahead/instructmix"], (UnixFileMode)Convert.ToInt32("755", 8));
        var result = await AsSomebodyAsync("explain", "a b");
        result.ExitCode.Should().Be(7, result.Error);
        result.Output.Should().Be("ahead explain a b\n");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public async Task A_runtime_that_was_installed_after_the_build_calls_for_another(int hours, bool isTold)
    {
        var program = Path.GetDirectoryName(ProgramProcess.Program)!;
        Directory.CreateSymbolicLink(_folder["artifacts/bin/Cli/release"], program);
        // The machine's own dotnet, from where a runtime was installed at another time.
        Directory.CreateDirectory(_folder["dotnet/shared/Microsoft.NETCore.App"]);
        File.WriteAllText(_folder["dotnet/dotnet"], $"#!/bin/sh\nPATH=${{PATH#*:}} exec dotnet \"$@\"\n");
        foreach (var path in new[] { _folder["dotnet"], _folder["dotnet/shared"], _folder["dotnet/shared/Microsoft.NETCore.App"], _folder["dotnet/dotnet"] })
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
        Directory.SetLastWriteTimeUtc(_folder["dotnet/shared/Microsoft.NETCore.App"], File.GetLastWriteTimeUtc(ProgramProcess.Program).AddHours(hours));
        File.SetLastWriteTimeUtc(_folder["Directory.Build.props"], File.GetLastWriteTimeUtc(ProgramProcess.Program).AddHours(-1));
        var result = await AsSomebodyWithAsync("PATH=" + _folder["dotnet"] + ":" + Environment.GetEnvironmentVariable("PATH"), "explain", "--help");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        if (isTold) result.Error.Should().StartWith("instructmix: the sources or the .NET runtime are newer than the program");
        else result.Error.Should().BeEmpty();
    }

    private Task<CliResult> AsSomebodyAsync(params string[] arguments) => AsSomebodyWithAsync("NOTHING=", arguments);

    private async Task<CliResult> AsSomebodyWithAsync(string environment, params string[] arguments)
    {
        using var program = ProgramProcess.Start(
            "setpriv", null, ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/nonexistent", "DOTNET_CLI_HOME=/tmp", environment, _folder["instructmix"], .. arguments]);
        return await program.EndAsync(TimeSpan.FromSeconds(60));
    }
}
