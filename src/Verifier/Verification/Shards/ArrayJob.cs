using System.Globalization;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>Tells a task's share from what its scheduler says of the array that it belongs to (<c>--shard auto</c>).</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class ArrayJob(Func<string, string?> environment)
{
    private const string SlurmTask = "SLURM_ARRAY_TASK_ID";
    private const string KubernetesIndex = "JOB_COMPLETION_INDEX";
    // Kubernetes does not tell a pod how many there are (kubernetes/kubernetes#106009), so the manifest has to.
    private const string KubernetesCount = "JOB_COMPLETIONS";
    private const string BatchIndex = "AWS_BATCH_JOB_ARRAY_INDEX";
    private const string BatchCount = "AWS_BATCH_JOB_ARRAY_SIZE";
    private const string GiveIt = "give the share itself, such as --shard 1/8";

    /// <summary>The share of this task.</summary>
    /// <exception cref="UnusableInputException">This is no task of an array, or its variables do not tell the share; the message says which.</exception>
    public Shard Find()
    {
        var known = new[] { SlurmTask, KubernetesIndex, BatchIndex }.Where(name => !string.IsNullOrEmpty(environment(name))).ToList();
        return known switch
        {
            [SlurmTask] => Slurm(),
            [KubernetesIndex] => FromZero(KubernetesIndex, KubernetesCount, "Kubernetes does not set it: put the Job's completions there, as docs/scaling.md shows"),
            [BatchIndex] => FromZero(BatchIndex, BatchCount),
            [] => throw new UnusableInputException($"--shard auto: this is no task of an array, for none of {SlurmTask}, {KubernetesIndex} and {BatchIndex} is set; {GiveIt}"),
            _ => throw new UnusableInputException($"--shard auto: several schedulers say which task this is ({string.Join(", ", known)}); {GiveIt}"),
        };
    }

    /// <summary>Slurm's numbers begin where the user says and may have steps: <c>--array=10-80:10</c> has eight tasks.</summary>
    private Shard Slurm()
    {
        int task = Number(SlurmTask), least = Number("SLURM_ARRAY_TASK_MIN"), most = Number("SLURM_ARRAY_TASK_MAX");
        int step = Number("SLURM_ARRAY_TASK_STEP"), count = Number("SLURM_ARRAY_TASK_COUNT");
        // In a list such as 1,2,5 no task could tell its place from these numbers alone.
        bool regular = step > 0 && (most - least) % step == 0 && ((most - least) / step) + 1 == count && task >= least && task <= most
            && (task - least) % step == 0;
        return regular
            ? new Shard(((task - least) / step) + 1, count)
            : throw new UnusableInputException($"--shard auto: the tasks of this Slurm array are no regular range ({count} tasks from {least} to {most}, step {step}; this is {task}); use an array such as --array=1-8, or {GiveIt}");
    }

    private Shard FromZero(string index, string size, string remedy = GiveIt)
    {
        int number = Number(index), count = Number(size, remedy);
        return number < count
            ? new Shard(number + 1, count)
            : throw new UnusableInputException($"--shard auto: {index} is {number}, but {size} says that there are {count} tasks, from 0 to {count - 1}; make them agree");
    }

    private int Number(string name, string remedy = GiveIt)
    {
        if (environment(name) is not { Length: > 0 } text) throw new UnusableInputException($"--shard auto: {name} is not set; {remedy}");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new UnusableInputException($"--shard auto: {name} is '{text}', which is no number; {GiveIt}");
    }
}
