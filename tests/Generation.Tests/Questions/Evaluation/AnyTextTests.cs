using System.Text;
using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Replies;
using InstructMix.Generation.Questions.Texts;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class AnyTextTests
{
    private static readonly string[] Bits =
    [
        "Who", "When", "how", "many", "much", "long", "in", "on", "the", "3", "May", "1921", "1,200", "٣", "١٩٢١", "99999999999999999999", "0", "1/0", "½", "-", "—", ".", "?", "\"", "“", "**", "```", "{", "}", "[",
        "]", "km", "%", "$", "°", "C", "twelve", "hundred", "million", "half", "and", "a", "third", "twenty", "century", "44", "BC", "o'clock", "25:99", "5", "pm", "NA", "it", "his", "this", "text", "because", "to",
        "by", "Ilva", "Renn's", "NASA", "\u0001", "\ud800", "é", "日本", "\n", "\n\n", "Answer:", "<think>", "</think>", "1.", "'", "of", "31", "Feb", "00:00", "2024-13-45", "1900s", "I",
    ];

    [Fact]
    public void No_text_makes_the_evaluation_fail_and_every_score_is_a_share()
    {
        var random = new Random(16);
        for (int i = 0; i < 3000; i++)
        {
            string one = Text(random), other = Text(random), question = Text(random);
            Agreement.Of(one, other, question).Should().BeInRange(0, 1, one);
            Agreement.Of(one, other).Should().BeApproximately(Agreement.Of(other, one), 1e-9, $"{one} | {other}");
            Grounding.Of(one, other, question).Score.Should().BeInRange(0, 1, one);
            RoundTrip.Of(one, other).Should().BeInRange(0, 1, one);
            HeldAnswer.Share(one, other).Should().BeInRange(0, 1, one);
            AnswerFit.Fault(question, one, other);
            StandAlone.Fault(question);
            FullSentence.Fault(one);
            Refusals.IsNone(one, question);
            ReplyText.Answer(one);
            ReplyText.Sentence(one);
            ReplyText.Question(one);
            ReplyText.IsJson(one);
            TopicList.Merge([TopicList.Read(one), TopicList.Read(other)]).All(t => t.Share is > 0 and <= 1).Should().BeTrue(one);
            string.Concat(SentenceSplitter.Split(one)).Count(c => !char.IsWhiteSpace(c)).Should().Be(one.Count(c => !char.IsWhiteSpace(c)));
        }
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(12); i >= 0; i--) text.Append(Bits[random.Next(Bits.Length)]).Append(random.Next(5) == 0 ? "" : " ");
        return text.ToString();
    }
}
