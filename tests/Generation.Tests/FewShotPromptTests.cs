using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Tests;

public sealed class FewShotPromptTests
{
    private static readonly Request Reverse = new() { Id = "reverse", Topic = "text", Instruction = "Reverse a text." };

    [Fact]
    public void Exemplars_of_the_same_topic_come_before_others()
    {
        for (int sample = 0; sample < 20; sample++)
        {
            Choose(Reverse, sample, shots: 3).Should().BeEquivalentTo("t0", "t1", "t2");
            Choose(Reverse, sample, shots: 4).Where(id => id[0] == 't').Should().BeEquivalentTo("t0", "t1", "t2");
        }
    }

    [Fact]
    public void The_choice_and_its_order_change_with_the_sample_and_the_seed_and_with_nothing_else()
    {
        var samples = Enumerable.Range(0, 10).Select(sample => string.Join(' ', Choose(Reverse, sample))).ToList();
        var otherSeed = Enumerable.Range(0, 10).Select(sample => string.Join(' ', Choose(Reverse, sample, seed: 8))).ToList();

        samples.Distinct().Should().HaveCountGreaterThan(2);
        otherSeed.Should().NotEqual(samples);
        Enumerable.Range(0, 10).Select(sample => string.Join(' ', Choose(Reverse, sample))).Should().Equal(samples);
        Choose(Reverse, 3, exemplars: [.. Given.Exemplars().Reverse()]).Should().Equal(Choose(Reverse, 3), "the order of the file has no part in it");
    }

    [Fact]
    public void The_nearest_topic_does_not_always_stand_first()
    {
        var exemplars = Given.Exemplars(text: 1, numbers: 2);

        var firsts = Enumerable.Range(0, 30).Select(sample => Choose(Reverse, sample, exemplars: exemplars)[0]);

        firsts.Distinct().Should().HaveCount(3);
    }

    [Fact]
    public void A_request_is_never_its_own_exemplar()
    {
        Exemplar[] exemplars =
        [
            Given.Exemplar("reverse", "text"),
            Given.Exemplar("same-words", "text") with { Instruction = " Reverse a text.\n" },
            Given.Exemplar("other", "numbers"),
        ];

        Choose(Reverse, 0, exemplars: exemplars).Should().Equal("other");
    }

    [Fact]
    public void A_chat_is_a_system_message_the_exemplars_as_turns_and_the_request()
    {
        var prompt = (Prompt.Chat)new FewShotPrompt(new ExemplarChoice(Given.Exemplars(), 2, 0), Template.Read(TemplateKind.Answer)).Compose(Reverse, 0);

        prompt.Messages.Select(m => m.Role).Should().Equal("system", "user", "assistant", "user", "assistant", "user");
        prompt.Messages[0].Content.Should().Contain("Python");
        prompt.Messages[1].Content.Should().Be($"Instruction of {prompt.Shots[0]}.");
        prompt.Messages[4].Content.Should().Contain($"def {prompt.Shots[1]}():");
        prompt.Messages[5].Content.Should().Be("Reverse a text.");
    }

    [Fact]
    public void A_transcript_ends_where_the_answer_begins_and_stops_before_the_next_request()
    {
        var prompt = (Prompt.Transcript)new FewShotPrompt(new ExemplarChoice([Given.Exemplar("e", "text")], 3, 0), Template.Read(TemplateKind.Answer, api: Api.Completions)).Compose(Reverse, 0);

        prompt.Text.Should().StartWith("You are an experienced Python programmer.").And.EndWith("""
             or runs by itself.

            === REQUEST ===
            Instruction of e.

            === ANSWER ===
            ```python
            def e():
                return "ä < b"
            ```

            === REQUEST ===
            Reverse a text.

            === ANSWER ===

            """);
        prompt.Stop.Should().Contain("\n=== REQUEST ===");
    }

    [Fact]
    public void The_model_is_told_the_name_that_the_tests_call_but_not_the_tests()
    {
        var prompts = new FewShotPrompt(new ExemplarChoice([], 0, 0), Template.Read(TemplateKind.Answer));
        var named = Reverse with { EntryPoint = "flip", Tests = ["assert flip('ab') == 'ba'"] };

        Last(named).Should().Be("Reverse a text.\n\nName it `flip`.");
        Last(named with { Instruction = "Write flip(text)." }).Should().Be("Write flip(text).", "it says the name itself");
        Last(named with { Signature = "def flip(text: str) -> str:" }).Should().Be("Reverse a text.\n\nUse this signature:\n\ndef flip(text: str) -> str:");

        string Last(Request request) => ((Prompt.Chat)prompts.Compose(request, 0)).Messages[^1].Content;
    }

    [Fact]
    public void The_digest_is_the_same_for_the_same_prompt_and_pinned_across_versions()
    {
        var chat = new Prompt.Chat([new ChatMessage("user", "Say \"<é>\".")], []);
        var text = new Prompt.Transcript("Say \"<é>\".", [], []);

        // printf '%s' '[{"role":"user","content":"Say \"<é>\"."}]' | sha256sum
        chat.Digest.Should().Be("d17e68853846b716c771d0612f3b1012d92e89c2fbe007e56b5565795409f635");
        // printf '%s' '"Say \"<é>\"."' | sha256sum
        text.Digest.Should().Be("fb2e3b6cffcdad92c0ba099854bc2c740d8f8c2fe49ea175f2085c25467324bd");
        (chat with { Shots = ["e"] }).Digest.Should().Be(chat.Digest);
        new Prompt.Chat([new ChatMessage("user", "Say something else.")], []).Digest.Should().NotBe(chat.Digest);
    }

    private static IReadOnlyList<string> Choose(Request request, int sample, int shots = 3, long seed = 7, IReadOnlyList<Exemplar>? exemplars = null) =>
        [.. new ExemplarChoice(exemplars ?? Given.Exemplars(), shots, seed).Choose(request, sample).Select(e => e.Id)];
}
