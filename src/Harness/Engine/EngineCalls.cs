using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;

namespace InstructMix.Harness.Engine;

/// <summary>Bounds how long an engine's answer is waited for, and turns what goes wrong into an <see cref="EngineException"/> with a remedy.</summary>
/// <param name="address">Where the engine is, for the messages.</param>
/// <param name="patience">How long an answer is waited for.</param>
internal sealed class EngineCalls(EngineAddress address, TimeSpan patience)
{
    /// <summary>Asks the engine for something that must end soon.</summary>
    /// <param name="purpose">What the engine is asked to do, as an infinitive for messages: <c>start a container</c>.</param>
    /// <param name="call">Sends the request and reads the answer to its end, or to the beginning of a stream.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<T> AskAsync<T>(string purpose, Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience);
        try
        {
            return await SendAsync(purpose, call, deadline.Token)
                ?? throw new EngineException($"the engine answered nothing, asked to {purpose}; is this a Docker engine?");
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new EngineException(
                $"the Docker engine at {address.Uri} ({address.From}) has not answered within {patience.TotalSeconds:0} s; "
                + "see what it does (journalctl -u docker), start it again, then run the same command again",
                e);
        }
        catch (Exception e) when (e is JsonException or NotImplementedException)
        {
            // NotImplementedException: how Docker.DotNet refuses a date of another kind.
            throw new EngineException($"the engine gave an answer that cannot be read, asked to {purpose} ({e.Message.TrimEnd('.')}); is this a Docker engine?", e);
        }
    }

    /// <summary>Asks the engine to work on an image. It may take any time.</summary>
    /// <param name="purpose">What the engine is asked to do.</param>
    /// <param name="call">Sends the request and reads the stream of messages to its end.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task WorkAsync(string purpose, Func<CancellationToken, Task> call, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(
                purpose,
                async stop =>
                {
                    await call(stop);
                    return true;
                },
                cancellation);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new EngineException($"the engine broke off while it was to {purpose} ({e.Message.TrimEnd('.')}); see whether it still runs, then run the same command again", e);
        }
    }

    /// <summary>The failure that an answer of the engine tells.</summary>
    public static EngineException Failure(string purpose, HttpStatusCode status, string? body) =>
        new($"the engine could not {purpose}: {Message(body) ?? body} ({(int)status})") { Status = status };

    private static string? Message(string? body)
    {
        try
        {
            using var error = JsonDocument.Parse(body ?? "");
            return error.RootElement.ValueKind == JsonValueKind.Object && error.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String
                ? message.GetString()
                : null;
        }
        catch (JsonException)
        {
            // Some proxies answer in HTML; the text as it is says more than nothing.
            return null;
        }
    }

    private async Task<T> SendAsync<T>(string purpose, Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call(cancellation);
        }
        catch (DockerApiException e)
        {
            throw Failure(purpose, e.StatusCode, e.ResponseBody);
        }
        catch (HttpRequestException e)
        {
            var hint = e.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied }
                ? EngineRemedies.Forbidden
                : EngineRemedies.NoAnswer(address);
            // A socket that is not there has a misleading message of the framework's.
            var what = address.Uri.Scheme == "unix" && !File.Exists(address.Uri.LocalPath)
                ? "there is no such socket" : e.InnerException?.Message ?? e.Message;
            throw new EngineException($"the Docker engine at {address.Uri} ({address.From}) cannot be reached: {what}; {hint}", e);
        }
    }
}
