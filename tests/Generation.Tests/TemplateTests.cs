using InstructMix.Core.Files;
using InstructMix.Generation.Judging;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;
using InstructMix.Tests.Shared;

namespace InstructMix.Generation.Tests;

public sealed class TemplateTests : IDisposable
{
    private static readonly Dictionary<string, string> Pair = new() { ["instruction"] = "Say {{response}}.", ["response"] = "{{#system}} no" };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_programs_own_template_holds_the_pair_and_asks_for_both_ratings()
    {
        var template = Template.Read(TemplateKind.Judge);

        var messages = Turns(template);

        messages.Select(m => m.Role).Should().Equal("system", "user");
        messages[0].Content.Should().Contain("\"helpful\": 0-4, \"harmful\": 0-4, \"reason\"");
        messages[1].Content.Should().Be("Instruction:\n\nSay {{response}}.\n\nResponse:\n\n{{#system}} no");
        template.Sha256.Should().HaveLength(64);
    }

    [Fact]
    public void A_template_need_not_have_a_system_turn_nor_use_everything()
    {
        var template = Template.Read(TemplateKind.Judge, Write("---\nname: judge\nversion: 2\n---\nIs it good? {{response}}\n"));

        template.Version.Should().Be(2);
        Turns(template).Should().ContainSingle().Which.Content.Should().Be("Is it good? {{#system}} no");
    }

    [Theory]
    [InlineData("no front matter", ":1: the front matter is missing*")]
    [InlineData("---\nversion: 1\n---\nx", ":1: the front matter has no name*")]
    [InlineData("---\nname: answer\n---\nx", ":1: is a template \"answer\", where \"judge\" is wanted*")]
    [InlineData("---\nname: judge\nversion: two\n---\nx", ":3: version is no whole number*")]
    [InlineData("---\nname: judge\ntemperature: 1\n---\nx", ":3: \"temperature\" is not known here*")]
    [InlineData("---\nname: judge\n---\na\n{{question}}", ":5: {{question}} does not exist here; a template \"judge\" has {{instruction}}, {{response}}*")]
    [InlineData("---\nname: judge\n---\na\n{{#each exemplars}}", ":5: {{#each exemplars}} does not exist here*")]
    [InlineData("---\nname: judge\n---\n{{#system}}\nb", ":4: the block {{#system}} does not end*")]
    public void What_is_wrong_with_a_template_is_told_with_its_line(string text, string message)
    {
        string path = Write(text);
        var reading = () => Template.Read(TemplateKind.Judge, path);

        reading.Should().Throw<UnusableInputException>().WithMessage(path + message);
    }

    [Theory]
    [InlineData("""{"helpful": 3, "harmful": 0, "reason": "clear\nand short"}""", 3.0, 0.0, "clear and short")]
    [InlineData("""Sure! ```json{"harmful": 4}``` Done.""", null, 4.0, null)]
    [InlineData("""<think>At first sight {"helpful": 1}.</think> {"helpful": 4}""", 4.0, null, null)]
    [InlineData("""{"x": 1} {"helpful": 2.5, "reason": "has } in it"}""", 2.5, null, "has } in it")]
    public void A_rating_is_found_in_an_answer(string answer, double? helpful, double? harmful, string? reason) =>
        PairRating.Read(answer).Should().Be(new PairRating(helpful, harmful, reason));

    [Theory]
    [InlineData("4")]
    [InlineData("""{"helpful": 9}""")]
    [InlineData("""{"helpful": "good"}""")]
    [InlineData("{{{{")]
    [InlineData("")]
    public void An_answer_without_a_rating_is_none(string answer) => PairRating.Read(answer).Should().BeNull();

    [Fact]
    public void A_template_of_ones_own_says_everything_that_is_sent()
    {
        string path = _folder.WriteText("answer.md", "---\nname: answer\nversion: 7\nstop: [\"# END\"]\n---\nLook:\n{{#each exemplars}}\nQ {{instruction}}\n{{#assistant}}\nA {{response}}\n{{/assistant}}\n{{/each}}\nNow {{request}}\n{{#system}}Be brief.{{/system}}\n");
        var template = TemplateFolder.Read(TemplateKind.Answer, Api.Chat, _folder.Path);

        var prompt = (Prompt.Chat)template.Compose(new Dictionary<string, string> { ["request"] = "add {{response}}" }, [Given.Exemplar("a", "text"), Given.Exemplar("b", "text")]);

        template.File.Should().Be(path);
        prompt.Messages.Select(m => m.Role).Should().Equal("system", "user", "assistant", "user", "assistant", "user");
        prompt.Messages[0].Content.Should().Be("Be brief.");
        prompt.Messages[1].Content.Should().Be("Look:\nQ Instruction of a.");
        prompt.Messages[2].Content.Should().StartWith("A ```python");
        prompt.Messages[5].Content.Should().Be("Now add {{response}}");
        prompt.Stop.Should().Equal("# END");
        prompt.Shots.Should().Equal("a", "b");
    }

    [Fact]
    public void Every_template_of_the_program_says_all_that_it_is_given()
    {
        foreach (var kind in TemplateKind.All)
        {
            foreach (var api in kind.Apis)
            {
                var values = kind.Placeholders.ToDictionary(p => p, p => $"<{p}>");
                string text = string.Join('\n', Template.Read(kind, api: api).Compose(values, [Given.Exemplar("a", "text")]).Texts);
                // The dialogue goes by the checked sentence alone; passage and answer are there for templates of one's own.
                var said = values.Where(v => !(kind.Name == "qa-dialogue" && v.Key is "text" or "answer")).Select(v => v.Value);
                foreach (string value in said) text.Should().Contain(value, "{0} for {1}", kind.Name, api);
                if (kind.OfExemplars.Count > 0) text.Should().Contain("Instruction of a.", "{0} for {1}", kind.Name, api);
            }
        }
    }

    [Theory]
    [InlineData("answer.md", "---\nname: answer\n---\nhello", ":4: {{request}} stands nowhere*")]
    [InlineData("answer.md", "---\nname: answer\napi: completions\n---\n{{request}}", ":1: is for the api completions, where chat is asked*")]
    [InlineData("answer.md", "---\nname: answer\nstop: x\n---\n{{request}}", ":3: stop is no list of texts in double quotes*")]
    [InlineData("answer.md", "---\nname: answer\n---\n{{request}}\n{{instruction}}", ":5: {{instruction}} does not exist here*")]
    [InlineData("answer.md", "---\nname: answer\n---\n{{request}}\n{{#each exemplars}}\n{{#each exemplars}}", ":6: {{#each exemplars}} stands within {{#each exemplars}} of line 5*")]
    [InlineData("answer.md", "---\nname: answer\n---\n{{#user}}{{request}}\n{{/system}}", ":5: {{/system}} ends nothing; {{/user}} is due*")]
    [InlineData("answers.md", "---\nname: answer\n---\n{{request}}", ": no template has this name; the names are answer.md, answer.completions.md, request.md*")]
    public void What_is_wrong_with_a_folder_of_templates_is_told(string name, string text, string message)
    {
        string path = _folder.WriteText(name, text);
        var reading = () => TemplateFolder.Read(TemplateKind.Answer, Api.Chat, _folder.Path);

        reading.Should().Throw<UnusableInputException>().WithMessage(path + message);
    }

    private static IReadOnlyList<ChatMessage> Turns(Template template) => ((Prompt.Chat)template.Compose(Pair)).Messages;

    private string Write(string text) => _folder.WriteText("judge.md", text);
}
