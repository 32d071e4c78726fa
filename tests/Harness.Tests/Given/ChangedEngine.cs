using Docker.DotNet.Models;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>The real engine, of which a test changes something.</summary>
internal abstract class ChangedEngine(IEngine inner) : IEngine
{
    public EngineAddress Address => inner.Address;

    public Task<string> ApiVersionAsync(CancellationToken cancellation) => inner.ApiVersionAsync(cancellation);

    public Task<SystemInfoResponse> InfoAsync(CancellationToken cancellation) => inner.InfoAsync(cancellation);

    public virtual Task<string> CreateAsync(CreateContainerParameters container, CancellationToken cancellation) => inner.CreateAsync(container, cancellation);

    public Task<Stream> AttachAsync(string container, CancellationToken cancellation) => inner.AttachAsync(container, cancellation);

    public virtual Task StartAsync(string container, CancellationToken cancellation) => inner.StartAsync(container, cancellation);

    public Task WaitRemovedAsync(string container, CancellationToken cancellation) => inner.WaitRemovedAsync(container, cancellation);

    public virtual Task RemoveAsync(string container, CancellationToken cancellation) => inner.RemoveAsync(container, cancellation);

    public virtual Task<IReadOnlyList<ContainerListed>> ListAsync(string label, CancellationToken cancellation) => inner.ListAsync(label, cancellation);

    public Task<IReadOnlyList<ImageListed>> ListImagesAsync(string label, CancellationToken cancellation) => inner.ListImagesAsync(label, cancellation);

    public virtual Task<ImageInspected?> InspectImageAsync(string name, CancellationToken cancellation) => inner.InspectImageAsync(name, cancellation);

    public Task BuildAsync(Stream context, string tag, IReadOnlyDictionary<string, string> arguments, IReadOnlyDictionary<string, string> labels, Action<string> log, CancellationToken cancellation, bool network = false) =>
        inner.BuildAsync(context, tag, arguments, labels, log, cancellation, network);

    public Task ImportAsync(Stream archive, string tag, CancellationToken cancellation) => inner.ImportAsync(archive, tag, cancellation);

    public virtual Task PullAsync(string name, CancellationToken cancellation) => inner.PullAsync(name, cancellation);

    public Task RemoveImageAsync(string name, CancellationToken cancellation) => inner.RemoveImageAsync(name, cancellation);

    /// <summary>The inner engine is its owner's to dispose.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
