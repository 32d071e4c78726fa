using InstructMix.Examples.Pages;
using InstructMix.Examples.Running;
using InstructMix.Harness;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Sessions;
using InstructMix.Harness.Tests.Given;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Examples.Tests.Running;

/// <summary>Pages in real sandboxes.</summary>
public sealed class CheckRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_that_misjudges_a_known_trial_tells_nothing_and_remembers_nothing()
    {
        // A Python that leaves assertions out: the known right trial comes to another end, and so would the page.
        var told = new List<ExampleResult>();
        await FluentActions.Awaiting(() => CheckAsync(engine => new CarelessEngine(engine), told)).Should().ThrowAsync<MisjudgedCanaryException>();
        told.Should().BeEmpty();
        await CheckAsync(engine => engine, told);
        told.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Failed = true, FromLedger = false });
        await CheckAsync(engine => engine, told);
        told.Should().HaveCount(2);
        told[1].FromLedger.Should().BeTrue("a run that can be trusted is remembered");
    }

    private async Task CheckAsync(Func<IEngine, IEngine> change, List<ExampleResult> told)
    {
        var engine = change(new EngineClient(new EngineLocator(Environment.GetEnvironmentVariable).Find()));
        await using var session = await Session.OpenAsync(engine, new SessionOptions { Jobs = 1, Pages = true }, _ => { }, CancellationToken.None);
        await using var ledger = Ledger.Open(Path.Combine(_folder.Path, "ledger"));
        var page = new Page("page.md", [new Example("page.md", 2, SectionKind.Block, "assert 1 == 2\n", Directives.None)], []);
        await foreach (var result in new CheckRun(session.Pythons, ledger, TimeProvider.System).RunAsync([page], [], null, _ => { }, CancellationToken.None))
            told.Add(result);
    }
}
