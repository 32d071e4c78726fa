using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InstructMix.Harness.Engine;

/// <summary>
/// The Docker Engine API over <see cref="HttpClient"/>: the dozen calls that the harness needs.
/// Speaks the newest version that both sides know, between 1.41 (Docker 20.10) and 1.47.
/// </summary>
public sealed class EngineClient : IEngine
{
    private static readonly Version Newest = new(1, 47);

    /// <summary>What takes milliseconds has not been heard by then, but by an engine that is being started again, which may take a while.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly TimeSpan _patience;
    private readonly SemaphoreSlim _negotiation = new(1, 1);
    private string? _version;

    /// <summary>A client for an engine; nothing is sent yet.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="patience">How long an answer is waited for, a minute by default; the making and fetching of images takes as long as it takes.</param>
    public EngineClient(EngineAddress address, TimeSpan? patience = null)
    {
        Address = address;
        _patience = patience ?? UsualPatience;
        // Streams take as long as they take; what must end soon has its own patience, see TransmitAsync.
        _http = new HttpClient(EngineHandler.For(address)) { BaseAddress = EngineHandler.BaseAddress(address), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public EngineAddress Address { get; }

    /// <inheritdoc/>
    public async Task<string> ApiVersionAsync(CancellationToken cancellation)
    {
        if (_version is { } known) return known;
        await _negotiation.WaitAsync(cancellation);
        try
        {
            if (_version is { } meanwhile) return meanwhile;
            using var request = new HttpRequestMessage(HttpMethod.Get, "_ping");
            using var response = await TransmitAsync(request, cancellation);
            if (!response.IsSuccessStatusCode) throw await FailureAsync(response, "ping", cancellation);
            var text = response.Headers.TryGetValues("Api-Version", out var values) ? values.First() : "1.41";
            var theirs = Version.TryParse(text, out var parsed) ? parsed : new Version(1, 41);
            return _version = (theirs < Newest ? theirs : Newest).ToString(2);
        }
        finally
        {
            _negotiation.Release();
        }
    }

    /// <inheritdoc/>
    public Task<EngineInfo> InfoAsync(CancellationToken cancellation) => GetAsync("info", EngineJson.Default.EngineInfo, cancellation);

    /// <inheritdoc/>
    public async Task<string> CreateAsync(ContainerSpec spec, CancellationToken cancellation)
    {
        using var content = JsonContent.Create(spec, EngineJson.Default.ContainerSpec);
        // The engine's router wants a length.
        await content.LoadIntoBufferAsync(cancellation);
        using var response = await SendAsync(HttpMethod.Post, "containers/create", content, "create a container", cancellation);
        return (await response.Content.ReadFromJsonAsync(EngineJson.Default.ContainerCreated, cancellation))!.Id;
    }

    /// <inheritdoc/>
    public async Task<Stream> AttachAsync(string container, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, await PathAsync($"containers/{container}/attach?stream=1&stdin=1&stdout=1&stderr=1", cancellation));
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("tcp"));
        var response = await TransmitAsync(request, cancellation, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
        {
            using (response) throw await FailureAsync(response, "attach to a container", cancellation);
        }

        return await response.Content.ReadAsStreamAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task StartAsync(string container, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Post, $"containers/{container}/start", null, "start a container", cancellation);
    }

    /// <inheritdoc/>
    public async Task WaitRemovedAsync(string container, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, await PathAsync($"containers/{container}/wait?condition=removed", cancellation));
        using var response = await TransmitAsync(request, cancellation);
        // 404: gone already.
        if (!response.IsSuccessStatusCode && response.StatusCode is not HttpStatusCode.NotFound) throw await FailureAsync(response, "wait for a container", cancellation);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string container, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, await PathAsync($"containers/{container}?force=1&v=1", cancellation));
        using var response = await TransmitAsync(request, cancellation);
        // 404: gone already; 409: its own removal is under way.
        if (!response.IsSuccessStatusCode && response.StatusCode is not HttpStatusCode.NotFound and not HttpStatusCode.Conflict)
            throw await FailureAsync(response, "remove a container", cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContainerListed>> ListAsync(string label, CancellationToken cancellation) =>
        await GetAsync($"containers/json?all=1&filters={Filter(label)}", EngineJson.Default.ListContainerListed, cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImageListed>> ListImagesAsync(string label, CancellationToken cancellation) =>
        await GetAsync($"images/json?filters={Filter(label)}", EngineJson.Default.ListImageListed, cancellation);

    /// <inheritdoc/>
    public async Task<ImageInspected?> InspectImageAsync(string name, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await PathAsync($"images/{name}/json", cancellation));
        using var response = await TransmitAsync(request, cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        if (!response.IsSuccessStatusCode) throw await FailureAsync(response, "inspect an image", cancellation);
        return await response.Content.ReadFromJsonAsync(EngineJson.Default.ImageInspected, cancellation);
    }

    /// <inheritdoc/>
    public async Task BuildAsync(Stream context, string tag, IReadOnlyDictionary<string, string> arguments, IReadOnlyDictionary<string, string> labels, Action<string> log, CancellationToken cancellation, bool network = false)
    {
        var query = $"build?t={Uri.EscapeDataString(tag)}&rm=1&forcerm=1&networkmode={(network ? "default" : "none")}"
            + $"&buildargs={Json(arguments)}&labels={Json(labels)}";
        using var content = new StreamContent(context);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        await StreamAsync(query, content, $"build the image {tag}", log, cancellation);
    }

    /// <inheritdoc/>
    public async Task ImportAsync(Stream archive, string tag, CancellationToken cancellation)
    {
        var (repository, version) = Split(tag);
        using var content = new StreamContent(archive);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
        await StreamAsync($"images/create?fromSrc=-&repo={repository}&tag={version}", content, $"import the image {tag}", _ => { }, cancellation);
    }

    /// <inheritdoc/>
    public Task PullAsync(string name, CancellationToken cancellation)
    {
        var (repository, version) = Split(name);
        return StreamAsync($"images/create?fromImage={Uri.EscapeDataString(repository)}&tag={version}", null, $"pull the image {name}", _ => { }, cancellation);
    }

    /// <inheritdoc/>
    public async Task RemoveImageAsync(string name, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Delete, $"images/{name}", null, $"remove the image {name}", cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _negotiation.Dispose();
    }

    private static string Filter(string label) =>
        Uri.EscapeDataString(JsonSerializer.Serialize(new Dictionary<string, List<string>> { ["label"] = [label] }, EngineJson.Default.DictionaryStringListString));

    private static string Json(IReadOnlyDictionary<string, string> map) =>
        Uri.EscapeDataString(JsonSerializer.Serialize(new Dictionary<string, string>(map), EngineJson.Default.DictionaryStringString));

    private static (string Repository, string Tag) Split(string name)
    {
        int colon = name.LastIndexOf(':');
        return colon < 0 ? (name, "latest") : (name[..colon], name[(colon + 1)..]);
    }

    private async Task<string> PathAsync(string path, CancellationToken cancellation) => $"v{await ApiVersionAsync(cancellation)}/{path}";

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, path, cancellation);
        return await response.Content.ReadFromJsonAsync(type, cancellation) ?? throw new EngineException($"the engine answered nothing to {path}; is this a Docker engine?");
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        string purpose,
        CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, await PathAsync(path, cancellation)) { Content = content };
        var response = await TransmitAsync(request, cancellation);
        // 304: the container is in that state already.
        if (response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified) return response;
        using (response) throw await FailureAsync(response, purpose, cancellation);
    }

    /// <summary>Sends a request whose answer is a stream of JSON messages, one of which may say that it failed.</summary>
    private async Task StreamAsync(string path, HttpContent? content, string purpose, Action<string> log, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, await PathAsync(path, cancellation)) { Content = content };
        using var response = await TransmitAsync(request, cancellation, HttpCompletionOption.ResponseHeadersRead, Timeout.InfiniteTimeSpan);
        if (!response.IsSuccessStatusCode) throw await FailureAsync(response, purpose, cancellation);
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                var message = JsonSerializer.Deserialize(line, EngineJson.Default.BuildMessage);
                if (message?.Error is { } error) throw new EngineException($"the engine could not {purpose}: {error.Trim()}");
                if ((message?.Stream ?? message?.Status)?.TrimEnd() is { Length: > 0 } text) log(text);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or JsonException)
        {
            throw new EngineException($"the engine broke off while it was to {purpose} ({e.Message.TrimEnd('.')}); see whether it still runs, then run the same command again", e);
        }
    }

    /// <summary>Sends a request. Answers are read to their end here unless they are streams, so that one that breaks off is told like one that never came.</summary>
    private async Task<HttpResponseMessage> TransmitAsync(
        HttpRequestMessage request,
        CancellationToken cancellation,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead,
        TimeSpan? patience = null)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(patience ?? _patience);
        try
        {
            return await _http.SendAsync(request, completion, deadline.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new EngineException($"the Docker engine at {Address.Uri} ({Address.From}) has not answered within {_patience.TotalSeconds:0} s; see what it does (journalctl -u docker), start it again, then run the same command again", e);
        }
        catch (HttpRequestException e)
        {
            var hint = e.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied }
                ? "this user may not use it: add it to the docker group, or use a rootless engine"
                : "start it (systemctl start docker), or run scripts/engine.sh to install one";
            // A socket that is not there has a misleading message of the framework's.
            var what = Address.Uri.Scheme == "unix" && !File.Exists(Address.Uri.LocalPath) ? "there is no such socket" : e.InnerException?.Message ?? e.Message;
            throw new EngineException($"the Docker engine at {Address.Uri} ({Address.From}) cannot be reached: {what}; {hint}", e);
        }
    }

    private static async Task<EngineException> FailureAsync(HttpResponseMessage response, string purpose, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        string? message = null;
        try
        {
            message = JsonSerializer.Deserialize(text, EngineJson.Default.EngineError)?.Message;
        }
        catch (JsonException)
        {
            // Some proxies answer in HTML; the text as it is says more than nothing.
        }

        return new EngineException($"the engine could not {purpose}: {message ?? text} ({(int)response.StatusCode})") { Status = response.StatusCode };
    }
}
