using System.Reflection;
using System.Text.RegularExpressions;
using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Tests.Protocol;

/// <summary>Coordinator and judge call their messages the same.</summary>
public sealed partial class MessageTypesTests
{
    [Fact]
    public async Task Both_sides_have_the_same_names()
    {
        await using var stream = typeof(MessageTypes).Assembly.GetManifestResourceStream("sandbox/runner/shared/messages.py")!;
        using var reader = new StreamReader(stream);
        var judges = Assignment().Matches(await reader.ReadToEndAsync()).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["word"].Value);
        var ours = typeof(MessageTypes).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name.ToUpperInvariant(), f => (string)f.GetRawConstantValue()!);
        ours.Should().NotBeEmpty().And.BeSubsetOf(judges);
    }

    [GeneratedRegex("^(?<name>[A-Z]+) = \"(?<word>[a-z]+)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();
}
