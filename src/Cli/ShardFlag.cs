using System.CommandLine;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Cli;

/// <summary><c>--shard I/N</c> or <c>--shard auto</c>: the share of an input that a run takes.</summary>
internal sealed class ShardFlag
{
    private const string Auto = "auto";

    public ShardFlag()
    {
        Option = new Option<string?>("--shard") { Description = "Take only share I of N (from 1), to be joined with the others by merge. auto: as the array of Slurm, Kubernetes or AWS Batch says.", HelpName = "I/N|auto" };
        Option.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var text }] || text == Auto) return;
            if (!Shard.TryParse(text, out var shard)) result.AddError($"'{text}' is no share; give one such as 3/8, or auto");
            else if (!shard.Exists())
                result.AddError($"there is no share {shard}: {(shard.Count > 0 ? $"shares of {shard.Count} are numbered from 1 to {shard.Count}" : "an input has at least one share, 1/1")}");
        });
    }

    /// <summary>The option itself, to add to a command.</summary>
    public Option<string?> Option { get; }

    /// <summary>The share that was asked for; null where it was not.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public Shard? Read(ParseResult parsed, Func<string, string?> environment) => parsed.GetValue(Option) switch
    {
        null => null,
        Auto => new ArrayJob(environment).Find(),
        var text => Shard.TryParse(text, out var shard) ? shard : null,
    };
}
