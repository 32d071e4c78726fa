using System.Globalization;
using System.Text.RegularExpressions;
using InstructMix.Core;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Harness;
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

    /// <summary>The outcome, what was wrong in one line, and the line of the code. The same in every run, as the prompt is to be.</summary>
    private static string Error(KeptPair failed)
    {
        var verification = failed.Verification;
        // Which limit ends a program, that of CPU time or that of the clock, is decided by what else the machine does.
        string what = verification.Outcome == Outcome.Timeout
            ? "it did not end within its time limit" : verification.Detail ?? verification.Exception ?? "no more is known";
        var lines = new List<string> { $"{verification.Outcome.Word().Replace('_', ' ')}: {what}" };
        if (verification is { Where: "candidate", Line: { } line } && failed.Candidate.Code?.Split('\n') is { } code && line >= 1 && line <= code.Length)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"line {line}: {code[line - 1].Trim()}"));
        // What Python says of addresses is another text each time, and so is what a program prints.
        return Address().Replace(string.Join('\n', lines), "0x…");
    }

    [GeneratedRegex("0x[0-9a-fA-F]{6,16}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
