using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Verifying;

/// <summary>Inputs and outputs that cannot be used at all: told before an engine is asked for, so an engine that is nowhere does not matter.</summary>
public sealed class UnusableInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        var result = await VerifyAsync(_folder["nowhere.jsonl"], "--output", _folder["kept.jsonl"]);
        result.Error.Should().Be($"instructmix: {_folder["nowhere.jsonl"]}: there is no such file; check the name\n");
    }

    [Fact]
    public async Task A_directory_is_no_input()
    {
        var result = await VerifyAsync(_folder.Path, "--output", _folder["kept.jsonl"]);
        result.Error.Should().Be($"instructmix: {_folder.Path}: is a directory; name a file in it\n");
    }

    [Fact]
    public async Task Problems_that_are_missing_are_named()
    {
        var result = await VerifyAsync(Input(), "--problems", _folder["nowhere.jsonl"], "--output", _folder["kept.jsonl"]);
        result.Error.Should().Be($"instructmix: {_folder["nowhere.jsonl"]}: there is no such file; check the name\n");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}/")]
    [InlineData("{0}/new/")]
    public async Task A_directory_is_no_output(string output)
    {
        output = string.Format(null, output, _folder.Path);
        var result = await VerifyAsync(Input(), "--output", output);
        result.Error.Should().Be($"instructmix: {output}: is a directory; name a file in it\n");
        _folder.Names.Should().BeEquivalentTo("in.jsonl");
    }

    [Fact]
    public async Task A_dash_is_no_file_of_rejects_and_makes_no_file_of_that_name()
    {
        var result = await VerifyAsync([Input(), "--rejects", "-", "--output", _folder["kept.jsonl"]]);
        result.Error.Should().Be("instructmix: -: names no file; name one, or /dev/stdout for standard output, or ./- for a file of that name\n");
        _folder.Names.Should().BeEquivalentTo("in.jsonl");
        File.Exists("-.partial").Should().BeFalse();
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_told()
    {
        var output = Path.Combine(Input(), "below", "kept.jsonl");
        var result = await VerifyAsync(Input(), "--output", output);
        result.Error.Should().StartWith($"instructmix: {output}: cannot be written (").And.EndWith("; name another place\n");
    }

    [Fact]
    public async Task Rejects_that_cannot_be_written_are_told_and_the_output_is_not_begun()
    {
        var rejects = Path.Combine(Input(), "rejects.jsonl");
        var result = await VerifyAsync(Input(), "--output", _folder["kept.jsonl"], "--rejects", rejects);
        result.Error.Should().StartWith($"instructmix: {rejects}: cannot be written (");
        _folder.Names.Should().BeEquivalentTo("in.jsonl");
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_is_told_and_no_output_is_left()
    {
        var ledger = Path.Combine(Input(), "ledger");
        var result = await CommandLine.RunAsync("verify", Input(), "--output", _folder["kept.jsonl"], "--ledger", ledger);
        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().StartWith($"instructmix: {ledger}: cannot be used as the ledger (").And.Contain("--ledger");
        _folder.Names.Should().BeEquivalentTo("in.jsonl");
    }

    [Theory]
    [InlineData("--output", "in.jsonl")]
    [InlineData("--rejects", "in.jsonl")]
    [InlineData("--rejects", "sub/../in.jsonl")]
    [InlineData("--output", "problems.jsonl")]
    public async Task An_output_over_an_input_is_refused_and_the_input_stays(string option, string name)
    {
        var (input, problems) = (Input(), _folder.Write("problems.jsonl", "{}"));
        var before = await File.ReadAllBytesAsync(input);
        string[] others = option == "--rejects" ? ["--output", _folder["kept.jsonl"]] : [];
        var result = await VerifyAsync([input, "--problems", problems, option, _folder[name], .. others]);
        result.Error.Should().Be($"instructmix: {_folder[name]}: would overwrite an input; name another place\n");
        (await File.ReadAllBytesAsync(input)).Should().Equal(before);
    }

    [Fact]
    public async Task An_input_under_the_name_that_an_output_has_while_it_is_written_is_not_overwritten()
    {
        var input = _folder.Write("kept.jsonl.partial", Candidates.Right("a"));
        var result = await VerifyAsync(input, "--output", _folder["kept.jsonl"]);
        result.Error.Should().Contain("would overwrite an input");
        (await File.ReadAllTextAsync(input)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Output_and_rejects_in_one_file_are_refused()
    {
        var result = await VerifyAsync(Input(), "--output", _folder["kept.jsonl"], "--rejects", _folder["kept.jsonl"]);
        result.Error.Should().Contain("--output and --rejects must be files of their own");
    }

    [Theory]
    [InlineData("in.jsonl")]
    [InlineData("kept.jsonl")]
    [InlineData("kept.rejects.jsonl")]
    public async Task A_ledger_in_the_place_of_another_file_is_refused(string name)
    {
        var result = await VerifyAsync(Input(), "--output", _folder["kept.jsonl"], "--ledger", _folder[name]);
        result.Error.Should().StartWith($"instructmix: {_folder[name]}: the ledger must be a file of its own");
        (await File.ReadAllTextAsync(_folder["in.jsonl"])).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("", "kept.jsonl", "ledger")]
    [InlineData("kept.jsonl", "", "ledger")]
    [InlineData("kept.jsonl", "rejects.jsonl", "")]
    public async Task Empty_names_are_told(string output, string rejects, string ledger)
    {
        string At(string name) => name.Length > 0 ? _folder[name] : "";
        var result = await VerifyAsync(Input(), "--output", At(output), "--rejects", At(rejects), "--ledger", At(ledger));
        result.Error.Should().Contain("has an empty name; name a file");
    }

    [Fact]
    public async Task A_device_has_nothing_beside_it_so_the_other_files_must_be_named()
    {
        (await VerifyAsync(Input(), "--output", "/dev/null")).Error.Should().Contain("/dev/null: nothing can be put beside it; name --rejects as well");
        (await VerifyAsync(Input(), "--output", "/dev/null", "--rejects", "/dev/null")).Error.Should().Contain("/dev/null: nothing can be put beside it; name a --ledger as well");
    }

    private static async Task<CliResult> VerifyAsync(params string[] arguments)
    {
        var nowhere = new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };
        var result = await CommandLine.RunAsync(nowhere, ["verify", .. arguments, "--json"]);
        result.ExitCode.Should().Be(ExitCode.Unusable, result.Error);
        result.Output.Should().BeEmpty();
        return result;
    }

    private string Input() => _folder.Write("in.jsonl", Candidates.Right("a"));
}
