using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InstructMix.Harness.Engine;

/// <summary>
/// Finds the engine where the docker client finds it: <c>DOCKER_HOST</c>, then <c>DOCKER_CONTEXT</c> or the current context
/// of <c>config.json</c>, then the usual sockets. See https://docs.docker.com/engine/manage-resources/contexts/.
/// </summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class EngineLocator(Func<string, string?> environment)
{
    private string Home => environment("HOME") ?? environment("USERPROFILE") ?? "/";

    private string ConfigFolder => environment("DOCKER_CONFIG") ?? Path.Combine(Home, ".docker");

    /// <summary>The engine's address.</summary>
    /// <exception cref="EngineException">The context that is named does not exist, or no engine's socket is there.</exception>
    public EngineAddress Find()
    {
        if (environment("DOCKER_HOST") is { Length: > 0 } host)
            return new EngineAddress(Parse(host, "DOCKER_HOST"), "DOCKER_HOST", Certificates());
        var context = environment("DOCKER_CONTEXT") is { Length: > 0 } named ? named : CurrentContext();
        if (context is not null and not "default") return OfContext(context);
        foreach (var socket in UsualSockets())
        {
            if (File.Exists(socket)) return new EngineAddress(new Uri("unix://" + socket), socket);
        }

        if (OperatingSystem.IsWindows()) return new EngineAddress(new Uri("npipe:////./pipe/docker_engine"), "the usual pipe");
        throw new EngineException("no Docker engine was found: DOCKER_HOST is not set and there is no socket at "
            + string.Join(", ", UsualSockets()) + "; " + EngineRemedies.Missing);
    }

    private string? Certificates() =>
        environment("DOCKER_TLS_VERIFY") is { Length: > 0 } or "1" ? environment("DOCKER_CERT_PATH") ?? ConfigFolder : null;

    private string? CurrentContext()
    {
        var file = Path.Combine(ConfigFolder, "config.json");
        if (!File.Exists(file)) return null;
        try
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(file));
            return config.RootElement.TryGetProperty("currentContext", out var name) ? name.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // the docker client's file, not ours to complain about; the usual sockets are tried
        }
    }

    private EngineAddress OfContext(string name)
    {
        // The client keeps a context in a folder named by the SHA-256 of its name.
        var folder = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var file = Path.Combine(ConfigFolder, "contexts", "meta", folder, "meta.json");
        if (!File.Exists(file)) throw new EngineException($"the Docker context '{name}' does not exist; see 'docker context ls', or set DOCKER_HOST");
        try
        {
            using var meta = JsonDocument.Parse(File.ReadAllBytes(file));
            var host = meta.RootElement.GetProperty("Endpoints").GetProperty("docker").GetProperty("Host").GetString() ?? "";
            var certificates = Path.Combine(ConfigFolder, "contexts", "tls", folder, "docker");
            return new EngineAddress(Parse(host, $"context '{name}'"), $"context '{name}'", Directory.Exists(certificates)
                ? certificates : null);
        }
        // InvalidOperationException: an element is of another kind than it should be.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EngineException($"the Docker context '{name}' cannot be read ({file}); see 'docker context inspect {name}'", e);
        }
    }

    private IEnumerable<string> UsualSockets()
    {
        yield return "/var/run/docker.sock";
        if (environment("XDG_RUNTIME_DIR") is { Length: > 0 } runtime) yield return Path.Combine(runtime, "docker.sock");
        yield return Path.Combine(Home, ".docker/run/docker.sock");
        yield return Path.Combine(Home, ".colima/default/docker.sock");
    }

    private static Uri Parse(string host, string from) =>
        Uri.TryCreate(host, UriKind.Absolute, out var uri) && uri.Scheme is "unix" or "tcp" or "npipe" or "http" or "https"
            ? uri!
            : throw new EngineException($"{from} is '{host}', which is no unix://, tcp:// or npipe:// address (ssh:// is not supported: forward the socket with ssh -L)");
}
