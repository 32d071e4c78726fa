using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Core.Text;

namespace InstructMix.Mixer.Decontamination;

/// <summary>Takes the texts out of a benchmark's record: those of the fields that the recipe names, or the plain ones of known benchmarks.</summary>
internal sealed class BenchmarkFields(IReadOnlyList<string>? named)
{
    private static readonly string[] Questions =
        ["prompt", "question", "text", "instruction", "input", "problem", "problem_description", "description", "query", "intent",
        "rewritten_intent", "content", "instruct_prompt", "complete_prompt", "goal", "ctx", "docstring", "title"];

    private static readonly string[] Answers =
        ["answer", "response", "output", "completion", "target", "explanation", "reference", "rationale"];

    private static readonly string[] Programs =
        ["canonical_solution", "code", "solution", "solutions", "snippet", "reference_solution", "program", "gt_solution",
        "buggy_solution"];

    /// <summary>The texts of a record.</summary>
    /// <param name="record">The record: its fields' texts by their names.</param>
    /// <param name="number">Names the record.</param>
    /// <param name="file">The file, as the recipe names it.</param>
    public IReadOnlyList<BenchmarkText> Of(JsonElement record, long number, string file)
    {
        if (record.ValueKind == JsonValueKind.String)
            return [new BenchmarkText(new BenchmarkRecord(file, number), "", Nfc.Normalize(record.GetString()!), TextRole.Question)];
        if (record.ValueKind != JsonValueKind.Object) return [];
        var owner = new BenchmarkRecord(file, number);
        var texts = new List<BenchmarkText>();
        if (named is { Count: > 0 })
        {
            foreach (string field in named)
                Add(texts, owner, field, At(record, field), Array.IndexOf(Programs, field) >= 0 ? TextRole.Code : TextRole.Question);
        }
        else
        {
            foreach (string field in Questions) Add(texts, owner, field, At(record, field), TextRole.Question);
            foreach (string field in Answers) Add(texts, owner, field, At(record, field), TextRole.Answer);
            foreach (string field in Programs) Add(texts, owner, field, At(record, field), TextRole.Code);
        }

        // HumanEval's solutions are the rest of a function that the prompt begins.
        if (texts.Find(t => t.Field == "prompt" && t.Text.Contains("def ", StringComparison.Ordinal)) is { } prompt
            && texts.Find(t => t.Field == "canonical_solution") is { } body && body.Text.StartsWith(' '))
            texts.Add(new BenchmarkText(owner, body.Field, prompt.Text + body.Text, TextRole.Code));
        foreach (var text in texts.Where(t => t.Role == TextRole.Question))
            owner.Asked.UnionWith(TextWords.Of(text.Text).Select(w => w.Hash));
        return texts;
    }

    /// <summary>What to tell of a record without texts.</summary>
    public InputProblem Missing(string file, long number) => named is { Count: > 0 }
        ? new InputProblem(file, number, $"the benchmark's record has no text in {string.Join(" or ", named.Select(n => $"\"{n}\""))}",
            "name another \"field\" in the recipe's decontaminate")
        : new InputProblem(file, number, "the benchmark's record has no text in a field of a known benchmark",
            "name the field in the recipe: { \"path\": …, \"field\": … }");

    private static void Add(List<BenchmarkText> texts, BenchmarkRecord owner, string field, JsonElement? value, TextRole role)
    {
        if (value is not { } text) return;
        if (text.ValueKind == JsonValueKind.Array)
            foreach (var item in text.EnumerateArray()) Add(texts, owner, field, item, role);
        else if (text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString()))
            texts.Add(new BenchmarkText(owner, field, Nfc.Normalize(text.GetString()!), role));
    }

    private static JsonElement? At(JsonElement record, string field)
    {
        if (record.TryGetProperty(field, out var plain)) return plain;
        foreach (string step in field.Split('.'))
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(step, out record)) return null;
        return record;
    }
}
