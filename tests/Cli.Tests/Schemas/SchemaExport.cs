using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Questions.Outputs;
using InstructMix.Generation.Requests;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Outputs.Formats;
using InstructMix.Mixer.Recipes;
using InstructMix.Verifier.Agreement;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Reverification;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Cli.Tests.Schemas;

/// <summary>The JSON Schemas of the files, made from the records that are read and written.</summary>
internal sealed class SchemaExport
{
    private readonly RecordDocumentation _documentation = new();

    /// <summary>The schemas by the names of their files.</summary>
    public IReadOnlyDictionary<string, string> All => new Dictionary<string, string>
    {
        ["candidate.schema.json"] = Text("A candidate: a line of a candidates file, as instructmix writes it", Of(CandidateJson.Default.Candidate)),
        ["pair.schema.json"] = Text("A kept pair or a reject: a line of what verify writes", Pair()),
        ["matrix.schema.json"] = Text("A line of reverify's matrix.jsonl: a pair on every Python", Of(ReverificationJson.Default.MatrixRow)),
        ["change.schema.json"] = Text("A line of reverify's changes.jsonl: an outcome that differs from the one before it, and why", Of(ReverificationJson.Default.ChangeRow)),
        ["request.schema.json"] = Text("A request: a line of a requests file", Of(GenerationJson.Lines.Request)),
        ["refused.schema.json"] = Text("A proposed request that was not taken: a line of generate's candidates.refused.jsonl", Of(GenerationJson.Lines.RefusedRequest)),
        ["generation.schema.json"] = Text("generate's candidates.jsonl.manifest.json", Of(GenerationJson.Indented.GenerationManifest)),
        ["tests.schema.json"] = Text("Tests that a model wrote for a request: a line of a tests file", Of(AgreementJson.Lines.ModelTests)),
        ["exemplar.schema.json"] = Text("An exemplar: a line of an exemplars file", Of(GenerationJson.Lines.Exemplar)),
        ["question.schema.json"] = Text("A question with its answer: a line of what qa generate writes", Of(QuestionJson.Lines.QuestionPair)),
        ["question-reject.schema.json"] = Text("A question that was not kept: a line of the rejects of qa generate", Of(QuestionJson.Lines.QuestionReject)),
        ["question-report.schema.json"] = Text("The report of qa generate", Of(QuestionJson.Document.QuestionReport)),
        ["recipe.schema.json"] = Text("A recipe: what goes into a mix", Of(RecipeJson.Default.Recipe)),
        ["shard.schema.json"] = Text("A share's kept.jsonl.manifest.json, or that of merged shares", Of(ShardJson.Document.ShardManifest)),
        ["manifest.schema.json"] = Text("A mix's manifest.json", Of(OutputJson.Document.Manifest)),
        ["lock.schema.json"] = Text("A mix's lock.json", Of(OutputJson.Document.MixLock)),
        ["dropped.schema.json"] = Text("A line of a mix's dropped.jsonl", Of(OutputJson.Lines.DroppedRecord)),
        ["index.schema.json"] = Text("A line of a mix's index.jsonl", Of(OutputJson.Lines.IndexRecord)),
    };

    private static string Text(string title, JsonObject schema)
    {
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n", Encoder = new PlainJsonEncoder() }) + "\n";
    }

    // A field that is null is not written, whatever the record's constructor asks for.
    private static void AllowAbsence(JsonNode schema)
    {
        if (schema is not JsonObject record || record["required"] is not JsonArray required) return;
        foreach (var name in required.ToList())
            if (MayBeNull(record["properties"]![(string)name!]!)) required.Remove(name);
    }

    private static bool MayBeNull(JsonNode field) =>
        (field["type"] is JsonArray types && types.Any(t => (string?)t == "null")) || (field["enum"] is JsonArray words && words.Any(w => w is null));

    // The exporter knows the words of the framework's own converter alone, which writes the same as ours.
    private static JsonTypeInfo WithWords(JsonTypeInfo type)
    {
        var options = new JsonSerializerOptions(type.Options);
        options.Converters.Add(new CauseConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        return options.GetTypeInfo(type.Type);
    }

    // A pair is no record of its own on disk: the candidate's fields, and its verification beside them.
    private JsonObject Pair()
    {
        var pair = Of(CandidateJson.Default.Candidate);
        pair["properties"]!["verification"] = Of(CandidateJson.Default.Verification);
        pair["required"]!.AsArray().Add("verification");
        return pair;
    }

    private JsonObject Of(JsonTypeInfo type) => WithWords(type).GetJsonSchemaAsNode(new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
        {
            // What a converter of ours reads cannot be told from its type.
            if (context.PropertyInfo?.CustomConverter is PathListConverter) schema = JsonNode.Parse("""{ "type": ["string", "array"], "items": { "type": "string" } }""")!;
            if (context.PropertyInfo?.CustomConverter?.GetType() is { IsGenericType: true } own && own.GetGenericTypeDefinition() == typeof(KnownWord<>))
                schema = new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(own.GetGenericArguments()[0]).Select(n => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(n)), null]) };
            // Formats are registered, and no enumeration.
            if (context.PropertyInfo is { Name: "formats" } formats && formats.DeclaringType == typeof(Recipe))
                schema["items"] = new JsonObject { ["enum"] = new JsonArray([.. MixFormats.Names.Select(n => (JsonNode)n)]) };
            // A file's name may stand for a benchmark.
            if (context.PropertyInfo?.CustomConverter is BenchmarkListConverter)
            {
                var item = schema["items"]!.DeepClone();
                schema["items"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, item) };
            }

            AllowAbsence(schema);
            if (_documentation.Of(context) is not { } description) return schema;
            if (schema is not JsonObject) schema = new JsonObject(); // `true`: anything
            schema.AsObject().Insert(0, "description", description);
            return schema;
        },
    }).AsObject();
}
