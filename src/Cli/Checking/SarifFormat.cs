using System.Text.Json;
using System.Text.Json.Nodes;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Examples;
using InstructMix.Examples.Baselines;
using InstructMix.Examples.Running;
using InstructMix.Harness;

namespace InstructMix.Cli.Checking;

/// <summary>SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), with what GitHub's code scanning wants of it.</summary>
/// <param name="paths">Names files relative to the root of the sources.</param>
/// <param name="tool">The tool's version.</param>
internal sealed class SarifFormat(SourcePath paths, string tool)
{
    private const string Root = "%SRCROOT%";
    private const string Unusable = "unusable";
    private const string Mended = "mended";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = new PlainJsonEncoder(),
    };

    public string Write(CheckResult result, int pythons)
    {
        var known = new HashSet<ExampleResult>(result.Known);
        var found = Finding.Of(result.Examples.Where(e => e.Failed && !known.Contains(e)), pythons).Select(f => Of(f, null))
            .Concat(Finding.Of(known, pythons).Select(f => Of(f, result.Baseline)))
            .Concat(result.Problems.Select(Of))
            .Concat(result.Mended.Select(e => Of(e, result.Baseline!)))
            .Concat(
                result.Examples.SelectMany(e => e.Warnings.Select(w => (e, w))).DistinctBy(p => (p.e.File, p.w)).Select(p => Of(p.e, p.w)))
            .ToList();
        var rules = found.Select(f => (string)f["ruleId"]!).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var one in found) one["ruleIndex"] = rules.IndexOf((string)one["ruleId"]!);
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "instructmix",
                        ["version"] = tool,
                        ["semanticVersion"] = tool,
                        ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                    },
                },
                ["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["uri"] = paths.Root } },
                ["invocations"] = new JsonArray(new JsonObject
                {
                    ["executionSuccessful"] = result.Problems.Count == 0
                    && !result.Examples.Any(e => e.Undecided)
                }),
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. found]),
            }),
        };
        return log.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Rule(string id)
    {
        var text = id switch
        {
            Unusable => "A file cannot be read, or not in whole.",
            Mended => "The baseline lists an example that does not fail any more.",
            "warning" => "The interpreter warns of what a later Python may refuse.",
            _ => Outcomes.All.Single(r => r.Outcome.Word() == id).OfExample,
        };
        return new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = text },
            ["defaultConfiguration"] = new JsonObject { ["level"] = id == "warning" ? "warning" : "error" },
        };
    }

    private JsonObject Of(Finding finding, string? baseline)
    {
        var example = finding.Example;
        var text = $"{example.What}: {example.Detail}{finding.Where}";
        if (example.Remedy is { } remedy) text += $". {char.ToUpperInvariant(remedy[0])}{remedy[1..]}.";
        if (finding.Follow is { } follow) text += $"{(text.EndsWith('.') ? "" : ".")} {char.ToUpperInvariant(follow[0])}{follow[1..]}.";
        var key = BaselineKey.Of(paths.Of(example.File), example);
        var result = Result(finding.Word, "error", text, example.File, example.At, example.Code,
            $"{key.File}\0{key.Block}\0{finding.Word}\0{string.Join(' ', finding.Pythons)}");
        if (baseline is not null)
            result["suppressions"] = new JsonArray(new JsonObject
            {
                ["kind"] = "external",
                ["status"] = "accepted",
                ["justification"] = $"known in {paths.Of(baseline)}",
            });
        return result;
    }

    private JsonObject Of(InputProblem problem) =>
        Result(Unusable, "error", $"{problem.What}; {problem.Remedy}", problem.File, problem.Line, null,
            $"{paths.Of(problem.File)}\0{problem.What}");

    private JsonObject Of(BaselineEntry entry, string baseline) => Result(
        Mended, "error", $"{entry.File}: {entry.What} at line {entry.Line} does not fail any more on Python {entry.Python}; take it out of the baseline with --write-baseline", baseline, 0, null,
        $"{entry.File}\0{entry.Block}\0{entry.Python}");

    private JsonObject Of(ExampleResult example, Warning warning) =>
        Result("warning", "warning", $"{warning.Category}: {warning.Message}", example.File, warning.Line, null,
            $"{paths.Of(example.File)}\0{warning.Category}\0{warning.Message}");

    private JsonObject Result(string rule, string level, string text, string file, long line, string? code, string fingerprint)
    {
        var (uri, isRelative) = paths.Address(file);
        var artifact = new JsonObject { ["uri"] = uri };
        if (isRelative) artifact["uriBaseId"] = Root;
        var place = new JsonObject { ["artifactLocation"] = artifact };
        var region = new JsonObject { ["startLine"] = Math.Max(1, line) };
        if (code is not null) region["snippet"] = new JsonObject { ["text"] = code };
        place["region"] = region;
        return new JsonObject
        {
            ["ruleId"] = rule,
            ["level"] = level,
            ["message"] = new JsonObject { ["text"] = text },
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = place }),
            ["partialFingerprints"] = new JsonObject { ["example/v1"] = BaselineKey.Hash(fingerprint) },
        };
    }
}
