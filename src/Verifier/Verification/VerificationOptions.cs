using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Verification;

/// <summary>The options of a run of <c>instructmix verify</c>. The sandboxes have options of their own.</summary>
public sealed record VerificationOptions
{
    /// <summary>The files of candidates, in the order in which they are to come out.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Files of HumanEval or MBPP problems that samples refer to.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The file of kept pairs.</summary>
    public required string Output { get; init; }

    /// <summary>The file of rejects.</summary>
    public required string Rejects { get; init; }

    /// <summary>What is to exercise the candidates.</summary>
    public StubChoice Stub { get; init; } = StubChoice.Auto;

    /// <summary>Where stubs may be judged.</summary>
    public Judge Judge { get; init; } = Judge.Auto;

    /// <summary>Whether stubs are run against hollow versions of what passed them, too.</summary>
    public bool ProveStubs { get; init; }

    /// <summary>What must have been proved of a candidate that passed; one of which less was proved is <see cref="Outcome.Unproved"/>.</summary>
    public Level MinLevel { get; init; } = Level.None;

    /// <summary>How many candidates are read at most, from the first; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>The field that candidates are counted by, beside their problem.</summary>
    public string GroupBy { get; init; } = ProblemNames.Model;

    /// <summary>How completions of a prompt are read.</summary>
    public CompletionStyle Completions { get; init; } = CompletionStyle.Auto;

    /// <summary>The modules that may be warm for candidates that import them; where one imports several, the first of these counts.</summary>
    public IReadOnlyList<string> Warm { get; init; } = [];

    /// <summary>The share of the input that is to be verified; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Checks that all files can be used, before any work is done.</summary>
    /// <exception cref="UnusableInputException">An input is missing or would be overwritten, or an output cannot be written; the message says which.</exception>
    public async ValueTask ValidateAsync()
    {
        string[] outputs = [Output, Rejects];
        if (outputs.Any(string.IsNullOrWhiteSpace))
            throw new UnusableInputException("--output or --rejects has an empty name; name a file");
        if (Shard is not null)
        {
            if (outputs.FirstOrDefault(AtomicFile.IsDevice) is { } device)
                throw new UnusableInputException($"{device}: is a device, and shares are merged from their files; name a file");
            if (Inputs.Concat(Problems).FirstOrDefault(f => LineReader.MayBePipe(f)) is { } pipe)
                throw new UnusableInputException($"{pipe}: is empty, or a pipe, which can be read once only: of a share's inputs digests are taken too; save it as a file");
            outputs = [.. outputs, ShardFiles.Order(Output), ShardFiles.Manifest(Output)];
        }

        foreach (var input in Inputs.Concat(Problems).Where(f => !LineReader.MayBePipe(f))) LineReader.Open(input).Dispose();
        var read = Inputs.Concat(Problems).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        // A file on its way lies beside the target, under a name that an input may have, too.
        if (outputs.FirstOrDefault(o => read.Contains(Path.GetFullPath(o))
            || read.Contains(Path.GetFullPath(o) + AtomicFile.Partial)) is { } over)
            throw new UnusableInputException($"{over}: would overwrite an input; name another place");
        if (Path.GetFullPath(Output) == Path.GetFullPath(Rejects) && !AtomicFile.IsDevice(Output))
            throw new UnusableInputException($"{Output}: --output and --rejects must be files of their own; name another place for one of them");
        foreach (var output in outputs) await AtomicFile.Create(output).DisposeAsync();
    }
}
