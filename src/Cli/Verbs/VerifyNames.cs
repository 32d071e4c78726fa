using InstructMix.Core.Files;
using InstructMix.Verifier.Verification;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Cli.Verbs;

/// <summary>The names of the files of a verification: those that the user gave, and where the others are.</summary>
internal static class VerifyNames
{
    /// <summary>What stands for standard input and standard output.</summary>
    public const string Standard = "-";

    private const string StandardInput = "/dev/stdin";
    private const string StandardOutput = "/dev/stdout";

    /// <summary>The inputs, with standard input in the place of <c>-</c>.</summary>
    public static string[] Inputs(IEnumerable<string> named) => [.. named.Select(n => n == Standard ? StandardInput : n)];

    /// <summary>The output, with standard output in the place of <c>-</c>.</summary>
    public static string Output(string named) => named == Standard ? StandardOutput : named;

    /// <summary>The file of rejects where the user names none.</summary>
    /// <param name="named">The output as the user named it.</param>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="UnusableInputException">The output is a device, beside which nothing can be put.</exception>
    public static string Rejects(string named, IReadOnlyList<string> inputs) => named == Standard
        ? Stem(inputs) + ".rejects.jsonl"
        : AtomicFile.IsDevice(named)
            ? throw new UnusableInputException($"{named}: nothing can be put beside it; name --rejects as well")
            : Beside(named, ".rejects");

    /// <summary>The ledger.</summary>
    /// <param name="named">What <c>--ledger</c> says; null where it is not given.</param>
    /// <param name="output">The output as the user named it.</param>
    /// <param name="options">The other files of the run, which it must not be.</param>
    /// <exception cref="UnusableInputException">It has no name, is one of the others, or the output is a device, beside which nothing can be put.</exception>
    public static string Ledger(string? named, string output, VerificationOptions options)
    {
        if (named is null && output != Standard && AtomicFile.IsDevice(output))
            throw new UnusableInputException($"{output}: nothing can be put beside it; name a --ledger as well");
        return LedgerPath.Of(
            named, output == Standard ? Stem(options.Inputs) + ".ledger" : options.Output + ".ledger",
            [.. options.Inputs, .. options.Problems, options.Output, options.Rejects, ShardFiles.Order(options.Output),
                ShardFiles.Manifest(options.Output)]);
    }

    /// <summary><c>kept.jsonl.gz</c> with <c>.rejects</c> is <c>kept.rejects.jsonl.gz</c>.</summary>
    public static string Beside(string output, string word) => BesideName.Of(output, word);

    /// <summary>What files that belong to a run are called in the current folder, where its output has no place of its own: as its first input.</summary>
    private static string Stem(IReadOnlyList<string> inputs)
    {
        var name = Path.GetFileName(inputs[0]);
        int dot = name.IndexOf('.');
        return dot <= 0 ? name : name[..dot];
    }
}
