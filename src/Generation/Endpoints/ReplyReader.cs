using System.Net;
using System.Text.Json;

namespace InstructMix.Generation.Endpoints;

/// <summary>Reads a server's response into an answer, or into a failure that says what to do.</summary>
internal sealed class ReplyReader(EndpointAddress endpoint, ApiKey key, TimeProvider time)
{
    public Reply Read(HttpResponseMessage response, Api api, ReadOnlySpan<byte> body) =>
        response.IsSuccessStatusCode ? Success(body) : Refusal(response, api, body);

    private Reply Success(ReadOnlySpan<byte> body)
    {
        AnswerBody? answer;
        try
        {
            answer = JsonSerializer.Deserialize(body, GenerationJson.Lines.AnswerBody);
        }
        catch (JsonException)
        {
            return NotAnAnswer(body);
        }

        if (answer?.Choices is not [{ } choice, ..]) return NotAnAnswer(body);
        var usage = answer.Usage is { } tokens && (tokens.PromptTokens ?? tokens.CompletionTokens) is not null
            ? new TokenUsage(tokens.PromptTokens ?? 0, tokens.CompletionTokens ?? 0)
            : null;
        // Where several were asked for, one that is empty is as good as one that did not come.
        if (answer.Choices.Select(Said).OfType<Answer>().ToList() is [var first, .. var others])
            return first with { Usage = usage, Others = others.Count > 0 ? others : null };
        bool isRefused = choice.Message?.Refusal is not null || choice.FinishReason == "content_filter";
        string why = key.Without(choice.Message?.Refusal ?? $"finish_reason {choice.FinishReason ?? "not given"}");
        return new Failure($"the model answered without a text ({why})",
            "raise --max-tokens if it spent them on thinking, or change the request; the same command asks again")
        {
            Lack = isRefused ? Lack.Refused : Lack.Empty,
            Usage = usage,
        };
    }

    private static Answer? Said(AnswerBody.Choice? choice) =>
        (choice?.Message?.Content ?? choice?.Text) is { } text && !string.IsNullOrWhiteSpace(text)
        ? new Answer(text, choice!.FinishReason, null, choice.Message?.ReasoningContent ?? choice.Message?.Reasoning)
        : null;

    private Failure NotAnAnswer(ReadOnlySpan<byte> body) => new(
        $"the server's answer is not a completion ({ServerMessage.Read(body, key) ?? "it is empty"})",
        "check that --endpoint is an OpenAI-compatible server");

    /// <summary>What a response that is no success says.</summary>
    public Failure Refusal(HttpResponseMessage response, Api api, ReadOnlySpan<byte> body)
    {
        int status = (int)response.StatusCode;
        string said = $"{status}: {ServerMessage.Read(body, key) ?? response.ReasonPhrase ?? "without a word"}";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new Failure(
                key.IsSet ? $"the server does not accept the key ({said})" : $"the server wants a key ({said})",
                $"put a valid key into the environment variable {key.Variable}, or name another variable with --api-key-env")
            { ConcernsEndpoint = true },
            HttpStatusCode.Forbidden => new Failure(
                $"the server forbids the request ({said})", $"check what the key in {key.Variable} may use"),
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => new Failure(
                $"{endpoint.For(api)} is not there ({said})",
                "check --model and --endpoint, and whether the server has this --api")
            { ConcernsEndpoint = true },
            HttpStatusCode.TooManyRequests => new Failure(
                $"the server's limit is reached ({said})", "lower --jobs, or run the same command again later: it resumes")
            {
                IsTransient = true,
                IsTooMuch = true,
                RetryAfter = RetryAfter(response),
            },
            HttpStatusCode.RequestTimeout => new Failure(
                $"the server gave up waiting ({said})", "lower --jobs, or run the same command again: it resumes")
            {
                IsTransient = true,
                RetryAfter = RetryAfter(response),
            },
            >= HttpStatusCode.InternalServerError => new Failure(
                $"the server failed ({said})", "look at the server's log, then run the same command again: it resumes")
            {
                IsTransient = true,
                IsTooMuch = response.StatusCode == HttpStatusCode.ServiceUnavailable,
                RetryAfter = RetryAfter(response),
            },
            _ => new Failure($"the server refuses the request ({said})",
                "change the option or the request that the server's message speaks of"),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
        // None at all, or a date that has passed (clocks differ), would have every attempt made in an instant: then the usual back-off holds.
        return wait > TimeSpan.Zero ? wait : null;
    }
}
