using Docker.DotNet.Models;

namespace InstructMix.Harness.Engine;

/// <summary>
/// What the harness asks of a container engine, in Docker.DotNet's words where these are plain data. Small, so that tests can stand between. All but the making and the fetching of
/// images must end, with an <see cref="EngineException"/>, where the engine does not answer.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>Where it is.</summary>
    EngineAddress Address { get; }

    /// <summary>The version of the API that both sides speak, such as <c>1.41</c>.</summary>
    Task<string> ApiVersionAsync(CancellationToken cancellation);

    /// <summary>What the engine says of itself.</summary>
    Task<SystemInfoResponse> InfoAsync(CancellationToken cancellation);

    /// <summary>Makes a container. Gives its id.</summary>
    Task<string> CreateAsync(CreateContainerParameters container, CancellationToken cancellation);

    /// <summary>A duplex stream to a container's standard streams, in the engine's multiplexed form.</summary>
    Task<Stream> AttachAsync(string container, CancellationToken cancellation);

    /// <summary>Starts a container.</summary>
    Task StartAsync(string container, CancellationToken cancellation);

    /// <summary>Waits until a container is gone which ends by itself and is removed by the engine then.</summary>
    Task WaitRemovedAsync(string container, CancellationToken cancellation);

    /// <summary>Ends and removes a container; one that is gone already is as well.</summary>
    Task RemoveAsync(string container, CancellationToken cancellation);

    /// <summary>The containers that carry a label, ended ones too.</summary>
    /// <param name="label"><c>name</c> or <c>name=value</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<IReadOnlyList<ContainerListed>> ListAsync(string label, CancellationToken cancellation);

    /// <summary>The images that carry a label.</summary>
    Task<IReadOnlyList<ImageListed>> ListImagesAsync(string label, CancellationToken cancellation);

    /// <summary>An image's details. Null where there is no such image.</summary>
    Task<ImageInspected?> InspectImageAsync(string name, CancellationToken cancellation);

    /// <summary>Builds an image from a context and names it.</summary>
    /// <param name="context">A tar archive with a Dockerfile.</param>
    /// <param name="tag">The image's name.</param>
    /// <param name="arguments">Build arguments.</param>
    /// <param name="labels">Labels.</param>
    /// <param name="log">Takes the build's lines.</param>
    /// <param name="cancellation">Stops the build.</param>
    /// <param name="network">Whether its commands may use the network.</param>
    Task BuildAsync(
        Stream context, string tag, IReadOnlyDictionary<string, string> arguments, IReadOnlyDictionary<string, string> labels,
        Action<string> log, CancellationToken cancellation, bool network = false);

    /// <summary>Makes an image of a root file system in a tar archive and names it.</summary>
    Task ImportAsync(Stream archive, string tag, CancellationToken cancellation);

    /// <summary>Fetches an image from its registry.</summary>
    Task PullAsync(string name, CancellationToken cancellation);

    /// <summary>Removes an image's name, and the image with its last one.</summary>
    Task RemoveImageAsync(string name, CancellationToken cancellation);
}
