using System.Text.Json;

namespace InstructMix.Mixer.Expressions;

/// <summary>What else a record has, as an expression sees it: <c>Meta["model"]</c>.</summary>
public sealed class MetaView
{
    /// <summary>The record's <c>meta</c>; null where it has none.</summary>
    internal JsonElement? Fields { get; set; }

    /// <summary>A field; one that is missing has neither text nor number.</summary>
    /// <param name="name">Its name, as the record has it.</param>
    public MetaValue this[string name] => MetaValue.Of(Fields, name);
}
