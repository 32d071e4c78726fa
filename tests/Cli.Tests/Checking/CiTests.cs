using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>The commands of docs/ci.md, of the action and of the hook, run as CI would run them.</summary>
public sealed partial class CiTests : IDisposable
{
    private readonly CheckFolder _folder = new();

    public CiTests()
    {
        _folder.Write("checkout/README.md", "```python\nx = 1\n```\n");
        _folder.Write("checkout/docs/page.md", "```python\n1 / 0\n```\n");
        // The program under test, under the name by which CI calls it.
        _folder.Write("bin/instructmix", $"#!/usr/bin/env bash\nexec dotnet '{ProgramProcess.Program}' \"$@\"\n");
        _folder.Run("chmod", "+x", "bin/instructmix");
    }

    public static TheoryData<string> Commands => [.. File.ReadLines(Repository.Of("docs/ci.md")).Select(l => Command().Match(l)).Where(m => m.Success).Select(m => m.Groups["command"].Value)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_page_finds_what_is_wrong_and_writes_its_reports(string command)
    {
        var (code, said) = await RunAsync(command, []);
        code.Should().Be(ExitCode.Failed, said);
        said.Should().Contain("docs/page.md").And.Contain("ZeroDivisionError");
        foreach (Match report in Report().Matches(command)) File.Exists(_folder["checkout/" + report.Groups["file"].Value]).Should().BeTrue();
    }

    [Fact]
    public void The_page_has_commands() => Commands.Should().HaveCountGreaterThanOrEqualTo(2);

    [Fact]
    public async Task The_action_runs_with_what_it_is_given_by_default()
    {
        var (code, said) = await RunAsync(Script(), Environment(new()));
        code.Should().Be(ExitCode.Failed, said);
        said.Should().Contain("::error file=docs/page.md,line=2,");
    }

    [Fact]
    public async Task The_action_takes_each_of_its_inputs()
    {
        _folder.Write("checkout/with space.md", "```python\n>>> 1\n2\n```\n");
        _folder.Commit();
        _folder.Write("checkout/README.md", "```python\nx = 2\n```\n");
        var (code, said) = await RunAsync(Script(), Environment(new()
        {
            ["paths"] = "README.md\nwith space.md\n",
            ["python"] = "3.11\n3.13\n",
            ["format"] = "text",
            ["reports"] = "junit=gate.xml\nsarif=out/gate.sarif\n",
            ["changed-since"] = "HEAD",
            ["ledger"] = "gate.ledger",
            ["timeout"] = "7s",
            ["jobs"] = "1",
        }));
        code.Should().Be(ExitCode.Done, said);
        said.Should().Contain("1 file, 1 example × 2 Pythons: 2 checks: 2 passed");
        File.ReadAllText(_folder["checkout/gate.xml"]).ShouldBeJunit().Descendants("testcase").Should().HaveCount(2);
        File.ReadAllText(_folder["checkout/out/gate.sarif"]).ShouldBeSarif();
        File.Exists(_folder["checkout/gate.ledger"]).Should().BeTrue();
    }

    [Fact]
    public async Task The_action_adds_what_it_found_to_the_summary_of_the_run()
    {
        _folder.Write("summary.md", "what an earlier step said\n");
        var (code, said) = await RunAsync(Script(), new(Environment(new())) { ["GITHUB_STEP_SUMMARY"] = _folder["summary.md"] });
        code.Should().Be(ExitCode.Failed, said);
        File.ReadAllText(_folder["summary.md"]).Should().StartWith("what an earlier step said\n## InstructMix check\n\n2 files, 2 examples: 1 passed, 1 failed")
            .And.Contain("| docs/page.md:2 | error | block: ZeroDivisionError: division by zero |");
    }

    [Fact]
    public void The_page_gives_the_action_inputs_that_it_has()
    {
        var known = Inputs().Keys.Append("fetch-depth").Append("path").Append("key").Append("restore-keys").Append("sarif_file");
        var given = InputsOnPage().Matches(File.ReadAllText(Repository.Of("docs/ci.md"))).SelectMany(m => NameOnPage().Matches(m.Groups["inputs"].Value)).Select(m => m.Groups["name"].Value).ToList();
        given.Should().NotBeEmpty().And.BeSubsetOf(known);
    }

    [Fact]
    public async Task The_hook_gets_the_files_of_the_commit()
    {
        var hook = File.ReadAllText(Repository.Of(".pre-commit-hooks.yaml"));
        var fields = Field().Matches(hook).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        var entry = fields["entry"];
        fields["language"].Should().Be("script", "pre-commit then takes the first word for a file of this repository");
        File.Exists(Repository.Of(entry.Split(' ')[0])).Should().BeTrue();
        var files = new Regex(fields["files"], RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var committed = new[] { "README.md", "docs/page.md", "setup.cfg" }.Where(f => files.IsMatch(f)).ToList();
        committed.Should().Equal("README.md", "docs/page.md");
        var (code, said) = await RunAsync($"{entry} {string.Join(' ', committed)}", []);
        code.Should().Be(ExitCode.Failed, said);
        said.Should().Contain("docs/page.md:2: error").And.Contain("2 files, 2 examples: 1 passed, 1 failed");
        File.ReadAllText(Repository.Of("docs/ci.md")).Should().Contain($"- id: {fields["id"]}");
    }

    private static string Action() => File.ReadAllText(Repository.Of("action.yml"));

    /// <summary>The action's inputs with their defaults.</summary>
    private static Dictionary<string, string> Inputs() => InputOfAction().Matches(Action()).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value.Trim('"'));

    /// <summary>The action's one script, without its indentation.</summary>
    private static string Script()
    {
        var lines = Action().Split('\n');
        int start = Array.IndexOf(lines, "      run: |") + 1;
        start.Should().BePositive();
        return string.Join('\n', lines[start..].TakeWhile(l => l.StartsWith("        ", StringComparison.Ordinal)).Select(l => l[8..]));
    }

    private Dictionary<string, string> Environment(Dictionary<string, string> given)
    {
        var inputs = Inputs();
        foreach (var (name, value) in given) inputs[name] = inputs.ContainsKey(name) ? value : throw new ArgumentOutOfRangeException(nameof(given), name, "the action has no such input");
        var environment = VariableOfAction().Matches(Action()).ToDictionary(m => m.Groups["variable"].Value, m => inputs[m.Groups["input"].Value]);
        environment.Should().HaveSameCount(inputs, "each input is passed on");
        environment["GITHUB_ACTION_PATH"] = _folder["bin"];
        environment["GITHUB_WORKSPACE"] = _folder["checkout"];
        return environment;
    }

    private async Task<(int Code, string Said)> RunAsync(string script, Dictionary<string, string> environment)
    {
        // As GitHub runs `shell: bash`.
        var variables = environment.ToDictionary(v => v.Key, string? (v) => v.Value);
        variables["PATH"] = $"{_folder["bin"]}:{System.Environment.GetEnvironmentVariable("PATH")}";
        var bash = new Command("bash").WithArguments(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script])
            .WithWorkingDirectory(_folder["checkout"]).WithEnvironmentVariables(variables).WithValidation(CommandResultValidation.None);
        var ended = await bash.ExecuteBufferedAsync();
        return (ended.ExitCode, ended.StandardOutput + ended.StandardError);
    }

    [GeneratedRegex(@"^\s+-(?: run:)? (?<command>instructmix .*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"^ {8,}with:\n(?<inputs>( {10,}.*\n)+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InputsOnPage();

    [GeneratedRegex(@"^ {10}(?<name>[\w-]+):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameOnPage();

    [GeneratedRegex(@"^[- ] (?<name>\w+): (?<value>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"--report \w+=(?<file>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Report();

    [GeneratedRegex(@"^  (?<name>[\w-]+):\n    description: .*\n    default: (?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InputOfAction();

    [GeneratedRegex(@"^        (?<variable>[A-Z_]+): \$\{\{ inputs\.(?<input>[\w-]+) \}\}$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableOfAction();
}
