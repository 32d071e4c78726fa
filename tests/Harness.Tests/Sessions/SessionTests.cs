using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Sessions;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Sessions;

/// <summary>What a run's sandboxes are made like, and how they end.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class SessionTests(SandboxesFixture sandboxes)
{
    private static readonly RunLabel Run = RunLabel.OfThisProcess("session-tests");

    [Theory]
    [InlineData(true, null, false)]
    [InlineData(true, "runsc", true)]
    [InlineData(false, null, true)]
    public void The_engine_gives_names_where_the_image_has_none_or_the_runtime_is_another(bool answers, string? runtime, bool names)
    {
        var image = new SandboxImage("name", "id", PythonVersion.Default, "runner", "base", answers);
        new SessionOptions { Runtime = runtime }.For(image, Run, canLimitProcessor: true).Names.Should().Be(names);
    }

    [Fact]
    public async Task Sandboxes_of_a_session_are_as_its_image_allows_and_are_gone_once_it_has_ended()
    {
        using var recording = new RecordingEngine(sandboxes.Engine);
        var image = await new SandboxImages(recording, _ => { }).EnsureAsync(PythonVersion.Default, CancellationToken.None);
        image.AnswersNames.Should().Be(image.Base.StartsWith("instructmix-base:", StringComparison.Ordinal), "only bases that are made here answer");
        var session = await Session.OpenAsync(recording, new SessionOptions { Jobs = 1, Pages = true }, _ => { }, CancellationToken.None);
        (await session.Pythons[0].Pool(0).RunAsync(Trials.Tested("def f():\n    return 1\n", "assert f() == 1"))).ShouldBe(Outcome.Passed);
        var asked = recording.Asked.Should().ContainSingle().Subject;
        var label = asked.Labels.First(l => l.Key == "instructmix.run");
        Task<IReadOnlyList<ContainerListed>> ListAsync() => sandboxes.Engine.ListAsync($"{label.Key}={label.Value}", CancellationToken.None);
        (await ListAsync()).Should().ContainSingle();
        // The caller reports meanwhile, and disposes of it afterwards.
        session.StartEnding();
        session.StartEnding();
        await session.DisposeAsync();
        asked.NetworkDisabled.Should().Be(image.AnswersNames);
        asked.Cmd.Should().Equal("--pages");
        (await ListAsync()).Should().BeEmpty();
    }
}
