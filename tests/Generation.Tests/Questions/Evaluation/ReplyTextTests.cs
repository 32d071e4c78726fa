using InstructMix.Generation.Questions.Replies;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class ReplyTextTests
{
    [Theory]
    [InlineData("Who built the mill?")]
    [InlineData("\n\n  Who built the mill?  \n")]
    [InlineData("Question: Who built the mill?")]
    [InlineData("**Question:** Who built the mill?")]
    [InlineData("Q: Who built the mill?\nA: Ilva Renn")]
    [InlineData("1. Who built the mill?\n2. When did it open?")]
    [InlineData("- Who built the mill?")]
    [InlineData("\"Who built the mill?\"")]
    [InlineData("“Who built the mill?”")]
    [InlineData("Sure! Here is a question:\n\nWho built the mill?")]
    [InlineData("Here's a question about the mill:\nWho built the mill?")]
    [InlineData("Who built the mill? (It was Ilva Renn.)")]
    [InlineData("<think>They want a question. What about it?</think>\nWho built the mill?")]
    [InlineData("They want a question. What about it?</think>\nWho built the mill?")]
    [InlineData("[THINK]What about it?[/THINK]\nWho built the mill?")]
    [InlineData("<reasoning>What about it?</reasoning>\n```\nWho built the mill?\n```")]
    [InlineData("Who built the mill")]
    [InlineData("```\nWho built the mill?\n```")]
    public void A_question_is_found_in_what_stands_around_it(string reply) => ReplyText.Question(reply).Should().Be("Who built the mill?");

    [Theory]
    [InlineData("The mill was built by Ilva Renn.")]
    [InlineData("")]
    public void Where_nothing_asks_there_is_none(string reply) => ReplyText.Question(reply).Should().BeNull();

    [Theory]
    [InlineData("Ilva Renn", "Ilva Renn")]
    [InlineData("Ilva Renn.", "Ilva Renn")]
    [InlineData("  Ilva Renn\n", "Ilva Renn")]
    [InlineData("Answer: Ilva Renn", "Ilva Renn")]
    [InlineData("**Answer:** Ilva Renn", "Ilva Renn")]
    [InlineData("A: Ilva Renn", "Ilva Renn")]
    [InlineData("The answer is: Ilva Renn", "Ilva Renn")]
    [InlineData("Answer:\nIlva Renn", "Ilva Renn")]
    [InlineData("Answer:\n\nIlva Renn", "Ilva Renn")]
    [InlineData("\"Ilva Renn\"", "Ilva Renn")]
    [InlineData("**Ilva Renn**", "Ilva Renn")]
    [InlineData("`Ilva Renn`", "Ilva Renn")]
    [InlineData("Ilva Renn\n\nQuestion: When did the mill open?\nAnswer: 1921", "Ilva Renn")]
    [InlineData("Ilva Renn\nQuestion: When did the mill open?", "Ilva Renn")]
    [InlineData("Ilva Renn\n\nShe was an engineer of great renown.", "Ilva Renn")]
    [InlineData("Sure!\n\nIlva Renn", "Ilva Renn")]
    [InlineData("at 6 a.m.", "at 6 a.m.")]
    [InlineData("3 May 1921", "3 May 1921")]
    [InlineData("12.5 metres", "12.5 metres")]
    [InlineData("- by selling two boats", "by selling two boats")]
    [InlineData("because its gates\nhad rotted", "because its gates had rotted")]
    [InlineData("NASA", "NASA")]
    [InlineData("A dozen boats", "A dozen boats")]
    [InlineData("Ilva's mill", "Ilva's mill")]
    [InlineData("", "")]
    public void An_answer_is_found_as_well(string reply, string answer) => ReplyText.Answer(reply).Should().Be(answer);

    [Theory]
    [InlineData("{\"answer\": \"Ilva Renn\"}", true)]
    [InlineData("```json\n{\"answer\": \"Ilva Renn\"}\n```", true)]
    [InlineData("[\"Ilva Renn\"]", true)]
    [InlineData("{not json}", false)]
    [InlineData("Ilva Renn [an engineer]", false)]
    public void Json_is_told_apart(string reply, bool isJson) => ReplyText.IsJson(reply).Should().Be(isJson);

    [Theory]
    [InlineData("the mill\nIlva Renn")]
    [InlineData("1. the mill\n2. Ilva Renn")]
    [InlineData("- the mill\n- Ilva Renn\n")]
    [InlineData("Topics: the mill, Ilva Renn")]
    [InlineData("the mill; Ilva Renn")]
    [InlineData("Here are the topics:\n\n* the mill\n* Ilva Renn")]
    [InlineData("Topics:\nthe mill\nIlva Renn\nIlva Renn")]
    public void Topics_are_read_from_lists_of_all_forms(string reply) => TopicList.Read(reply).Should().Equal("the mill", "Ilva Renn");

    [Fact]
    public void All_topics_that_recur_go_on_and_not_the_first_alone()
    {
        var topics = TopicList.Merge([["the mill of Velmora", "Ilva Renn", "salt"], ["Ilva Renn", "Velmora's mill"], ["Ilva Renn", "the flood", "the Velmora mill"]]);

        topics.Select(t => t.Text).Should().Equal("the mill of Velmora", "Ilva Renn", "salt", "the flood");
        topics.Where(t => t.Share >= 0.5).Should().HaveCount(2);
    }
}
