namespace InstructMix.Harness.Engine;

/// <summary>What a user can do where an engine does not answer.</summary>
internal static class EngineRemedies
{
    private const string Install = "install one (https://docs.docker.com/engine/install/)";

    /// <summary>No engine is where it usually is.</summary>
    public static string Missing { get; } = $"start it (sudo systemctl start docker), or {(Script is { } script ? $"have one installed (sudo {script})" : Install)}";

    /// <summary>The user may not use the engine's socket.</summary>
    public static string Forbidden { get; } = $"this user may not use it: run 'sudo usermod -aG docker {Environment.UserName}' and log in again, or use a rootless engine (https://docs.docker.com/engine/security/rootless/)";

    /// <summary>Nothing answers at an address.</summary>
    /// <param name="address">The address.</param>
    public static string NoAnswer(EngineAddress address) => address.From switch
    {
        "DOCKER_HOST" => "start the engine there, or correct DOCKER_HOST, or unset it (unset DOCKER_HOST) to have the usual sockets tried",
        var from when from.StartsWith("context", StringComparison.Ordinal) => "start the engine there, or choose another context (docker context use default)",
        _ => Missing,
    };

    /// <summary>The script of a clone, whose program lies in <c>artifacts/bin/Cli/…</c>; null where this is no clone.</summary>
    private static string? Script
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var script = Path.Combine(folder.FullName, "scripts", "engine.sh");
                if (File.Exists(script) && File.Exists(Path.Combine(folder.FullName, "InstructMix.sln"))) return script;
            }

            return null;
        }
    }
}
