using System.Text.Json;
using System.Text.RegularExpressions;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>
/// SARIF 2.1.0 as its specification has it, in our own words and for the objects that we write: which properties there are, of which
/// type, which are required, and what else has to hold of them (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
/// </summary>
internal static partial class SarifSchema
{
    // A property is `name:type`, with ! where it is required; a type is a shape below, text, whole (from 1), index (from 0), flag, uri, one of some words, a list of one, or a map to one.
    private static readonly Dictionary<string, string[]> Shapes = new()
    {
        ["log"] = ["version!:2.1.0", "$schema:uri", "runs!:run[]"],
        ["run"] = ["tool!:tool", "invocations:invocation[]", "originalUriBaseIds:artifactLocation{}", "columnKind:utf16CodeUnits|unicodeCodePoints", "results:result[]"],
        ["tool"] = ["driver!:component"],
        ["component"] = ["name!:text", "version:text", "semanticVersion:text", "informationUri:uri", "rules:rule[]"],
        ["rule"] = ["id!:text", "shortDescription:message", "defaultConfiguration:configuration"],
        ["configuration"] = ["level:none|note|warning|error"],
        ["invocation"] = ["executionSuccessful!:flag", "exitCode:index"],
        ["result"] = ["ruleId:text", "ruleIndex:index", "level:none|note|warning|error", "message!:message", "locations:location[]", "partialFingerprints:text{}", "suppressions:suppression[]"],
        ["message"] = ["text!:text"],
        ["location"] = ["physicalLocation:physicalLocation"],
        ["physicalLocation"] = ["artifactLocation!:artifactLocation", "region:region"],
        ["artifactLocation"] = ["uri:uri", "uriBaseId:text"],
        ["region"] = ["startLine!:whole", "endLine:whole", "snippet:message"],
        ["suppression"] = ["kind!:inSource|external", "status:accepted|underReview|rejected", "justification:text"],
    };

    /// <summary>The log, which has to be valid.</summary>
    public static JsonElement ShouldBeSarif(this string json)
    {
        var log = JsonDocument.Parse(json).RootElement;
        Check(log, "log", "$");
        foreach (var run in log.GetProperty("runs").EnumerateArray()) CheckRun(run);
        return log;
    }

    private static void CheckRun(JsonElement run)
    {
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        rules.Should().OnlyHaveUniqueItems();
        var bases = run.GetProperty("originalUriBaseIds").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetProperty("uri").GetString()!);
        bases.Values.Should().OnlyContain(uri => uri.EndsWith('/') && new Uri(uri).IsAbsoluteUri, "a base is an absolute address of a folder");
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            // Code scanning shows nothing of a result without a rule, a place and a fingerprint.
            rules[result.GetProperty("ruleIndex").GetInt32()].Should().Be(result.GetProperty("ruleId").GetString());
            result.GetProperty("partialFingerprints").EnumerateObject().Should().NotBeEmpty();
            var artifact = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
            var isRelative = artifact.TryGetProperty("uriBaseId", out var id);
            if (isRelative) bases.Should().ContainKey(id.GetString()!);
            new Uri(artifact.GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute).IsAbsoluteUri.Should().Be(!isRelative, "an address has a base where it is relative, and there only");
        }
    }

    private static void Check(JsonElement value, string type, string path)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            value.ValueKind.Should().Be(JsonValueKind.Array, path);
            foreach (var (item, i) in value.EnumerateArray().Select((v, i) => (v, i))) Check(item, type[..^2], $"{path}[{i}]");
        }
        else if (type.EndsWith("{}", StringComparison.Ordinal))
        {
            value.ValueKind.Should().Be(JsonValueKind.Object, path);
            foreach (var property in value.EnumerateObject()) Check(property.Value, type[..^2], $"{path}.{property.Name}");
        }
        else if (Shapes.TryGetValue(type, out var shape))
        {
            CheckShape(value, shape, path);
        }
        else
        {
            CheckPlain(value, type, path);
        }
    }

    private static void CheckShape(JsonElement value, string[] shape, string path)
    {
        value.ValueKind.Should().Be(JsonValueKind.Object, path);
        var properties = shape.Select(p => p.Split(':', 2)).ToDictionary(p => p[0].TrimEnd('!'), p => (Type: p[1], IsRequired: p[0].EndsWith('!')));
        var names = value.EnumerateObject().Select(p => p.Name).ToList();
        names.Should().BeSubsetOf(properties.Keys, path).And.OnlyHaveUniqueItems(path);
        properties.Where(p => p.Value.IsRequired).Select(p => p.Key).Except(names).Should().BeEmpty("{0} has what it must have", path);
        foreach (var property in value.EnumerateObject()) Check(property.Value, properties[property.Name].Type, $"{path}.{property.Name}");
    }

    private static void CheckPlain(JsonElement value, string type, string path)
    {
        switch (type)
        {
            case "text": value.GetString().Should().NotBeNullOrEmpty(path); break;
            case "flag": value.ValueKind.Should().BeOneOf([JsonValueKind.True, JsonValueKind.False], path); break;
            case "whole": value.GetInt32().Should().BePositive(path); break;
            case "index": value.GetInt32().Should().BeGreaterThanOrEqualTo(0, path); break;
            case "uri": UriReference().IsMatch(value.GetString()!).Should().BeTrue("{0} is an address as RFC 3986 has it: {1}", path, value); break;
            default: value.GetString().Should().BeOneOf(type.Split('|'), path); break;
        }
    }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UriReference();
}
