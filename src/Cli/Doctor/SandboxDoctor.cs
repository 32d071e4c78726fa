using System.Runtime.CompilerServices;
using Docker.DotNet.Models;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Cli.Doctor;

/// <summary>Looks at what sandboxes need, one thing after the other, by trying it where it can be tried.</summary>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class SandboxDoctor(Func<string, string?> environment)
{
    /// <summary>Examines; ends early where nothing further can be tried.</summary>
    public async IAsyncEnumerable<Check> ExamineAsync(PythonVersion python, [EnumeratorCancellation] CancellationToken cancellation)
    {
        EngineClient? engine = null;
        Check reached;
        SystemInfoResponse? info = null;
        try
        {
            engine = new EngineClient(new EngineLocator(environment).Find());
            var api = await engine.ApiVersionAsync(cancellation);
            info = await engine.InfoAsync(cancellation);
            reached = new Check("engine", true, $"Docker {info.ServerVersion} at {engine.Address.Uri} ({engine.Address.From}), API {api}, {info.OperatingSystem}, kernel {info.KernelVersion}");
        }
        catch (EngineException e)
        {
            reached = new Check("engine", false, e.Message);
        }

        yield return reached;
        if (engine is null || info is null) yield break;
        using (engine)
        {
            foreach (var check in OfInfo(info)) yield return check;
            var images = new SandboxImages(engine, _ => { });
            if (await images.FindAsync(python, cancellation) is not { } image)
            {
                yield return new Check("image", false, $"there is no up-to-date sandbox image for Python {python}",
                    SandboxImages.Remedy(python));
                yield break;
            }

            yield return new Check("image", true, image.Name);
            await foreach (var check in TryAsync(engine, image, cancellation)) yield return check;
            var left = (await engine.ListAsync(RunLabel.Name, cancellation)).Count(c => RunLabel.IsDead(c.Labels, RunLabel.ThisHost()));
            yield return left == 0
                ? new Check("leftovers", true, "no container of a dead run")
                : new Check("leftovers", null, $"{left} containers of dead runs",
                    "the next run removes them, or: instructmix sandbox clean");
        }
    }

    private static IEnumerable<Check> OfInfo(SystemInfoResponse info)
    {
        yield return info is { MemoryLimit: true, PidsLimit: true }
            ? new Check("cgroups", true, $"version {info.CgroupVersion ?? "1"}, driver {info.CgroupDriver}: memory and processes can be limited")
            : new Check("cgroups", false, $"memory limit {Can(info.MemoryLimit)}, process limit {Can(info.PidsLimit)}", "enable the memory and pids controllers (kernel command line cgroup_enable=memory, or a delegated cgroup for rootless engines)");
        yield return info.CPUCfsQuota
            ? new Check("processor", true, "its time can be limited")
            : new Check("processor", null,
                "its time cannot be limited here: a candidate that forks may use every processor until its time is up",
                "enable the cpu controller (CONFIG_CFS_BANDWIDTH), or delegate it to a rootless engine");
        yield return info.SwapLimit
            ? new Check("swap", true, "can be kept from candidates")
            : new Check("swap", null, "cannot be limited here: a candidate over its memory may swap before it is ended",
                "turn swap off, or boot with swapaccount=1");
        yield return info.SecurityOptions?.Any(o => o.Contains("seccomp", StringComparison.Ordinal)) == true
            ? new Check("seccomp", true, "the engine filters system calls")
            : new Check("seccomp", false, "the engine does not filter system calls",
                "use a kernel with CONFIG_SECCOMP_FILTER and an engine built with seccomp");
    }

    private static async IAsyncEnumerable<Check> TryAsync(
        EngineClient engine, SandboxImage image, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new SandboxOptions
        {
            Image = image.Id,
            ImageId = image.Id,
            Runner = image.Runner,
            Names = !image.AnswersNames,
            Count = 1,
            Limits = new Limits { Memory = ByteSize.FromMebibytes(64) },
            Run = RunLabel.OfThisProcess(Guid.NewGuid().ToString("N")),
        };
        await using var pool = new SandboxPool(engine, options);
        foreach (var probe in Probe.All)
        {
            Verdict verdict;
            try
            {
                verdict = await pool.RunAsync(probe.Trial, cancellation);
            }
            catch (EngineException e)
            {
                verdict = new Verdict { Outcome = Outcome.SandboxFault, Detail = e.Message };
            }

            yield return verdict.Outcome == probe.Expected
                ? new Check(probe.Name, true, probe.Holds)
                : new Check(probe.Name, false, $"{verdict.Outcome.Word()}: {verdict.Detail}", probe.Remedy);
            if (verdict.Outcome == Outcome.SandboxFault) yield break;
        }
    }

    private static string Can(bool there) => there ? "there" : "missing";
}
