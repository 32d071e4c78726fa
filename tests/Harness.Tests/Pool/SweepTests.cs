using System.Diagnostics;
using System.Net;
using CliWrap;
using Docker.DotNet.Models;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

[Collection(WarmSandboxes.Name)]
public sealed class SweepTests(SandboxesFixture sandboxes)
{
    [Fact]
    public async Task Only_containers_of_dead_processes_of_this_machine_are_removed()
    {
        var mine = RunLabel.OfThisProcess("sweep-tests-" + Guid.NewGuid().ToString("N"));
        // No process can have so large an id; and this process's id with another start is another process, long gone.
        var dead = await CreateAsync(mine with { ProcessId = int.MaxValue });
        var reused = await CreateAsync(mine with { Started = mine.Started - TimeSpan.TicksPerHour });
        var living = await CreateAsync(mine);
        var elsewhere = await CreateAsync(mine with { Host = "another-machine", ProcessId = int.MaxValue });
        try
        {
            var removed = await Sweep.RunAsync(new OnlyRun(sandboxes.Engine, mine.Run), all: false, TimeSpan.Zero, CancellationToken.None);
            removed.Should().BeEquivalentTo([dead, reused]);
            (await ListAsync(mine.Run)).Should().BeEquivalentTo([living, elsewhere]);
            (await Sweep.RunAsync(new OnlyRun(sandboxes.Engine, mine.Run), all: true, Sweep.Patience, CancellationToken.None)).Should().BeEquivalentTo([living, elsewhere]);
            (await ListAsync(mine.Run)).Should().BeEmpty();
        }
        finally
        {
            foreach (var id in new[] { dead, reused, living, elsewhere }) await sandboxes.Engine.RemoveAsync(id, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_removal_that_does_not_come_off_at_once_is_asked_for_again(HttpStatusCode answer)
    {
        var mine = RunLabel.OfThisProcess("sweep-tests-" + Guid.NewGuid().ToString("N"));
        var container = await CreateAsync(mine);
        var busy = new BusyEngine(new OnlyRun(sandboxes.Engine, mine.Run), answer);

        var removed = await Sweep.RunAsync(busy, all: true, Sweep.Patience, CancellationToken.None);

        removed.Should().Equal(container);
        (await ListAsync(mine.Run)).Should().BeEmpty();
    }

    [Fact]
    public void The_label_of_this_process_is_not_dead()
    {
        var mine = RunLabel.OfThisProcess("run");
        RunLabel.IsDead(mine.ToLabels(), mine.Host).Should().BeFalse();
        RunLabel.IsDead((mine with { ProcessId = int.MaxValue }).ToLabels(), mine.Host).Should().BeTrue();
        RunLabel.IsDead((mine with { ProcessId = int.MaxValue }).ToLabels(), "another").Should().BeFalse();
        RunLabel.IsDead((mine with { Started = 5 }).ToLabels(), mine.Host).Should().BeTrue();
    }

    [Fact]
    public void A_machine_of_the_same_name_with_process_ids_of_its_own_is_another()
    {
        // As pods with host networking are to each other.
        var mine = RunLabel.OfThisProcess("run");
        mine.Host.Should().StartWith(Environment.MachineName).And.Contain("pid:[");
        RunLabel.IsDead((mine with { Host = $"{Environment.MachineName} pid:[1]", ProcessId = int.MaxValue }).ToLabels(), RunLabel.ThisHost()).Should().BeFalse();
    }

    [Fact]
    public async Task A_process_is_dead_when_it_was_killed_and_not_before()
    {
        using var kill = new CancellationTokenSource();
        var child = new Command("sleep").WithArguments("60").ExecuteAsync(kill.Token);
        using var process = Process.GetProcessById(child.ProcessId);
        var label = RunLabel.OfThisProcess("run") with { ProcessId = child.ProcessId, Started = process.StartTime.Ticks };
        RunLabel.IsDead(label.ToLabels(), RunLabel.ThisHost()).Should().BeFalse();
        await kill.CancelAsync();
        await child.Task.ContinueWith(_ => { }, TaskScheduler.Default);
        RunLabel.IsDead(label.ToLabels(), RunLabel.ThisHost()).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("x 5")]
    [InlineData("1 y")]
    [InlineData("1 2 3")]
    public void A_label_that_cannot_be_read_is_not_taken_for_dead(string process)
    {
        var labels = RunLabel.OfThisProcess("run").ToLabels();
        labels["instructmix.process"] = process;
        RunLabel.IsDead(labels, RunLabel.ThisHost()).Should().BeFalse();
    }

    private async Task<string> CreateAsync(RunLabel label)
    {
        var options = await sandboxes.OptionsAsync();
        return await sandboxes.Engine.CreateAsync(new CreateContainerParameters { Image = options.Image, Labels = label.ToLabels() }, CancellationToken.None);
    }

    private async Task<IEnumerable<string>> ListAsync(string run) =>
        (await sandboxes.Engine.ListAsync($"{RunLabel.Name}={run}", CancellationToken.None)).Select(c => c.Id);
}
