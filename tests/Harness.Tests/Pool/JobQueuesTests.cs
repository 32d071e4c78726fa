using System.Threading.Channels;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

public sealed class JobQueuesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Confirmations _confirmations = new();

    [Fact]
    public async Task Of_the_jobs_that_wait_the_longest_goes_first_and_then_the_oldest()
    {
        var queues = new JobQueues(8);
        foreach (double seconds in new[] { 0, 0.5, 0, 3, 0.5 }) await queues.AddAsync(Job(queues, seconds), CancellationToken.None);

        var taken = new List<Job>();
        while (queues.TryTake(mayConfirm: true, out var job)) taken.Add(job);
        taken.Select(j => j.Trial.Expected).Should().Equal(3, 0.5, 0.5, 0, 0);
        taken.Select(j => j.Trial.Code).Should().Equal("4", "2", "5", "1", "3");
    }

    [Fact]
    public async Task A_job_that_finds_no_room_waits_for_one_to_be_taken()
    {
        var queues = new JobQueues(1);
        await queues.AddAsync(Job(queues, 0), CancellationToken.None);
        var second = queues.AddAsync(Job(queues, 0), CancellationToken.None).AsTask();
        second.IsCompleted.Should().BeFalse();

        queues.TryTake(mayConfirm: false, out _).Should().BeTrue();
        await second.WaitAsync(Patience);
        queues.TryTake(mayConfirm: false, out var next).Should().BeTrue();
        next.Trial.Code.Should().Be("2");
    }

    [Fact]
    public async Task All_who_wait_for_room_are_told_that_no_more_is_taken()
    {
        var queues = new JobQueues(1);
        await queues.AddAsync(Job(queues, 0), CancellationToken.None);
        var waiting = Enumerable.Range(0, 3).Select(_ => queues.AddAsync(Job(queues, 0), CancellationToken.None).AsTask()).ToList();

        queues.Close();

        foreach (var one in waiting) await one.Invoking(o => o.WaitAsync(Patience)).Should().ThrowAsync<ChannelClosedException>();
        (await queues.WaitAsync(0, CancellationToken.None)).Should().BeTrue("what was taken before still runs");
    }

    private int _serial;

    private Job Job(JobQueues queues, double expected) =>
        new(Trials.Of(StubKind.Define, $"{++_serial}") with { Expected = expected }, _confirmations, queues, CancellationToken.None);
}
