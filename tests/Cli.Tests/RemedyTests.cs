using System.Security.Cryptography;
using InstructMix.Cli.Tests.Given;
using InstructMix.Harness.Engine;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests;

/// <summary>What a user is told to do helps in the state for which it is told.</summary>
public sealed class RemedyTests
{
    private static readonly string Script = Repository.Of("scripts", "engine.sh");

    [Fact]
    public async Task A_wrong_address_of_the_engine_is_to_be_corrected_or_unset_and_unset_it_works()
    {
        var wrong = await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = "tcp://127.0.0.1:1" }, "sandbox", "list");
        wrong.ExitCode.Should().Be(ExitCode.NoSandbox);
        wrong.Error.Should().Contain("(DOCKER_HOST) cannot be reached: ").And.Contain("correct DOCKER_HOST, or unset it (unset DOCKER_HOST) to have the usual sockets tried").And.NotContain("engine.sh");
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is null) // the tests' own engine is at a usual socket
            (await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = null }, "sandbox", "list")).ExitCode.Should().Be(ExitCode.Done);
    }

    [Fact]
    public async Task A_context_whose_engine_is_away_or_that_is_not_there_is_to_be_changed_for_another()
    {
        using var folder = new TempFolder();
        var away = Convert.ToHexStringLower(SHA256.HashData("away"u8));
        folder.WriteText($"contexts/meta/{away}/meta.json", """{"Name": "away", "Endpoints": {"docker": {"Host": "tcp://127.0.0.1:1"}}}""");
        var environment = new Dictionary<string, string?> { ["DOCKER_HOST"] = null, ["DOCKER_CONTEXT"] = null, ["DOCKER_CONFIG"] = folder.Path };

        var told = await ListAsync("away");
        told.ExitCode.Should().Be(ExitCode.NoSandbox);
        told.Error.Should().Contain("(context 'away') cannot be reached: ").And.Contain("choose another context (docker context use default)");
        told = await ListAsync("gone");
        told.ExitCode.Should().Be(ExitCode.NoSandbox);
        told.Error.Should().Contain("the Docker context 'gone' does not exist; see 'docker context ls', or set DOCKER_HOST");

        environment["DOCKER_HOST"] = new EngineLocator(Environment.GetEnvironmentVariable).Find().Uri.ToString();
        (await ListAsync("gone")).ExitCode.Should().Be(ExitCode.Done);
        environment["DOCKER_HOST"] = null;
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is null) // the tests' own engine is at a usual socket
            (await ListAsync("default")).ExitCode.Should().Be(ExitCode.Done);

        // What "docker context use NAME" writes.
        Task<CliResult> ListAsync(string context)
        {
            folder.WriteText("config.json", $$"""{"currentContext": "{{context}}"}""");
            return CommandLine.RunAsync(environment, "sandbox", "list");
        }
    }

    [Fact]
    public async Task The_script_that_sets_up_an_engine_runs_as_it_is_told_and_says_what_the_program_says()
    {
        // Where an engine answers there is nothing to do, and a user who may do nothing else gets that far.
        using (var program = ProgramProcess.Start("bash", null, [Script, ProgramProcess.Program]))
            (await program.EndAsync(TimeSpan.FromSeconds(60))).ExitCode.Should().Be(0);
        using var wrong = ProgramProcess.Start("bash", "tcp://127.0.0.1:1", [Script, ProgramProcess.Program]);
        var told = await wrong.EndAsync(TimeSpan.FromSeconds(60));
        told.ExitCode.Should().Be(3);
        told.Error.Should().Contain("engine: the Docker engine at tcp://127.0.0.1:1/ (DOCKER_HOST) cannot be reached").And.Contain("unset DOCKER_HOST").And.NotContain("unbound");
    }

    [Fact]
    public async Task A_user_without_rights_to_the_socket_is_told_how_to_get_them()
    {
        // Only root can become somebody else; tests of faults need root as well.
        using var program = ProgramProcess.Start("setpriv", null, ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/nonexistent", "dotnet", ProgramProcess.Program, "sandbox", "list"]);
        var result = await program.EndAsync(TimeSpan.FromSeconds(60));
        result.ExitCode.Should().Be(ExitCode.NoSandbox, result.Error);
        result.Error.Should().Contain("this user may not use it: run 'sudo usermod -aG docker nobody' and log in again");
    }

    [Fact]
    public async Task A_Python_that_cannot_be_built_here_is_not_told_to_be_built_without_more_ado()
    {
        var other = await CommandLine.RunAsync("sandbox", "doctor", "--python", "3.12");
        if (other.ExitCode != ExitCode.Done) // a machine with a registry may have it
            other.Error.Should().Contain("instructmix sandbox build --python 3.12 (that needs a registry that has python:3.12-slim; without one these can be had: 3.9, 3.11, 3.13, 3.14, 3.15)");
    }
}
