using System.Net;
using System.Net.Http.Headers;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace InstructMix.Harness.Engine;

/// <summary>
/// The engine's calls by way of Docker.DotNet, over connections that are kept open.
/// Speaks the newest version that both sides know, between 1.41 (Docker 20.10) and 1.47.
/// Four calls are our own requests over the same connections, as the library cannot make them: the ping (NegotiatedClient), and three here that say why.
/// </summary>
public sealed class EngineClient : IEngine
{
    /// <summary>What takes milliseconds has not been heard by then, but by an engine that is being started again, which may take a while.</summary>
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly EngineCalls _calls;
    private readonly NegotiatedClient _docker;

    /// <summary>A client for an engine; nothing is sent yet.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="patience">How long an answer is waited for, a minute by default; the making and fetching of images takes as long as it takes.</param>
    public EngineClient(EngineAddress address, TimeSpan? patience = null)
    {
        Address = address;
        _calls = new EngineCalls(address, patience ?? UsualPatience);
        _handler = EngineHandler.For(address);
        // Streams may take any time; EngineCalls bounds the calls that must end soon.
        _http = new HttpClient(_handler) { BaseAddress = EngineHandler.BaseAddress(address), Timeout = Timeout.InfiniteTimeSpan };
        _docker = new NegotiatedClient(address, _handler, _http, _calls);
    }

    /// <inheritdoc/>
    public EngineAddress Address { get; }

    /// <inheritdoc/>
    public async Task<string> ApiVersionAsync(CancellationToken cancellation) =>
        (await _docker.GetAsync(cancellation)).Options.ApiVersion!.ToString(2);

    /// <inheritdoc/>
    public Task<SystemInfoResponse> InfoAsync(CancellationToken cancellation) =>
        AskAsync("say what it is", (docker, stop) => docker.System.GetSystemInfoAsync(stop), cancellation);

    /// <inheritdoc/>
    public async Task<string> CreateAsync(CreateContainerParameters container, CancellationToken cancellation) =>
        (await AskAsync("create a container", (docker, stop) => docker.Containers.CreateContainerAsync(container, stop), cancellation)).ID;

