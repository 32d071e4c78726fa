using InstructMix.Cli.Tests.Given;

namespace InstructMix.Cli.Tests;

/// <summary>Wrong usage: exit code 2, what is wrong, and where help is.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("verify in --output out --nope", "there is no option --nope", "instructmix verify --help")]
    [InlineData("verify in", "'--output' is required", "instructmix verify --help")]
    [InlineData("verify --output out", "Required argument 'INPUT' missing", "instructmix verify --help")]
    [InlineData("verify in --output", "Required argument missing for option: '--output'", "instructmix verify --help")]
    [InlineData("verify in --output out --python 2.7", "'2.7' is no Python version; give --python one such as 3.11", "instructmix verify --help")]
    [InlineData("verify in --output out --python latest", "'latest' is no Python version", "instructmix verify --help")]
    [InlineData("verify in --output out --python", "Required argument missing for option: '--python'", "instructmix verify --help")]
    [InlineData("verify in --output out --memory lots", "'lots' is no size of 16 MiB or more; give --memory one such as 512m or 2g", "instructmix verify --help")]
    [InlineData("verify in --output out --memory 1m", "'1m' is no size of 16 MiB or more", "instructmix verify --help")]
    [InlineData("verify in --output out --timeout soon", "--timeout must be more than 0 and at most 86,400 seconds, not 'soon'; write it such as 5, 5s, 500ms or 2m", "instructmix verify --help")]
    [InlineData("verify in --output out --timeout 0", "--timeout must be more than 0", "instructmix verify --help")]
    [InlineData("verify in --output out --timeout -3", "--timeout must be more than 0", "instructmix verify --help")]
    [InlineData("verify in --output out --timeout NaN", "--timeout must be more than 0", "instructmix verify --help")]
    [InlineData("verify in --output out --jobs many", "Cannot parse argument 'many' for option '--jobs': a whole number is wanted", "instructmix verify --help")]
    [InlineData("verify in --output out --jobs 0", "--jobs must be from 1 to 1,024, not 0", "instructmix verify --help")]
    [InlineData("verify in --output out --stub all", "--stub has no value 'all'; known are: auto, define, doctest, smoke, tests", "instructmix verify --help")]
    [InlineData("verify in --output out --isolation none", "--isolation has no value 'none'", "instructmix verify --help")]
    [InlineData("verify in --output out --warm", "Required argument missing for option: '--warm'", "instructmix verify --help")]
    [InlineData("verify in --output out --warm numpy,pandas", "'numpy,pandas' is no name of a module; give one such as numpy", "instructmix verify --help")]
    [InlineData("verify in --output out --warm numpy --isolation fresh", "--warm does not go with --isolation fresh", "instructmix verify --help")]
    [InlineData("reverify in --output out --python 3.11 --isolation fresh --warm numpy", "--warm does not go with --isolation fresh", "instructmix reverify --help")]
    [InlineData("check in --warm numpy", "there is no option --warm", "instructmix check --help")]
    [InlineData("verify in --output out --shard 9/8", "there is no share 9/8: shares of 8 are numbered from 1 to 8", "instructmix verify --help")]
    [InlineData("verify in --output out --shard 0/8", "there is no share 0/8: shares of 8 are numbered from 1 to 8", "instructmix verify --help")]
    [InlineData("verify in --output out --shard 1/0", "there is no share 1/0: an input has at least one share, 1/1", "instructmix verify --help")]
    [InlineData("verify in --output out --shard some", "'some' is no share; give one such as 3/8, or auto", "instructmix verify --help")]
    [InlineData("merge --output out", "Required argument 'DIR' missing", "instructmix merge --help")]
    [InlineData("merge runs --nope --output out", "there is no option --nope", "instructmix merge --help")]
    [InlineData("mix --nope --output out", "there is no option --nope", "instructmix mix --help")]
    [InlineData("generate --output out --count few --endpoint http://localhost:1 --model m", "Cannot parse argument 'few' for option '--count'", "instructmix generate --help")]
    [InlineData("sandbox build --python 4.0", "'4.0' is no Python version", "instructmix sandbox build --help")]
    [InlineData("sandbox", "Required command was not provided", "instructmix sandbox --help")]
    [InlineData("verfy", "there is no verb 'verfy'; did you mean \"verify\"?", "instructmix --help")]
    [InlineData("verify in --outptu out -o out", "there is no option --outptu, and no file of that name; did you mean --output?", "instructmix verify --help")]
    [InlineData("check in --python 3.11,3.x", "'3.x' is no Python version; give --python one such as 3.11, or several as 3.11,3.13", "instructmix check --help")]
    [InlineData("verify in -o - --json", "--json and --output - both write to standard output", "instructmix verify --help")]
    [InlineData("verify in -o out --open", "--open shows a report; name one with --report FILE.html", "instructmix verify --help")]
    [InlineData("verify in -o out --limit 5 --shard 1/2", "--limit does not go with --shard", "instructmix verify --help")]
    [InlineData("verify in -o out --min-level test", "--min-level has no value 'test'; did you mean \"tested\"?", "instructmix verify --help")]
    [InlineData("", "Required command was not provided", "instructmix --help")]
    public async Task Wrong_usage_is_told(string line, string what, string help)
    {
        var result = await CommandLine.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(what).And.EndWith($"instructmix: see '{help}'\n");
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_misspelt_verb_is_the_only_thing_that_is_told()
    {
        var result = await CommandLine.RunAsync("verfy", "in", "--output", "out");
        result.Error.Should().Be("instructmix: there is no verb 'verfy'; did you mean \"verify\"?\ninstructmix: see 'instructmix --help'\n");
    }

    [Fact]
    public async Task The_version_comes_with_the_engine_and_the_images()
    {
        var result = await CommandLine.RunAsync("--version");
        result.ExitCode.Should().Be(ExitCode.Done);
        result.Output.Should().MatchRegex(@"^\d+\.\d+\.\d+\S*\nengine  Docker \S+ at \S+ \(.+\)\nimages  .*3\.11");
        var without = await CommandLine.RunAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" }, "--version");
        without.ExitCode.Should().Be(ExitCode.Done);
        without.Output.Should().MatchRegex(@"^\d+\.\d+\.\d+\S*\nengine  none: .*there is no such socket; .*unset DOCKER_HOST");
    }

    [Theory]
    [InlineData("help", "verify")]
    [InlineData("help verify", "--rejects <FILE>")]
    [InlineData("help sandbox build", "--packages <FILE>")]
    [InlineData("--help", "verify")]
    [InlineData("verify --help", "--rejects <FILE>")]
    [InlineData("sandbox --help", "doctor")]
    public async Task Help_is_what_a_script_would_read(string line, string word)
    {
        var result = await CommandLine.RunAsync(line.Split(' '));
        result.ExitCode.Should().Be(ExitCode.Done);
        result.Output.Should().Contain(word);
        result.Error.Should().BeEmpty();
    }
}
