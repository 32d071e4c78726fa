using System.Text.Json;
using System.Text.Json.Serialization;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Journals;
using InstructMix.Generation.Outputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Requests;
using InstructMix.Verifier.Agreement;

namespace InstructMix.Generation;

/// <summary>The JSON of generation: requests, exemplars, the server's messages, the journal and candidates.</summary>
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Exemplar))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<ChatMessage>))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(CompletionBody))]
[JsonSerializable(typeof(AnswerBody))]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(CandidateMeta))]
[JsonSerializable(typeof(RefusedRequest))]
[JsonSerializable(typeof(ModelTests))]
[JsonSerializable(typeof(GenerationManifest))]
internal sealed partial class GenerationJson : JsonSerializerContext
{
    /// <summary>Instructions are text and Python is full of quotes and brackets: they are written as they are and not as escapes for HTML.</summary>
    public static GenerationJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new PlainJsonEncoder(),
        RespectNullableAnnotations = true,
    });

    /// <summary>The same for a file that people read.</summary>
    public static GenerationJson Indented { get; } = new(new JsonSerializerOptions(Lines.Options) { WriteIndented = true });
}
