using System.Globalization;
using System.Text.RegularExpressions;
using InstructMix.Core;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Rounds;

/// <summary>Composes what a model is asked when its answer does not pass.</summary>
internal static partial class RepairPrompt
{
    /// <summary>The prompt.</summary>
    /// <param name="template">The template, of the kind <see cref="TemplateKind.Repair"/>.</param>
    /// <param name="request">The request.</param>
    /// <param name="failed">The answer.</param>
    public static Prompt Compose(Template template, Request request, KeptPair failed) =>
        template.Compose(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["request"] = request.Question(),
            ["response"] = failed.Candidate.Response.Trim(),
            ["error"] = Error(failed),
        });

    /// <summary>The outcome, what was wrong in one line, and the line of the code.</summary>
    private static string Error(KeptPair failed)
    {
        var verification = failed.Verification;
        var lines = new List<string> { $"{verification.Outcome.Word().Replace('_', ' ')}: {verification.Detail ?? verification.Exception ?? "no more is known"}" };
        if (verification is { Where: "candidate", Line: { } line } && failed.Candidate.Code?.Split('\n') is { } code && line >= 1 && line <= code.Length)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"line {line}: {code[line - 1].Trim()}"));
        // The prompt must be the same in every run: what Python says of addresses is not, nor is all that a program prints.
        return Address().Replace(string.Join('\n', lines), "0x…");
    }

    [GeneratedRegex("0x[0-9a-fA-F]{6,16}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
