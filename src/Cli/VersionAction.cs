using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using InstructMix.Core;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;

namespace InstructMix.Cli;

/// <summary><c>--version</c>: the program's version on the first line, then the engine and the images that it would use.</summary>
/// <param name="surroundings">Where it is said, and what names the engine.</param>
internal sealed class VersionAction(Surroundings surroundings) : AsynchronousCommandLineAction
{
    /// <summary>Somebody who asks for a version does not wait for an engine that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        await surroundings.Output.WriteLineAsync(
            typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var engine = new EngineClient(new EngineLocator(surroundings.Environment).Find());
            var info = await engine.InfoAsync(patience.Token);
            await surroundings.Output.WriteLineAsync(Visible.Line($"engine  Docker {info.ServerVersion} at {engine.Address.Uri} ({engine.Address.From})"));
            var images = new SandboxImages(engine, _ => { });
            var pythons = new SortedSet<PythonVersion>();
            foreach (var image in await images.ListAsync(patience.Token))
            {
                if (await images.IsCurrentAsync(image, patience.Token)
                    && PythonVersion.TryParse(image.Labels?.GetValueOrDefault(SandboxImages.Label), out var python)) pythons.Add(python);
            }

            await surroundings.Output.WriteLineAsync($"images  {(pythons.Count > 0 ? "Python " + string.Join(", ", pythons) : "none that is up to date")}");
        }
        catch (EngineException e)
        {
            await surroundings.Output.WriteLineAsync(Visible.Line($"engine  none: {e.Message}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await surroundings.Output.WriteLineAsync($"engine  does not answer within {Patience.TotalSeconds:0} s; see 'instructmix sandbox doctor'");
        }

        return ExitCode.Done;
    }
}
