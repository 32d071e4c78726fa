using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>
/// One of the ways in which servers are asked: where, with which form of prompt, in which body. A new one is a value of <see cref="Api"/>,
/// a class of this kind, and a line in <see cref="All"/>.
/// </summary>
internal abstract class EndpointKind
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<EndpointKind> All { get; } = [new ChatEndpoint(), new CompletionEndpoint()];

    /// <summary>The name by which users choose it, and files tell it.</summary>
    public abstract Api Api { get; }

    /// <summary>Where it listens, behind the server's <c>/v1</c>.</summary>
    public abstract string Path { get; }

    /// <summary>The kind of a name.</summary>
    /// <exception cref="ArgumentException">No kind has this name.</exception>
    public static EndpointKind Of(Api api) =>
        All.FirstOrDefault(k => k.Api == api) ?? throw new ArgumentException($"there is no endpoint for {api}", nameof(api));

    /// <summary>The kind that a prompt is for.</summary>
    /// <exception cref="ArgumentException">No kind takes such a prompt.</exception>
    public static EndpointKind For(Prompt prompt) =>
        All.FirstOrDefault(k => k.Takes(prompt)) ?? throw new ArgumentException($"there is no API for {prompt}", nameof(prompt));

    /// <summary>Whether prompts of this form are for it.</summary>
    public abstract bool Takes(Prompt prompt);

    /// <summary>The body of the request to the server: UTF-8 JSON. The same arguments give the same bytes.</summary>
    /// <param name="model">The model's name, as the server knows it.</param>
    /// <param name="prompt">A prompt that it takes.</param>
    /// <param name="sampling">How to choose tokens, with the seed of this very sample.</param>
    public abstract byte[] Body(string model, Prompt prompt, Sampling sampling);
}
