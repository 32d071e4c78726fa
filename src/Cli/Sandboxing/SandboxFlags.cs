using System.CommandLine;
using System.Text.RegularExpressions;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Harness.Sessions;

namespace InstructMix.Cli.Sandboxing;

/// <summary>The options of every verb that runs trials.</summary>
internal sealed partial class SandboxFlags
{
    private readonly Option<PythonVersion> _python = new("--python")
    {
        Description = "The Python to run on, such as 3.11.",
        HelpName = "V",
        DefaultValueFactory = _ => PythonVersion.Default,
        CustomParser = Parsers.Python,
    };

    private readonly Option<PythonVersion[]> _pythons = Parsers.Pythons("The Pythons to run on, such as 3.11, or several as 3.11,3.13.");

    private readonly bool _several;

    private readonly Option<int> _jobs;

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "CPU seconds that the code may use, such as 5, 500ms or 2m; three times that on the clock.",
        HelpName = "S",
        CustomParser = Parsers.Seconds,
    };

    private readonly Option<ByteSize> _memory = new("--memory")
    {
        Description = "Memory that the code may use, such as 512m or 2g.",
        HelpName = "SIZE",
        DefaultValueFactory = _ => new Limits().Memory,
        CustomParser = Parsers.Size,
    };

    private readonly WordOption<Isolation> _isolation = new("--isolation", "How candidates are kept apart. fork: a process of its own for each, in a container that serves many; fresh: also an interpreter of its own; container: a container of its own (slow).", Isolation.Fork);

    private readonly Option<string?> _runtime = new("--runtime")
    {
        Description = "The container runtime that Docker is to use, such as runsc (gVisor).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _packages = PackagesOption.New();

    private readonly Option<string[]> _warm = new("--warm")
    {
        Description = "Import this module, such as numpy, once for all candidates that begin with importing it: faster for heavy modules. May be given again.",
        HelpName = "MODULE",
    };

    private readonly bool _canWarm;

    /// <param name="severalPythons">Whether a run may be on several Pythons.</param>
    /// <param name="mustNamePythons">Whether they must be named.</param>
    /// <param name="canWarm">Whether modules may be warm.</param>
    /// <param name="timeout">The usual time limit in seconds.</param>
    /// <param name="jobs">What the number of sandboxes is called, where the verb has another use for the word.</param>
    public SandboxFlags(bool severalPythons = false, bool mustNamePythons = false, bool canWarm = false, double timeout = 5, string jobs = "--jobs")
    {
        _jobs = new Option<int>(jobs)
        {
            Description = "How many sandboxes work at a time; by default as many as processors that this program may use.",
            HelpName = "N",
            DefaultValueFactory = _ => Processors.Usable,
        };
        _timeout.DefaultValueFactory = _ => timeout;
        _several = severalPythons;
        _canWarm = canWarm;
        if (mustNamePythons) _pythons.Required = true;
        else _pythons.DefaultValueFactory = _ => [PythonVersion.Default];
        _jobs.Validators.Add(Parsers.Between(1, 1024));
        _warm.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !ModuleName().IsMatch(t.Value)))
                result.AddError($"'{token.Value}' is no name of a module; give one such as numpy");
        });
    }

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[] { _several ? _pythons : _python, _jobs, _timeout, _memory, _isolation.Option, _runtime, _packages })
            command.Add(option);
        if (!_canWarm) return;
        command.Add(_warm);
        command.Validators.Add(result =>
        {
            // By their words: the parser reports a missing or wrong value, and asking for it would throw.
            if (result.GetResult(_warm)?.Tokens.Count > 0
                && result.GetResult(_isolation.Option)?.Tokens.Any(t => t.Value == Isolation.Fresh.Word()) == true)
                result.AddError("--warm does not go with --isolation fresh, which gives each candidate an interpreter of its own; leave one out");
        });
    }

    /// <summary>What the command line says of sandboxes; the file of packages is read when they are opened.</summary>
    public SessionOptions Read(ParseResult parsed) => new()
    {
        Pythons = _several ? [.. parsed.GetRequiredValue(_pythons).Distinct()] : [parsed.GetValue(_python)],
        Jobs = parsed.GetValue(_jobs),
        Limits = Limits.ForTimeout(TimeSpan.FromSeconds(parsed.GetValue(_timeout))) with { Memory = parsed.GetValue(_memory) },
        Isolation = _isolation.Read(parsed),
        Runtime = parsed.GetValue(_runtime),
        Warm = _canWarm ? [.. (parsed.GetValue(_warm) ?? []).Distinct(StringComparer.Ordinal)] : [],
    };

    /// <summary>Opens the sandboxes that the command line asks for.</summary>
    /// <param name="parsed">The command line, for its file of packages.</param>
    /// <param name="options">What <see cref="Read"/> gave, with what the verb changed.</param>
    /// <param name="surroundings">Names the engine, and shows what is made.</param>
    /// <param name="cancellation">Stops the opening.</param>
    public async Task<Session> OpenAsync(
        ParseResult parsed, SessionOptions options, Surroundings surroundings, CancellationToken cancellation) =>
        await OpenSession.OnEngineAsync(
            options with { Packages = await PackagesOption.ReadAsync(parsed.GetValue(_packages), cancellation) }, surroundings,
            cancellation);

    [GeneratedRegex(@"^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\z", RegexOptions.None, 1000)]
    private static partial Regex ModuleName();
}
