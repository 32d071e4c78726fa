using System.Net.Sockets;
using System.Text.Json;
using InstructMix.Harness.Engine;

namespace InstructMix.Tests.Shared;

/// <summary>What tests ask of an engine that the program never does: freeze a container, tell its process, give an image away.</summary>
internal sealed class EngineApi : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Its socket; null for the engine that the tests use.</param>
    public EngineApi(string? address = null)
    {
        var uri = address is null ? new EngineLocator(Environment.GetEnvironmentVariable).Find().Uri : new Uri(address);
        var socket = new UnixDomainSocketEndPoint(uri.LocalPath);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(socket, cancellation);
                return new NetworkStream(connection, ownsSocket: true);
            },
        })
        { BaseAddress = new Uri("http://docker/"), Timeout = TimeSpan.FromMinutes(5) };
    }

    public async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await _http.GetAsync("_ping");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Freezes all processes of a container.</summary>
    public Task PauseAsync(string container) => PostAsync($"containers/{container}/pause", null);

    /// <summary>Lets them go on.</summary>
    public Task UnpauseAsync(string container) => PostAsync($"containers/{container}/unpause", null);

    /// <summary>The process id of a container's first process, as the host knows it.</summary>
    public async Task<int> ProcessAsync(string container)
    {
        await using var stream = await _http.GetStreamAsync($"containers/{container}/json");
        using var inspected = await JsonDocument.ParseAsync(stream);
        return inspected.RootElement.GetProperty("State").GetProperty("Pid").GetInt32();
    }

    /// <summary>The names of all containers, with a slash before each.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync()
    {
        await using var stream = await _http.GetStreamAsync("containers/json?all=1");
        using var listed = await JsonDocument.ParseAsync(stream);
        return [.. listed.RootElement.EnumerateArray().SelectMany(c => c.GetProperty("Names").EnumerateArray()).Select(n => n.GetString()!)];
    }

    /// <summary>Gives images, by their names and with their ids, to another engine.</summary>
    public async Task GiveAsync(EngineApi other, IEnumerable<string> images)
    {
        await using var archive = await _http.GetStreamAsync("images/get?" + string.Join('&', images.Select(i => "names=" + Uri.EscapeDataString(i))));
        await other.PostAsync("images/load?quiet=1", new StreamContent(archive));
    }

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(string path, HttpContent? content)
    {
        using var response = await _http.PostAsync(path, content);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"the engine refused {path}: {await response.Content.ReadAsStringAsync()}");
    }
}
