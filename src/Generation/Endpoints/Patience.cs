namespace InstructMix.Generation.Endpoints;

/// <summary>The waits of one attempt: for the first byte, then from one piece to the next.</summary>
internal sealed class Patience(RetryOptions options, TimeProvider time, CancellationToken cancellation) : IDisposable
{
    private CancellationTokenSource? _stop;

    /// <summary>Whether the first byte has come.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Waits for the next step.</summary>
    /// <exception cref="SlowServerException">It took too long.</exception>
    public async Task<T> WhileAsync<T>(Func<CancellationToken, Task<T>> step)
    {
        var longest = HasBegun ? options.BytesTimeout : options.FirstByteTimeout;
        using var late = new CancellationTokenSource(longest, time);
        _stop?.Dispose();
        _stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await step(_stop.Token);
        }
        catch (Exception e)
            when (late.IsCancellationRequested && !cancellation.IsCancellationRequested && e is OperationCanceledException or IOException
                or HttpRequestException)
        {
            throw new SlowServerException(HasBegun
                ? $"the server's answer stopped for {longest.TotalSeconds:0.###} s midway"
                : $"the server did not answer within {longest.TotalSeconds:0.###} s");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop?.Dispose();
}
