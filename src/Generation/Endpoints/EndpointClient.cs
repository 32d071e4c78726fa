using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace InstructMix.Generation.Endpoints;

/// <summary>
/// Asks an OpenAI-compatible server, and asks again where this may help: after 429, 408, 5xx, a broken connection or a time-out,
/// with exponential back-off and jitter, or after the time that the server's <c>Retry-After</c> names. Safe for use by many at once.
/// </summary>
public sealed class EndpointClient
{
    private const int LongestBody = 64 * 1024 * 1024;
    private const int MostNamed = 8;
    private static readonly ResiliencePropertyKey<Action<RetryNotice>?> Listener = new("instructmix.retry-listener");

    private readonly HttpClient _http;
    private readonly EndpointAddress _endpoint;
    private readonly ApiKey _key;
    private readonly RetryOptions _options;
    private readonly ReplyReader _replies;
    private readonly AdaptiveGate _gate;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Reply> _attempts;

    /// <summary>A client of one server.</summary>
    /// <param name="http">Sends; its own <see cref="HttpClient.Timeout"/> should be longer than an attempt's.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="key">The key that it wants.</param>
    /// <param name="options">How patient to be.</param>
    /// <param name="time">The clock of waits, time-outs and of <c>Retry-After</c> dates.</param>
    /// <param name="random">The jitter.</param>
    /// <param name="jobs">How many attempts may be under way at once; fewer while the server says that it is too much.</param>
    public EndpointClient(HttpClient http, EndpointAddress endpoint, ApiKey key, RetryOptions options, TimeProvider time, Random random,
        int jobs = 1024)
    {
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _endpoint = endpoint;
        _key = key;
        _options = options;
        _replies = new ReplyReader(endpoint, key, time);
        _time = time;
        _gate = new AdaptiveGate(jobs);
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

    /// <summary>Asks the server for its models. Gives a failure where it has no such model, or does not accept the key; null where it has it, or does not say.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public async Task<Failure?> LackAsync(string model, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoint.Models);
        try
        {
            var (response, body) = await ExchangeAsync(request, cancellation);
            using (response)
            {
                if (response.StatusCode == HttpStatusCode.Unauthorized) return _replies.Refusal(response, Api.Chat, body.Span);
                if (!response.IsSuccessStatusCode || ModelList.Read(body.Span) is not { } names || ModelList.Has(names, model)) return null;
                string others = string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {names.Count - MostNamed:N0} more" : "");
                return new Failure($"{_endpoint} has no model \"{model}\"; it has {_key.Without(others)}", "correct --model") { ConcernsEndpoint = true };
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SlowServerException)
        {
            return null; // The first request will tell, with all its attempts.
        }
    }

    /// <summary>How many tokens a model takes, prompt and answer together, as the server's list of models says; null where it does not, or does not answer.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public async Task<int?> LimitAsync(string model, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _endpoint.Models);
        try
        {
            var (response, body) = await ExchangeAsync(request, cancellation);
            using (response) return response.IsSuccessStatusCode ? ModelList.Limit(body.Span, model) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SlowServerException)
        {
            return null;
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
            var reply = await SendAsync(inquiry, cancellation);
            return reply.Failure is { RetryAfter: { } wait } failure && wait > _options.LongestRetryAfter
                ? failure with { What = $"{failure.What} and asks to wait for {wait:c}", IsTransient = false, ConcernsEndpoint = true }
                : reply;
        }
        catch (SlowServerException e)
        {
            return new Failure(e.Message, "lower --jobs or --max-tokens, or run the same command again: it resumes") { IsTransient = true };
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
        int ticket = await _gate.EnterAsync(cancellation);
        bool isTooMuch = false;
        try
        {
            var (response, body) = await ExchangeAsync(request, cancellation);
            using (response)
            {
                var reply = _replies.Read(response, inquiry.Api, body.Span);
                isTooMuch = reply.Failure is { IsTooMuch: true };
                return reply;
            }
        }
        finally
        {
            _gate.Leave(ticket, isTooMuch);
        }
    }

    private async Task<(HttpResponseMessage Response, ReadOnlyMemory<byte> Body)> ExchangeAsync(HttpRequestMessage request,
        CancellationToken cancellation)
    {
        request.Headers.Authorization = _key.ToHeader();
        using var patience = new Patience(_options, _time, cancellation);
        var response = await patience.WhileAsync(token => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token));
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var body = new ArrayBufferWriter<byte>(4096);
            while (true)
            {
                int read = await patience.WhileAsync(token => stream.ReadAsync(body.GetMemory(4096), token).AsTask());
                if (read == 0) return (response, body.WrittenMemory);
                patience.HasBegun = true;
                body.Advance(read);
                if (body.WrittenCount > LongestBody) throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"the answer is longer than {LongestBody >> 20} MiB");
            }
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private string Innermost(Exception exception) => _key.Without(exception.GetBaseException().Message.TrimEnd('.'));
}