    /// <inheritdoc/>
    /// <remarks>
    /// Our own request: the library inspects the container first, and gives a stream that reads the header and the body of each answer in a
    /// receive of its own, where <see cref="AttachedStream"/> takes both in one.
    /// </remarks>
    public async Task<Stream> AttachAsync(string container, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            await PathAsync($"containers/{container}/attach?stream=1&stdin=1&stdout=1&stderr=1", cancellation));
        request.Headers.Connection.Add("Upgrade");
        request.Headers.Upgrade.Add(new ProductHeaderValue("tcp"));
        const string Purpose = "attach to a container";
        var response = await _calls.AskAsync(
            Purpose, stop => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop), cancellation);
        if (response.StatusCode != HttpStatusCode.SwitchingProtocols)
            using (response) throw await FailureAsync(response, Purpose, cancellation);

        return await response.Content.ReadAsStreamAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task StartAsync(string container, CancellationToken cancellation) =>
        AskAsync("start a container", (docker, stop) => docker.Containers.StartContainerAsync(container, null, stop), cancellation);

    /// <inheritdoc/>
    /// <remarks>Our own request: the library waits for the end of a container, and cannot ask for its removal (<c>condition</c>).</remarks>
    public async Task WaitRemovedAsync(string container, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            await PathAsync($"containers/{container}/wait?condition=removed", cancellation));
        const string Purpose = "wait for a container";
        using var response = await _calls.AskAsync(Purpose, stop => _http.SendAsync(request, stop), cancellation);
        // 404: gone already.
        if (!response.IsSuccessStatusCode && response.StatusCode is not HttpStatusCode.NotFound)
            throw await FailureAsync(response, Purpose, cancellation);
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string container, CancellationToken cancellation)
    {
        try
        {
            var asked = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
            await AskAsync("remove a container", async (docker, stop) =>
            {
                await docker.Containers.RemoveContainerAsync(container, asked, stop);
                return true;
            }, cancellation);
        }
        catch (EngineException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // 404: gone already; 409: its own removal is under way.
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContainerListed>> ListAsync(string label, CancellationToken cancellation)
    {
        var asked = new ContainersListParameters { All = true, Filters = Filter(label) };
        var listed = await AskAsync("list containers", (docker, stop) => docker.Containers.ListContainersAsync(asked, stop), cancellation);
        var found = new List<ContainerListed>(listed.Count);
        foreach (var c in listed)
            if (c.State != "dead" || await ExistsAsync(c.ID, cancellation)) found.Add(new ContainerListed(c.ID, c.State, Map(c.Labels) ?? []));
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImageListed>> ListImagesAsync(string label, CancellationToken cancellation)
    {
        var asked = new ImagesListParameters { Filters = Filter(label) };
        var listed = await AskAsync("list images", (docker, stop) => docker.Images.ListImagesAsync(asked, stop), cancellation);
        return [.. listed.Select(
            i => new ImageListed(i.ID, i.RepoTags?.AsReadOnly(), i.Size, new DateTimeOffset(i.Created), Map(i.Labels)))];
    }

    /// <inheritdoc/>
    public async Task<ImageInspected?> InspectImageAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = await AskAsync("inspect an image", (docker, stop) => docker.Images.InspectImageAsync(name, stop), cancellation);
            return new ImageInspected(found.ID);
        }
        catch (EngineException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task BuildAsync(
        Stream context, string tag, IReadOnlyDictionary<string, string> arguments, IReadOnlyDictionary<string, string> labels,
        Action<string> log, CancellationToken cancellation, bool network = false)
    {
        var asked = new ImageBuildParameters
        {
            Tags = [tag],
            Remove = true,
            ForceRemove = true,
            NetworkMode = network ? "default" : "none",
            BuildArgs = new Dictionary<string, string>(arguments),
            Labels = new Dictionary<string, string>(labels),
        };
        return WorkAsync(
            $"build the image {tag}", log,
            (docker, said, stop) => docker.Images.BuildImageFromDockerfileAsync(asked, context, null, null, said, stop), cancellation);
    }

    /// <inheritdoc/>
    public Task ImportAsync(Stream archive, string tag, CancellationToken cancellation)
    {
        var (repository, version) = Split(tag);
        var asked = new ImagesCreateParameters { Repo = repository, Tag = version };
        return WorkAsync(
            $"import the image {tag}", _ => { }, (docker, said, stop) => docker.Images.CreateImageAsync(asked, archive, null, said, stop),
            cancellation);
    }

    /// <inheritdoc/>
    public Task PullAsync(string name, CancellationToken cancellation)
    {
        var (repository, version) = Split(name);
        var asked = new ImagesCreateParameters { FromImage = repository, Tag = version };
        return WorkAsync($"pull the image {name}", _ => { },
            (docker, said, stop) => docker.Images.CreateImageAsync(asked, null, said, stop), cancellation);
    }

    /// <inheritdoc/>
    public Task RemoveImageAsync(string name, CancellationToken cancellation) =>
        AskAsync($"remove the image {name}", (docker, stop) => docker.Images.DeleteImageAsync(name, new ImageDeleteParameters(), stop),
            cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _docker.Dispose();
        _http.Dispose();
        _handler.Dispose();
    }

    /// <summary>
    /// Whether there is such a container. An engine that was killed while it removed one may list that for ever, as dead, and say to whoever
    /// asks for it that there is none (moby's list is a copy of what it has; docker/for-win issue 14990).
    /// Our own request: of the library's answer, the whole description of a container, nothing is needed.
    /// </summary>
    private async Task<bool> ExistsAsync(string container, CancellationToken cancellation)
    {
        var path = await PathAsync($"containers/{container}/json", cancellation);
        using var response = await _calls.AskAsync("inspect a container", stop => _http.GetAsync(path, stop), cancellation);
        return response.StatusCode != HttpStatusCode.NotFound;
    }

    private static Dictionary<string, IDictionary<string, bool>> Filter(string label) =>
        new() { ["label"] = new Dictionary<string, bool> { [label] = true } };

    private static Dictionary<string, string>? Map(IDictionary<string, string>? labels) => labels is null ? null : new(labels);

    private static (string Repository, string Tag) Split(string name)
    {
        int colon = name.LastIndexOf(':');
        return colon < 0 ? (name, "latest") : (name[..colon], name[(colon + 1)..]);
    }

    internal static async Task<EngineException> FailureAsync(HttpResponseMessage response, string purpose,
        CancellationToken cancellation) =>
        EngineCalls.Failure(purpose, response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));

    private async Task<string> PathAsync(string path, CancellationToken cancellation) => $"v{await ApiVersionAsync(cancellation)}/{path}";

    private async Task<T> AskAsync<T>(string purpose, Func<DockerClient, CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        var docker = await _docker.GetAsync(cancellation);
        return await _calls.AskAsync(purpose, stop => call(docker, stop), cancellation);
    }

    private async Task WorkAsync(
        string purpose, Action<string> log, Func<DockerClient, WorkLog, CancellationToken, Task> call, CancellationToken cancellation)
    {
        var docker = await _docker.GetAsync(cancellation);
        await _calls.WorkAsync(purpose, stop => call(docker, new WorkLog(purpose, log), stop), cancellation);
    }
}
