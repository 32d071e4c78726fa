using System.Formats.Tar;
using System.Text;
using Docker.DotNet.Models;
using InstructMix.Cli.Tests.Given;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests;

public sealed class SandboxTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nowhere = new() { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Images_are_built_once_and_listed()
    {
        var build = await CommandLine.RunAsync("sandbox", "build", "--python", "3.11", "--python", "3.13");
        build.ExitCode.Should().Be(ExitCode.Done, build.Error);
        build.Error.Should().MatchRegex(@"instructmix-sandbox:3\.11-[0-9a-f]{12}  sha256:[0-9a-f]{64}\n").And.MatchRegex(@"instructmix-sandbox:3\.13-[0-9a-f]{12}  sha256:[0-9a-f]{64}\n");
        var again = await CommandLine.RunAsync("sandbox", "build", "--python", "3.11", "3.13");
        again.Error.Should().NotContain("building");
        again.Error.Split('\n').Should().HaveCount(3, "there is a line for each, and nothing is built");

        var list = await CommandLine.RunAsync("sandbox", "list");
        list.ExitCode.Should().Be(ExitCode.Done);
        foreach (var name in again.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0])) list.Output.Split('\n').Should().ContainSingle(l => l.Contains(name, StringComparison.Ordinal)).Which.Should().MatchRegex(@"  sha256:[0-9a-f]{64}  \d.* MiB  .*  current$");
    }

    [Fact]
    public async Task The_doctor_finds_a_working_engine_in_good_health()
    {
        (await CommandLine.RunAsync("sandbox", "build")).ExitCode.Should().Be(ExitCode.Done);
        var result = await CommandLine.RunAsync("sandbox", "doctor");
        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Error.Should().NotContain("FAIL").And.StartWith("ok    engine: Docker ");
        foreach (var check in new[] { "cgroups", "seccomp", "image", "trial", "judgement", "network", "root", "privileges", "memory limit" })
            result.Error.Should().Contain($"\nok    {check}: ");
    }

    [Fact]
    public async Task The_doctor_says_what_is_missing_and_what_to_do()
    {
        var engine = await CommandLine.RunAsync(Nowhere, "sandbox", "doctor");
        engine.ExitCode.Should().Be(ExitCode.NoSandbox);
        engine.Error.Should().StartWith("FAIL  engine: ").And.Contain("cannot be reached").And.Contain("unset DOCKER_HOST");
        var image = await CommandLine.RunAsync("sandbox", "doctor", "--python", "3.99");
        image.ExitCode.Should().Be(ExitCode.NoSandbox);
        image.Error.Should().Contain("FAIL  image: there is no up-to-date sandbox image for Python 3.99\n      instructmix sandbox build --python 3.99 (that needs a registry");
    }

    [Theory]
    [InlineData("list")]
    [InlineData("build")]
    [InlineData("clean")]
    public async Task Without_an_engine_the_message_says_what_to_do(string verb)
    {
        var result = await CommandLine.RunAsync(Nowhere, "sandbox", verb);
        result.ExitCode.Should().Be(ExitCode.NoSandbox);
        result.Error.Should().StartWith("instructmix: the Docker engine at unix:///nowhere/docker.sock (DOCKER_HOST) cannot be reached").And.Contain("unset DOCKER_HOST");
    }

    [Fact]
    public async Task Cleaning_removes_what_is_out_of_date_and_what_dead_runs_left_and_nothing_else()
    {
        using var engine = new EngineClient(new EngineLocator(Environment.GetEnvironmentVariable).Find());
        var name = Guid.NewGuid().ToString("N");
        var current = (await new SandboxImages(engine, _ => { }).EnsureAsync(PythonVersion.Default, CancellationToken.None)).Name;
        var (old, used) = (await BuildAsync(engine, name, "old"), await BuildAsync(engine, name, "used"));
        var label = RunLabel.OfThisProcess(name);
        var living = await engine.CreateAsync(Container(used, label), CancellationToken.None);
        var dead = await engine.CreateAsync(Container(current, label with { ProcessId = int.MaxValue }), CancellationToken.None);
        try
        {
            // The DELETE of a container names its id alone.
            await using var modest = new ModestEngine(_folder["engine.sock"], text => new[] { name, current, dead }.Any(mine => text.Contains(mine, StringComparison.Ordinal)));
            await modest.StartAsync();
            var result = await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = modest.Address }, "sandbox", "clean");
            result.ExitCode.Should().Be(ExitCode.Done, result.Error);
            result.Error.Should().EndWith("removed 1 containers and 1 images\n");
            result.Line("is in use and stays").Should().Contain(used);
            (await engine.InspectImageAsync(old, CancellationToken.None)).Should().BeNull();
            (await engine.InspectImageAsync(used, CancellationToken.None)).Should().NotBeNull();
            (await engine.InspectImageAsync(current, CancellationToken.None)).Should().NotBeNull();
            (await engine.ListAsync($"{RunLabel.Name}={name}", CancellationToken.None)).Select(c => c.Id).Should().Equal(living);
        }
        finally
        {
            await engine.RemoveAsync(living, CancellationToken.None);
            await engine.RemoveAsync(dead, CancellationToken.None);
            await engine.RemoveImageAsync(used, CancellationToken.None);
        }
    }

    private static CreateContainerParameters Container(string image, RunLabel label) => new() { Image = image, Cmd = ["/none"], Labels = label.ToLabels() };

    private static async Task<string> BuildAsync(EngineClient engine, string name, string kind)
    {
        using var context = new MemoryStream();
        await using (var tar = new TarWriter(context, leaveOpen: true))
        {
            var file = new PaxTarEntry(TarEntryType.RegularFile, "Dockerfile") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes($"FROM scratch\nCOPY Dockerfile /{name}-{kind}\n")) };
            await tar.WriteEntryAsync(file);
        }

        context.Position = 0;
        var tag = $"instructmix-test:{name}-{kind}";
        await engine.BuildAsync(context, tag, new Dictionary<string, string>(), new Dictionary<string, string> { [SandboxImages.Label] = "3.11" }, _ => { }, CancellationToken.None);
        return tag;
    }
}
