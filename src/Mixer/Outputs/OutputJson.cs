using System.Text.Json;
using System.Text.Json.Serialization;
using InstructMix.Core.Files;
using InstructMix.Mixer.Outputs.Formats;

namespace InstructMix.Mixer.Outputs;

/// <summary>How a mix's files are written: see <see cref="Lines"/> and <see cref="Document"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DroppedRecord))]
[JsonSerializable(typeof(AlpacaRecord))]
[JsonSerializable(typeof(MessagesRecord))]
[JsonSerializable(typeof(ShareGptRecord))]
[JsonSerializable(typeof(IndexRecord))]
[JsonSerializable(typeof(MixLock))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    /// <summary>One record a line.</summary>
    public static OutputJson Lines { get; } = new(Written(indented: false));

    /// <summary>For people to read.</summary>
    public static OutputJson Document { get; } = new(Written(indented: true));

    // Not copied from the generated Default: it may not be there yet when these are made.
    private static JsonSerializerOptions Written(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = new PlainJsonEncoder(),
        NewLine = "\n",
        WriteIndented = indented,
        DefaultIgnoreCondition = indented ? JsonIgnoreCondition.WhenWritingNull : JsonIgnoreCondition.Never,
    };
}
