using System.Text.Json;

namespace InstructMix.Mixer.Sources;

/// <summary>What a mix needs of a line of <c>verify --output</c>. Every field may be missing, so that the message can say which.</summary>
internal sealed record KeptRecord(string? Id, string? Instruction, string? Response, string? Code, string? Source,
    KeptRecord.Evidence? Verification, JsonElement? Meta)
{
    /// <summary>What a mix needs of the verification.</summary>
    public sealed record Evidence(string? Outcome, string? Level, string? Python, Tests? Tests, Agreement? Agreement);

    /// <summary>What speaks for it where answers and tests are a model's.</summary>
    public sealed record Agreement(double? Rank, double? Margin);

    /// <summary>How many of the tests were passed, where they were run one by one.</summary>
    public sealed record Tests(double? Passed, double? Of)
    {
        /// <summary>The share that was passed; null where it is not known.</summary>
        public double? Share => Of > 0 ? Passed / Of : null;
    }
}
