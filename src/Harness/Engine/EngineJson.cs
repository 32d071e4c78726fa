using System.Text.Json.Serialization;

namespace InstructMix.Harness.Engine;

/// <summary>The parts of the Engine API's JSON that are used here (https://docs.docker.com/reference/api/engine/version/v1.41/).</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContainerSpec))]
[JsonSerializable(typeof(ContainerCreated))]
[JsonSerializable(typeof(List<ContainerListed>))]
[JsonSerializable(typeof(List<ImageListed>))]
[JsonSerializable(typeof(ImageInspected))]
[JsonSerializable(typeof(EngineInfo))]
[JsonSerializable(typeof(EngineError))]
[JsonSerializable(typeof(BuildMessage))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, List<string>>))]
internal sealed partial class EngineJson : JsonSerializerContext;

internal sealed record ContainerCreated(string Id, IReadOnlyList<string>? Warnings);

internal sealed record EngineError([property: JsonPropertyName("message")] string? Message);

/// <summary>One line of what a build, a pull or an import streams.</summary>
internal sealed record BuildMessage(
    [property: JsonPropertyName("stream")] string? Stream,
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("error")] string? Error);

/// <summary>A container as the engine lists it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Such as <c>running</c>.</param>
/// <param name="Image">The image's name.</param>
/// <param name="Labels">Its labels.</param>
public sealed record ContainerListed(string Id, string State, string Image, Dictionary<string, string> Labels);

/// <summary>An image as the engine lists it.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
/// <param name="RepoTags">Its names.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Created">When it was made, in seconds since 1970.</param>
/// <param name="Labels">Its labels.</param>
public sealed record ImageListed(string Id, IReadOnlyList<string>? RepoTags, long Size, long Created, Dictionary<string, string>? Labels);

/// <summary>An image's details.</summary>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
/// <param name="RepoDigests">The digests under which registries know it.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record ImageInspected(string Id, IReadOnlyList<string>? RepoDigests, long Size);

/// <summary>What the engine says of itself.</summary>
/// <param name="ServerVersion">Such as <c>20.10.24</c>.</param>
/// <param name="CgroupVersion"><c>1</c> or <c>2</c>.</param>
/// <param name="CgroupDriver">Such as <c>cgroupfs</c>.</param>
/// <param name="SecurityOptions">Such as <c>name=seccomp,profile=default</c>.</param>
/// <param name="Runtimes">The runtimes by name.</param>
/// <param name="KernelVersion">The kernel's.</param>
/// <param name="MemoryLimit">Whether memory can be limited.</param>
/// <param name="SwapLimit">Whether swap can be limited.</param>
/// <param name="PidsLimit">Whether processes can be limited.</param>
/// <param name="CpuCfsQuota">Whether CPU time can be limited.</param>
/// <param name="NCPU">The processors that it has.</param>
/// <param name="MemTotal">The memory that it has, in bytes.</param>
/// <param name="OperatingSystem">The system that it runs on.</param>
public sealed record EngineInfo(
    string? ServerVersion,
    string? CgroupVersion,
    string? CgroupDriver,
    IReadOnlyList<string>? SecurityOptions,
    Dictionary<string, object>? Runtimes,
    string? KernelVersion,
    bool MemoryLimit,
    bool SwapLimit,
    bool PidsLimit,
    bool CpuCfsQuota,
    int NCPU,
    long MemTotal,
    string? OperatingSystem);
