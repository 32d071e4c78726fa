using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace InstructMix.Generation.Endpoints;

/// <summary>
/// Asks an OpenAI-compatible server, and asks again where this may help: after 429, 408, 5xx, a broken connection or a time-out,
/// with exponential back-off and jitter, or after the time that the server's <c>Retry-After</c> names. Safe for use by many at once.
/// </summary>
public sealed class EndpointClient
{
    private const int LongestBody = 64 * 1024 * 1024;
    private static readonly ResiliencePropertyKey<Action<RetryNotice>?> Listener = new("instructmix.retry-listener");

    private readonly HttpClient _http;
    private readonly EndpointAddress _endpoint;
    private readonly ApiKey _key;
    private readonly RetryOptions _options;
    private readonly ReplyReader _replies;
    private readonly ResiliencePipeline _attempt;
    private readonly ResiliencePipeline<Reply> _attempts;

    /// <summary>A client of one server.</summary>
    /// <param name="http">Sends; its own <see cref="HttpClient.Timeout"/> should be longer than an attempt's.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="key">The key that it wants.</param>
    /// <param name="options">How patient to be.</param>
    /// <param name="time">The clock of waits, time-outs and of <c>Retry-After</c> dates.</param>
    /// <param name="random">The jitter.</param>
    public EndpointClient(HttpClient http, EndpointAddress endpoint, ApiKey key, RetryOptions options, TimeProvider time, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _endpoint = endpoint;
        _key = key;
        _options = options;
        _replies = new ReplyReader(endpoint, key, time);
        _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.AttemptTimeout).Build();
        _attempts = options.Attempts > 1
            ? new ResiliencePipelineBuilder<Reply> { TimeProvider = time }.AddRetry(Retries(options, random)).Build()
            : ResiliencePipeline<Reply>.Empty;
    }

    /// <summary>Asks until there is an answer, or a failure that more attempts would not mend.</summary>
    /// <param name="inquiry">What to send.</param>
    /// <param name="retrying">Receives a notice of each attempt that another one will follow; may be called from any thread.</param>
    /// <param name="cancellation">Stops the asking and the waiting.</param>
    public async Task<Reply> AskAsync(Inquiry inquiry, Action<RetryNotice>? retrying = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        int attempts = 0;
        var context = ResilienceContextPool.Shared.Get(cancellation);
        try
        {
            context.Properties.Set(Listener, retrying);
            var reply = await _attempts.ExecuteAsync(
                async c =>
                {
                    attempts++;
                    return await TryAsync(inquiry, c.CancellationToken);
                },
                context);
            return attempts > 1 && reply.Failure is { } failure ? failure with { What = $"{failure.What}, {attempts} times" } : reply;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryStrategyOptions<Reply> Retries(RetryOptions options, Random random)
    {
        var gate = new Lock(); // Random is not safe for use by many at once
        return new RetryStrategyOptions<Reply>
        {
            MaxRetryAttempts = options.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.FirstDelay,
            MaxDelay = options.LongestDelay,
            UseJitter = true,
            Randomizer = () =>
            {
                lock (gate) return random.NextDouble();
            },
            ShouldHandle = a => ValueTask.FromResult(a.Outcome.Result.Failure is { IsTransient: true }),
            DelayGenerator = a => ValueTask.FromResult(a.Outcome.Result.Failure?.RetryAfter),
            OnRetry = a =>
            {
                if (a.Context.Properties.TryGetValue(Listener, out var listener))
                    listener?.Invoke(new RetryNotice(a.AttemptNumber + 1, a.RetryDelay, a.Outcome.Result.Failure!.What));
                return ValueTask.CompletedTask;
            },
        };
    }

    private async Task<Reply> TryAsync(Inquiry inquiry, CancellationToken cancellation)
    {
        try
        {
            var reply = await _attempt.ExecuteAsync(async token => await SendAsync(inquiry, token), cancellation);
            return reply.Failure is { RetryAfter: { } wait } failure && wait > _options.LongestRetryAfter
                ? failure with { What = $"{failure.What} and asks to wait for {wait:c}", IsTransient = false, ConcernsEndpoint = true }
                : reply;
        }
        catch (Exception e) when (e is TimeoutRejectedException or TaskCanceledException { InnerException: TimeoutException })
        {
            return new Failure(
                $"the server did not answer within {_options.AttemptTimeout.TotalSeconds:0.###} s",
                "lower --jobs or --max-tokens, or run the same command again: it resumes")
            { IsTransient = true };
        }
        catch (HttpRequestException e)
            when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError)
        {
            return new Failure($"{_endpoint} cannot be reached ({Innermost(e)})", "start the server, or correct --endpoint")
            {
                IsTransient = true,
                ConcernsEndpoint = true,
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            bool tooLong = e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
            return new Failure($"the connection broke ({Innermost(e)})",
                "look at the server's log, then run the same command again: it resumes")
            {
                IsTransient = !tooLong,
            };
        }
    }

    private async Task<Reply> SendAsync(Inquiry inquiry, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint.For(inquiry.Api))
        {
            Content = new ReadOnlyMemoryContent(inquiry.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Authorization = _key.ToHeader();
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await response.Content.LoadIntoBufferAsync(LongestBody, cancellation);
        return _replies.Read(response, inquiry.Api, await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');
}
