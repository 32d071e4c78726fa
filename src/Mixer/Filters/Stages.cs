namespace InstructMix.Mixer.Filters;

/// <summary>The words for the stages of a mix, in their order.</summary>
internal static class Stages
{
    /// <summary>Records are read, and given the shape of pairs.</summary>
    public const string Read = "read";

    /// <summary>Pairs of which one side is empty go.</summary>
    public const string Empty = "empty";

    /// <summary>The source's rule and its expression.</summary>
    public const string Where = "where";

    /// <summary>Snippets are compiled.</summary>
    public const string Compile = "compile";

    /// <summary>Benchmarks are looked for.</summary>
    public const string Decontaminate = "decontaminate";

    /// <summary>Secrets and personal data are looked for.</summary>
    public const string Sensitive = "sensitive";

    /// <summary>Copies and near-duplicates go.</summary>
    public const string Duplicates = "duplicates";

    /// <summary>What is beyond the recipe's number of a source goes.</summary>
    public const string Take = "take";

    /// <summary>What is beyond a source's weight goes.</summary>
    public const string Weights = "weights";
}
