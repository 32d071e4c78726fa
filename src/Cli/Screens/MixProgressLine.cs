using System.Globalization;
using InstructMix.Core;
using InstructMix.Mixer;

namespace InstructMix.Cli.Screens;

/// <summary>Remembers how far a mix has come, as a line for people.</summary>
internal sealed class MixProgressLine : IProgress<MixProgress>
{
    private volatile MixProgress? _latest;

    /// <summary>The line.</summary>
    public string Line => _latest is { } latest
        ? $"{latest.Stage.Word()}{(latest.Source is { } source ? $" {source}" : "")}: {latest.Done.ToString("N0", CultureInfo.InvariantCulture)} records"
        : "beginning";

    /// <inheritdoc/>
    public void Report(MixProgress value) => _latest = value;
}
