using System.Text.Json;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// A field of a record's <c>meta</c>, of which nobody knows beforehand what it is. It compares with a text, a number or true and false as what it
/// is; a comparison with what it is not is false, and so is every one where it is missing.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Expressions of recipes use the operators.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1036:Override methods on comparable types", Justification = "It is compared with other types only.")]
public sealed class MetaValue
{
    private static readonly MetaValue Missing = new(null);
    private readonly JsonElement? _value;

    private MetaValue(JsonElement? value) => _value = value;

    /// <summary>Whether the record has no such field, or null in it.</summary>
    public bool IsMissing => _value is null;

    /// <summary>The text; null where it is none.</summary>
    public string? Text => _value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The number; null where it is none.</summary>
    public double? Number => _value is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) ? number : null;

    /// <summary>True or false; null where it is neither.</summary>
    public bool? Flag => _value?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>How many elements a list has; null where it is none.</summary>
    public int? Count => _value is { ValueKind: JsonValueKind.Array } value ? value.GetArrayLength() : null;

    /// <summary>A field of an object in the meta data.</summary>
    /// <param name="name">Its name.</param>
    public MetaValue this[string name] => Of(_value, name);

    /// <summary>Whether it is that text.</summary>
    public static bool operator ==(MetaValue left, string? right) => Comparing.Same(left.Text, right);

    /// <summary>Whether it is a text, but another one.</summary>
    public static bool operator !=(MetaValue left, string? right) => Comparing.Differ(left.Text, right);

    /// <summary>Whether it is that number.</summary>
    public static bool operator ==(MetaValue left, double right) => Comparing.Same(left.Number, right);

    /// <summary>Whether it is a number, but another one.</summary>
    public static bool operator !=(MetaValue left, double right) => Comparing.Differ(left.Number, right);

    /// <summary>Whether it is that of true and false.</summary>
    public static bool operator ==(MetaValue left, bool right) => Comparing.Same(left.Flag, right);

    /// <summary>Whether it is the other of true and false.</summary>
    public static bool operator !=(MetaValue left, bool right) => Comparing.Differ(left.Flag, right);

    /// <summary>Whether it is a number that is less.</summary>
    public static bool operator <(MetaValue left, double right) => left.Number < right;

    /// <summary>Whether it is a number that is greater.</summary>
    public static bool operator >(MetaValue left, double right) => left.Number > right;

    /// <summary>Whether it is a number that is not greater.</summary>
    public static bool operator <=(MetaValue left, double right) => left.Number <= right;

    /// <summary>Whether it is a number that is not less.</summary>
    public static bool operator >=(MetaValue left, double right) => left.Number >= right;

    /// <summary>Whether it is a text that holds another.</summary>
    /// <param name="text">The other.</param>
    public bool Contains(string text) => Text?.BoundedContains(text) == true;

    /// <summary>Whether it is a text that begins so.</summary>
    /// <param name="text">The beginning.</param>
    public bool StartsWith(string text) => Text?.BoundedStartsWith(text) == true;

    /// <summary>Whether it is a text that ends so.</summary>
    /// <param name="text">The end.</param>
    public bool EndsWith(string text) => Text?.BoundedEndsWith(text) == true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    internal static MetaValue Of(JsonElement? fields, string name) =>
        fields is { ValueKind: JsonValueKind.Object } record && record.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? new MetaValue(value)
            : Missing;
}
