using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Bench.Ways;

/// <summary>The engine, the image and the label that all ways share.</summary>
internal sealed record BenchSession(EngineClient Engine, SandboxImage Image, RunLabel Run, BenchSettings Settings, bool LimitProcessor)
{
    /// <summary>How sandboxes are made that trials fork in; the others differ in a field or two.</summary>
    public SandboxOptions Sandboxes => new()
    {
        Image = Image.Id,
        ImageId = Image.Id,
        Runner = Image.Runner,
        Count = Settings.Jobs,
        LimitProcessor = LimitProcessor,
        Run = Run,
    };

    /// <summary>The labels that make a container one of this run's, as arguments of the docker command: whatever is left is swept.</summary>
    public IEnumerable<string> LabelArguments => Run.ToLabels().SelectMany(l => new[] { "--label", $"{l.Key}={l.Value}" });
}
