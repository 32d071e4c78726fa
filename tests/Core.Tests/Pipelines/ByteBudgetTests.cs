using InstructMix.Core.Pipelines;

namespace InstructMix.Core.Tests.Pipelines;

public sealed class ByteBudgetTests
{
    [Fact]
    public async Task Bytes_that_are_not_left_are_waited_for()
    {
        var budget = new ByteBudget(10);
        var first = await budget.TakeAsync(6, CancellationToken.None);
        var second = budget.TakeAsync(6, CancellationToken.None).AsTask();

        await Task.Delay(20);
        second.IsCompleted.Should().BeFalse();
        first.Dispose();

        (await second.WaitAsync(TimeSpan.FromSeconds(10))).Size.Should().Be(6);
    }

    [Fact]
    public async Task What_is_larger_than_the_budget_goes_alone()
    {
        var budget = new ByteBudget(10);
        var small = await budget.TakeAsync(1, CancellationToken.None);
        var large = budget.TakeAsync(1000, CancellationToken.None).AsTask();
        large.IsCompleted.Should().BeFalse();

        small.Dispose();

        (await large.WaitAsync(TimeSpan.FromSeconds(10))).Size.Should().Be(1000);
    }

    [Fact]
    public async Task Bytes_that_belong_together_are_given_back_together()
    {
        var budget = new ByteBudget(10);
        var sum = default(HeldBytes).With(await budget.TakeAsync(4, CancellationToken.None)).With(await budget.TakeAsync(6, CancellationToken.None));
        sum.Size.Should().Be(10);

        sum.Dispose();

        budget.TakeAsync(10, CancellationToken.None).AsTask().IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task The_waiting_can_be_cancelled()
    {
        var budget = new ByteBudget(10);
        using var stop = new CancellationTokenSource();
        await budget.TakeAsync(10, CancellationToken.None);
        var waiting = budget.TakeAsync(1, stop.Token).AsTask();

        await stop.CancelAsync();

        await waiting.Awaiting(w => w).Should().ThrowAsync<OperationCanceledException>();
    }
}
