using System.Runtime.CompilerServices;
using System.Threading.Channels;
using InstructMix.Core.Pipelines;

namespace InstructMix.Core.Tests.Pipelines;

public sealed class SideBySideTests
{
    [Fact]
    public async Task What_is_made_comes_in_the_order_of_the_items()
    {
        var made = await SideBySide.MadeOf(AsyncEnumerable.Range(0, 1000), i => i * 2, CancellationToken.None).ToListAsync();

        made.Should().Equal(Enumerable.Range(0, 1000).Select(i => i * 2));
    }

    [Fact]
    public async Task A_source_that_waits_for_what_is_made_of_its_last_item_gets_it()
    {
        var source = Channel.CreateUnbounded<int>();
        await source.Writer.WriteAsync(0);
        var seen = new List<int>();

        // Each item is written only when the one before it has come out.
        await foreach (int made in SideBySide.MadeOf(source.Reader.ReadAllAsync(), i => i, CancellationToken.None))
        {
            seen.Add(made);
            if (made == 5) source.Writer.Complete();
            else await source.Writer.WriteAsync(made + 1);
        }

        seen.Should().Equal(0, 1, 2, 3, 4, 5);
    }

    [Fact]
    public async Task A_source_that_is_being_read_is_let_go_of_only_after_its_read_has_ended()
    {
        bool isReading = false, wasLetGoOfTooEarly = false, isLetGoOf = false;

        (await SideBySide.MadeOf(Source(), i => i, CancellationToken.None).FirstAsync()).Should().Be(1);

        isLetGoOf.Should().BeTrue();
        wasLetGoOfTooEarly.Should().BeFalse();

        async IAsyncEnumerable<int> Source([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            try
            {
                yield return 1;
                isReading = true;
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => Task.Delay(50), TaskScheduler.Default).Unwrap();
                isReading = false;
                yield return 2;
            }
            finally
            {
                (isLetGoOf, wasLetGoOfTooEarly) = (true, isReading);
            }
        }
    }

    [Fact]
    public async Task What_making_throws_is_thrown()
    {
        var act = () => SideBySide.MadeOf(AsyncEnumerable.Range(0, 1000), i => 100 / (500 - i), CancellationToken.None).ToListAsync().AsTask();

        await act.Should().ThrowAsync<DivideByZeroException>();
    }
}
