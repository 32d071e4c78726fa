using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests;

/// <summary>What is done with images and containers on an engine that nobody else uses.</summary>
public sealed class SandboxImagesTests(PrivateEngine engine) : IClassFixture<PrivateEngine>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_image_is_built_anew_where_that_is_asked_for_and_removed_by_its_Python()
    {
        // Containers say whose they are to those who share the engine.
        var slow = _folder.Write("slow.jsonl", """{"id": "slow", "instruction": "i", "response": "import time\ndef f():\n    time.sleep(60)\n", "tests": ["f()"]}""");
        using (var program = ProgramProcess.Start(engine.Address, "verify", slow, "--output", _folder["kept.jsonl"], "--timeout", "30"))
        {
            var names = await NamesAsync(program.Id);
            names.Should().NotBeEmpty().And.OnlyContain(n => n.StartsWith($"/instructmix-{Environment.UserName}-{program.Id}-", StringComparison.Ordinal));
            await program.SignalAsync("INT");
            (await program.EndAsync(TimeSpan.FromMinutes(1))).ExitCode.Should().Be(ExitCode.Interrupted);
        }

        // The engine may still be removing what the run had; an image that is in use is not made anew.
        (await RunAsync("sandbox", "clean")).ExitCode.Should().Be(ExitCode.Done);
        var same = await RunAsync("sandbox", "build");
        same.Error.Should().NotContain("building");
        var anew = await RunAsync("sandbox", "build", "--force");
        anew.ExitCode.Should().Be(ExitCode.Done, anew.Error);
        anew.Error.Should().Contain("building instructmix-sandbox:3.11-").And.MatchRegex(@"instructmix-sandbox:3\.11-[0-9a-f]{12}  sha256:[0-9a-f]{64}\n$");

        (await RunAsync("sandbox", "remove", "3.9")).Should().Match<CliResult>(r => r.ExitCode == ExitCode.Unusable && r.Error.Contains("there is no image of Python 3.9; 'instructmix sandbox list' shows"));
        var removed = await RunAsync("sandbox", "remove", "3.11");
        removed.ExitCode.Should().Be(ExitCode.Done, removed.Error);
        removed.Error.Should().Contain("removed 1 images");
        (await RunAsync("sandbox", "list")).Output.Should().NotContain("instructmix-sandbox:3.11");
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = engine.Address }, arguments);

    private async Task<List<string>> NamesAsync(int process)
    {
        using var api = new EngineApi(engine.Address);
        for (int i = 0; i < 600; i++)
        {
            var names = (await api.NamesAsync()).Where(n => n.Contains($"-{process}-", StringComparison.Ordinal)).ToList();
            if (names.Count > 0) return names;
            await Task.Delay(100);
        }

        return [];
    }
}
