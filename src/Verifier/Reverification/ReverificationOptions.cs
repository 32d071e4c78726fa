using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Reverification;

/// <summary>The options of a run of <c>instructmix reverify</c>. The sandboxes have options of their own.</summary>
public sealed record ReverificationOptions
{
    /// <summary>The data set: kept pairs, a finished mix, or any files of candidates.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Files of HumanEval or MBPP problems that samples refer to.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The folder to write to.</summary>
    public required string Folder { get; init; }

    /// <summary>Which pairs survive.</summary>
    public Keep Keep { get; init; } = Keep.All;

    /// <summary>How often, in all, a pair whose outcome changed is run before the change counts, each time under another hash seed.</summary>
    public int Repeat { get; init; } = 5;

    /// <summary>Where stubs may be judged.</summary>
    public Judge Judge { get; init; } = Judge.Auto;

    /// <summary>How completions of a prompt are read.</summary>
    public CompletionStyle Completions { get; init; } = CompletionStyle.Auto;

    /// <summary>The modules that may be warm for pairs that import them; where one imports several, the first of these counts.</summary>
    public IReadOnlyList<string> Warm { get; init; } = [];

    /// <summary>Checks that all files can be used, before any work is done.</summary>
    /// <exception cref="UnusableInputException">An input is missing, or the folder cannot be written; the message says which.</exception>
    public async ValueTask ValidateAsync()
    {
        if (string.IsNullOrWhiteSpace(Folder)) throw new UnusableInputException("--output has an empty name; name a folder");
        if (File.Exists(Folder)) throw new UnusableInputException($"{Folder}: is a file; name a folder with --output");
        foreach (var input in Inputs.Concat(Problems).Where(f => !LineReader.MayBePipe(f))) LineReader.Open(input).Dispose();
        var outputs = ReverificationFolder.Names.Select(n => Path.GetFullPath(Path.Combine(Folder, n))).ToHashSet(StringComparer.Ordinal);
        if (Inputs.Concat(Problems).FirstOrDefault(i => outputs.Contains(Path.GetFullPath(i))) is { } over)
            throw new UnusableInputException($"{over}: would be overwritten; name another folder with --output");
        await AtomicFile.Create(Path.Combine(Folder, ReverificationFolder.Matrix)).DisposeAsync();
    }
}
