using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using InstructMix.Tests.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace InstructMix.Cli.Tests.Generating.Worlds;

/// <summary>
/// A model's server with the faults that such servers have: 429 with both forms of Retry-After, 500, 503, cut connections, slow answers, malformed JSON, null and
/// listed contents, missing usage. Which request meets which is decided by its bytes; what passes by itself is gone at the next attempt.
/// </summary>
internal sealed class RecordedWorld : IAsyncDisposable
{
    /// <summary>What each answer is said to cost.</summary>
    public const int PromptTokens = 200, AnswerTokens = 50;

    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ConcurrentQueue<byte[]> _paid = new();
    private readonly TaskCompletionSource _isTogether = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _faults;
    private CompletionServer _server = null!;

    private RecordedWorld(int faults) => _faults = faults;

    /// <summary>The address without <c>/v1</c>.</summary>
    public string Address => _server.Address;

    /// <summary>The bodies to which whole answers were sent, in their order.</summary>
    public IReadOnlyList<byte[]> Paid => [.. _paid];

    /// <summary>The most calls that were under way at once.</summary>
    public int MostInFlight => _server.MostInFlight;

    /// <summary>So many calls have to be under way before the first of them is answered: what shows that so many are asked for at a time, however slow the machine is.</summary>
    public int Together { get; set; }

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>What stands after each answer.</summary>
    public string Remark { get; set; } = "";

    /// <summary>Starts it.</summary>
    /// <param name="faults">How many of a hundred requests meet a fault that passes.</param>
    public static async Task<RecordedWorld> StartAsync(int faults = 4)
    {
        var world = new RecordedWorld(faults);
        world._server = await CompletionServer.StartAsync(world.AnswerAsync);
        world._server.Models = ["world"];
        return world;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, CompletionServer.Call call)
    {
        var luck = new Luck(call.Body);
        int attempt = _attempts.AddOrUpdate(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(call.Body)), 1, (_, before) => before + 1);
        if (MostInFlight >= Together) _isTogether.TrySetResult();
        // Whoever waits for it no longer is answered all the same, and the test sees how many there were.
        await Task.WhenAny(_isTogether.Task, Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted));
        if (Delay > TimeSpan.Zero) await Task.Delay(Delay * (0.5 + (luck.Of("delay", 100) / 100.0)), context.RequestAborted);
        if (attempt == 1 && luck.Has("fault", _faults))
        {
            await FaultAsync(context, luck.Of("which fault", 6));
            return;
        }

        if (luck.Has("slow", 2)) await Task.Delay(200, context.RequestAborted);
        string said = WorldModel.Say(call.Json, luck) + (Remark.Length > 0 ? "\n\n" + Remark : "");
        int form = luck.Of("body", 100);
        object? content = form switch
        {
            0 => null,
            < 8 => new object[] { new { type = "text", text = said[..(said.Length / 2)] }, new { type = "text", text = said[(said.Length / 2)..] } },
            _ => said,
        };
        string answer = form == 8 ? "{\"choices\": [{\"message\": " : JsonSerializer.Serialize(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1,
            model = "world",
            choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = "stop" } },
            usage = form < 20 ? null : new { prompt_tokens = PromptTokens, completion_tokens = AnswerTokens, total_tokens = PromptTokens + AnswerTokens },
        });
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer, context.RequestAborted);
        await context.Response.CompleteAsync();
        if (form is not (0 or 8)) _paid.Enqueue(call.Body);
    }

    private static async Task FaultAsync(HttpContext context, int which)
    {
        var response = context.Response;
        switch (which)
        {
            case 0:
                response.Headers.RetryAfter = "1";
                response.StatusCode = 429;
                break;
            case 1:
                response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddSeconds(2).ToString("R", CultureInfo.InvariantCulture);
                response.StatusCode = 429;
                break;
            case 2:
                response.StatusCode = 500;
                break;
            case 3:
                response.StatusCode = 503;
                break;
            case 4:
                context.Abort();
                return;
            default:
                // The connection breaks in the middle of the answer.
                response.ContentLength = 5000;
                await response.WriteAsync("{\"choices\": [");
                await response.Body.FlushAsync();
                context.Abort();
                return;
        }

        await response.WriteAsync("""{"error": {"message": "not now"}}""");
    }
}
