using System.Text.Json;
using System.Text.Json.Nodes;
using InstructMix.Tests.Shared;
using Json.Schema;

namespace InstructMix.Cli.Tests.Schemas;

/// <summary>A file of <c>schemas/</c>, as an independent validator reads it.</summary>
internal sealed class SchemaFile
{
    private static readonly JsonDocumentOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly JsonSchema _schema;

    /// <param name="name">The file's name, such as <c>pair.schema.json</c>.</param>
    public SchemaFile(string name)
    {
        var schema = JsonNode.Parse(File.ReadAllText(Repository.Of("schemas", name)))!;
        Close(schema);
        _schema = JsonSchema.FromText(schema.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    /// <summary>Every record is what the schema says, and has no field of which it does not tell.</summary>
    /// <param name="records">JSON texts, in which comments may stand.</param>
    public void ShouldDescribe(IEnumerable<string> records)
    {
        var all = records.ToList();
        all.Should().NotBeEmpty();
        foreach (var record in all)
        {
            using var document = JsonDocument.Parse(record, Tolerant);
            var found = _schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            var wrong = (found.Details ?? []).Where(d => d.Errors is { Count: > 0 }).Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}");
            found.IsValid.Should().BeTrue("{0}\nin {1}", string.Join('\n', wrong), record);
        }
    }

    /// <summary>Our readers take fields that they do not know, as do the schemas; what we write and what we bundle has none.</summary>
    private static void Close(JsonNode? schema)
    {
        if (schema is JsonArray several)
        {
            foreach (var one in several) Close(one);
        }
        else if (schema is JsonObject record)
        {
            foreach (var (_, part) in record.ToList()) Close(part);
            if (record["properties"] is JsonObject && !record.ContainsKey("additionalProperties")) record["additionalProperties"] = false;
        }
    }
}
