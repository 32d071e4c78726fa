using InstructMix.Core.Files;
using InstructMix.Mixer.Proof;

namespace InstructMix.Mixer.Tests.Outputs;

/// <summary>A mix compared with its lock.</summary>
public sealed class ProofTests : IDisposable
{
    private readonly MixedFolder _mix = new();

    public void Dispose() => _mix.Dispose();

    [Fact]
    public async Task A_mix_that_nobody_touched_is_what_its_lock_says()
    {
        await Mix();

        var proof = await MixProof.OfAsync(_mix.Folder["out"], null);

        proof.Holds.Should().BeTrue();
        proof.Items.Should().OnlyContain(i => i.State == ProofState.Same);
        proof.Items.Where(i => i.Role != ProofRole.Output).Select(i => i.File).Should().Equal("recipe.json", "qa.jsonl");
        proof.Items.Select(i => i.File).Should().Contain(["manifest.json", "dropped.jsonl", "README.md", "instruction_tuning_dataset_alpha_part1.json"]);
    }

    [Theory]
    [InlineData("out/instruction_tuning_dataset_alpha_part1.json", ProofRole.Output)]
    [InlineData("out/manifest.json", ProofRole.Output)]
    [InlineData("recipe.json", ProofRole.Recipe)]
    [InlineData("qa.jsonl", ProofRole.Input)]
    public async Task A_byte_that_changed_is_found(string file, ProofRole role)
    {
        await Mix();
        File.AppendAllText(_mix.Folder[file], " ");

        var proof = await MixProof.OfAsync(_mix.Folder["out"], null);

        proof.Holds.Should().BeFalse();
        var changed = proof.Items.Where(i => i.State != ProofState.Same).Should().ContainSingle().Subject;
        changed.Should().BeEquivalentTo(new { Role = role, State = ProofState.Changed });
        changed.Detail.Should().Contain("SHA-256");
    }

    [Fact]
    public async Task A_file_that_is_gone_is_found()
    {
        await Mix();
        File.Delete(_mix.Folder["qa.jsonl"]);

        (await MixProof.OfAsync(_mix.Folder["out"], null)).Items.Should().ContainSingle(i => i.State == ProofState.Missing).Which.File.Should().Be("qa.jsonl");
    }

    [Fact]
    public async Task Inputs_that_lie_elsewhere_are_looked_at_when_the_recipe_is_named()
    {
        await Mix();
        Directory.CreateDirectory(_mix.Folder["elsewhere"]);
        File.Move(_mix.Folder["recipe.json"], _mix.Folder["elsewhere/recipe.json"]);
        File.Move(_mix.Folder["qa.jsonl"], _mix.Folder["elsewhere/qa.jsonl"]);

        var alone = await MixProof.OfAsync(_mix.Folder["out"], null);
        alone.Holds.Should().BeTrue();
        alone.Items.Where(i => i.State == ProofState.NotLookedAt).Should().HaveCount(2);
        (await MixProof.OfAsync(_mix.Folder["out"], _mix.Folder["elsewhere/recipe.json"])).Items.Should().OnlyContain(i => i.State == ProofState.Same);
    }

    [Fact]
    public async Task A_lock_leads_to_no_file_outside_of_its_folder()
    {
        await Mix();
        string path = _mix.Folder["out/lock.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"dropped.jsonl\"", "\"../qa.jsonl\""));

        (await MixProof.OfAsync(_mix.Folder["out"], null)).Items.Should().ContainSingle(i => i.File == "../qa.jsonl" && i.State == ProofState.NotLookedAt);
    }

    [Theory]
    [InlineData(null, "*there is no such file*")]
    [InlineData("{", "*this is no lock*")]
    [InlineData("{}", "*this is no lock*")]
    [InlineData("null", "*this is no lock*")]
    public async Task A_folder_without_a_lock_is_told(string? text, string message)
    {
        Directory.CreateDirectory(_mix.Folder["out"]);
        if (text is not null) _mix.Folder.WriteText("out/lock.json", text);

        var looking = () => MixProof.OfAsync(_mix.Folder["out"], null);

        (await looking.Should().ThrowAsync<UnusableInputException>()).WithMessage(message);
    }

    private async Task Mix()
    {
        _mix.WriteQa("qa.jsonl", [("q", "a"), ("r", "b")]);
        await _mix.MixAsync("""{ "source": "synthetic_qa", "path": "qa.jsonl" }""", "");
    }
}
