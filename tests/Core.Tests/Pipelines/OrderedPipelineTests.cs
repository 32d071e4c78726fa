using System.Runtime.CompilerServices;
using InstructMix.Core.Pipelines;

namespace InstructMix.Core.Tests.Pipelines;

public sealed class OrderedPipelineTests
{
    private const int Ahead = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Results_come_in_the_order_in_which_work_was_started_and_not_in_that_in_which_it_ends()
    {
        var work = Sources(3);
        var reading = OrderedPipeline.ResultsAsync(Starter(work), Ahead, CancellationToken.None).ToListAsync().AsTask();

        work[2].SetResult(2);
        work[1].SetResult(1);
        await Task.Delay(20);
        reading.IsCompleted.Should().BeFalse("the oldest has no result");
        work[0].SetResult(0);

        (await reading.WaitAsync(Soon)).Should().Equal(0, 1, 2);
    }

    [Fact]
    public async Task The_starter_waits_when_it_is_far_enough_ahead_of_the_oldest_piece()
    {
        var work = Sources(50);
        int started = 0;
        await using var results = OrderedPipeline.ResultsAsync(Starter(work, () => started++), Ahead, CancellationToken.None).GetAsyncEnumerator();
        var first = results.MoveNextAsync().AsTask();

        await UntilAsync(() => Volatile.Read(ref started) >= Ahead);
        await Task.Delay(50);

        // One has been taken out and is waited for, one is in the starter's hand.
        Volatile.Read(ref started).Should().BeInRange(Ahead, Ahead + 2);
        foreach (var piece in work) piece.SetResult(0);
        (await first.WaitAsync(Soon)).Should().BeTrue();
    }

    [Fact]
    public async Task Bytes_are_given_back_when_the_next_result_is_asked_for()
    {
        var budget = new ByteBudget(100);
        int started = 0;
        await using var results = OrderedPipeline.ResultsAsync(Taking(), 1000, CancellationToken.None).GetAsyncEnumerator();

        await results.MoveNextAsync();
        await UntilAsync(() => Volatile.Read(ref started) == 2);
        await Task.Delay(50);
        Volatile.Read(ref started).Should().Be(2, "two times 40 bytes are held, and the first result may still be in use");
        await results.MoveNextAsync();

        await UntilAsync(() => Volatile.Read(ref started) == 3);

        async IAsyncEnumerable<Started<int>> Taking([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            for (int i = 0; i < 10; i++)
            {
                var held = await budget.TakeAsync(40, cancellation);
                Interlocked.Increment(ref started);
                yield return new Started<int>(Task.FromResult(i), held);
            }
        }
    }

    [Fact]
    public async Task A_failed_piece_is_told_at_its_turn_and_the_starter_is_stopped()
    {
        var work = Sources(3);
        var ended = new TaskCompletionSource();
        work[1].SetException(new InvalidDataException("broken"));
        var got = new List<int>();
        var reading = Task.Run(async () =>
        {
            await foreach (int result in OrderedPipeline.ResultsAsync(Starter(work, endless: ended), Ahead, CancellationToken.None)) got.Add(result);
        });

        await Task.Delay(20);
        reading.IsCompleted.Should().BeFalse("the piece before it has its turn first");
        work[0].SetResult(0);

        await reading.Awaiting(r => r.WaitAsync(Soon)).Should().ThrowAsync<InvalidDataException>();
        got.Should().Equal(0);
        ended.Task.IsCompleted.Should().BeTrue("the starter has ended before the caller goes on");
    }

    [Fact]
    public async Task A_failed_piece_stops_the_others_at_once_where_that_is_asked_for_and_is_what_is_thrown()
    {
        var fails = new TaskCompletionSource<int>();
        var reading = OrderedPipeline.ResultsUntilFailureAsync(Starting(), Ahead, CancellationToken.None).ToListAsync().AsTask();

        fails.SetException(new InvalidDataException("broken"));

        await reading.Awaiting(r => r.WaitAsync(Soon)).Should().ThrowAsync<InvalidDataException>("the oldest piece was stopped, and this is why");

        async IAsyncEnumerable<Started<int>> Starting([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            yield return new Started<int>(EndlessAsync(cancellation));
            yield return new Started<int>(fails.Task);
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        static async Task<int> EndlessAsync(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return 0;
        }
    }

    [Fact]
    public async Task A_starter_that_fails_is_told_after_the_results_of_what_it_had_started()
    {
        var got = new List<int>();

        var act = async () =>
        {
            await foreach (int result in OrderedPipeline.ResultsAsync(Starting(), Ahead, CancellationToken.None)) got.Add(result);
        };

        await act.Should().ThrowAsync<InvalidDataException>();
        got.Should().Equal(0, 1);

        static async IAsyncEnumerable<Started<int>> Starting()
        {
            yield return new Started<int>(SlowAsync(0));
            yield return new Started<int>(SlowAsync(1));
            await Task.Yield();
            throw new InvalidDataException("broken");
        }

        static async Task<int> SlowAsync(int result)
        {
            await Task.Delay(50);
            return result;
        }
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_though_pieces_go_on()
    {
        using var stop = new CancellationTokenSource();
        var ended = new TaskCompletionSource();
        var reading = OrderedPipeline.ResultsAsync(Starter(Sources(2), endless: ended), Ahead, stop.Token).ToListAsync().AsTask();

        await stop.CancelAsync();

        await reading.Awaiting(r => r.WaitAsync(Soon)).Should().ThrowAsync<OperationCanceledException>();
        ended.Task.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_takes_no_more_results_stops_the_starter()
    {
        var ended = new TaskCompletionSource();
        var work = Sources(2);
        work[0].SetResult(7);

        (await OrderedPipeline.ResultsAsync(Starter(work, endless: ended), Ahead, CancellationToken.None).FirstAsync()).Should().Be(7);

        ended.Task.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_pieces()
    {
        const int Count = 20_000, Size = 64 * 1024;
        long most = 0;
        int seen = 0;
        await foreach (var bytes in OrderedPipeline.ResultsAsync(Starting(), Ahead, CancellationToken.None))
        {
            bytes.Length.Should().Be(Size);
            if (++seen % 1000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        // All pieces together would be 1.3 GB.
        most.Should().BeLessThan(100 * 1024 * 1024);

        static async IAsyncEnumerable<Started<byte[]>> Starting()
        {
            for (int i = 0; i < Count; i++)
            {
                await Task.CompletedTask;
                yield return new Started<byte[]>(Task.FromResult(new byte[Size]));
            }
        }
    }

    private static TaskCompletionSource<int>[] Sources(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously))];

    private static async IAsyncEnumerable<Started<int>> Starter(
        TaskCompletionSource<int>[] work, Action? starts = null, TaskCompletionSource? endless = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            foreach (var piece in work)
            {
                starts?.Invoke();
                yield return new Started<int>(piece.Task);
            }

            if (endless is not null) await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            endless?.SetResult();
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var late = new CancellationTokenSource(Soon);
        while (!holds()) await Task.Delay(5, late.Token);
    }
}
