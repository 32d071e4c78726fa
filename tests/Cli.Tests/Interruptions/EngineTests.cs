using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Interruptions;

/// <summary>Engines that are not there, or not for long.</summary>
public sealed class EngineTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _input;

    public EngineTests() => _input = _folder.Write("in.jsonl", Candidates.Distinct(40));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1")]
    public async Task Without_an_engine_the_message_says_what_to_do(string address)
    {
        var result = await RunAsync(address);
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Line("instructmix: ").Should().Contain(address).And.Contain("DOCKER_HOST").And.Contain("cannot be reached").And.Contain("unset DOCKER_HOST");
        result.Output.Should().BeEmpty();
        _folder.Names.Should().BeEquivalentTo("in.jsonl");
    }

    [Fact]
    public async Task An_address_that_is_none_is_told()
    {
        var result = await RunAsync("docker.example.org");
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Line("instructmix: ").Should().Contain("DOCKER_HOST is 'docker.example.org'").And.Contain("unix://");
    }

    [Theory]
    [InlineData("/_ping", 0.5)]
    [InlineData("/containers/json", 0.9)]
    [InlineData("/containers/create", 0.9)]
    [InlineData("/attach", 0.5)]
    [InlineData("/start", 0)]
    public async Task An_engine_that_stops_at_a_request_ends_the_run(string request, double share)
    {
        await using var engine = new EngineProxy(_folder["engine.sock"], request, share);
        using var program = ProgramProcess.Start(engine.Address, "verify", _input, "--output", _folder["kept.jsonl"], "--json");
        var result = await program.EndAsync(TimeSpan.FromSeconds(60));
        engine.IsCut.Should().BeTrue();
        result.ExitCode.Should().Be(ExitCode.NoSandbox, result.Error);
        result.Line("instructmix: ").Should().Contain("engine").And.Contain("cannot be reached").And.Contain("start the engine there");
        result.Output.Should().BeEmpty();
        _folder.Names.Should().NotContain("kept.jsonl").And.NotContain(n => n.Contains("partial", StringComparison.Ordinal));
        // What was made and never started does not end by itself; the next start removes it.
        await CommandLine.RunAsync("verify", _input, "--output", _folder["kept.jsonl"]);
        (await Containers.CountAsync(program.Id, any: false, TimeSpan.FromSeconds(20))).Should().Be(0);
    }

    private Task<CliResult> RunAsync(string address) =>
        CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = address }, "verify", _input, "--output", _folder["kept.jsonl"], "--json");
}
