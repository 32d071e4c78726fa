using System.Reflection;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InstructMix.Cli.Tests.Schemas;

/// <summary>What the records' XML documentation says of their fields.</summary>
internal sealed partial class RecordDocumentation
{
    private readonly Dictionary<string, XElement> _members = Directory.GetFiles(AppContext.BaseDirectory, "InstructMix.*.xml")
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        // What generators made for one assembly they may have made for another, too.
        .DistinctBy(m => m.Attribute("name")!.Value)
        .ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>The description of a record or of one of its fields; null where there is none.</summary>
    public string? Of(JsonSchemaExporterContext context)
    {
        var element = context.PropertyInfo is { } property
            ? OfProperty(property.DeclaringType, (property.AttributeProvider as MemberInfo)?.Name ?? "")
            : _members.GetValueOrDefault($"T:{Name(context.TypeInfo.Type)}")?.Element("summary");
        return element is null ? null : Text(element);
    }

    private static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string Text(XElement element)
    {
        foreach (var see in element.Descendants().Where(e => e.Attribute("cref") is not null).ToList()) see.ReplaceWith(Word(see.Attribute("cref")!.Value));
        return Blank().Replace(element.Value, " ").Trim();
    }

    // A reader of a schema knows the words of the file, not the names of the code.
    private static string Word(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Split('.')[^1]);

    // A property of a positional record is documented by the record's parameter.
    private XElement? OfProperty(Type record, string name) =>
        _members.GetValueOrDefault($"P:{Name(record)}.{name}")?.Element("summary")
        ?? _members.GetValueOrDefault($"T:{Name(record)}")?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
