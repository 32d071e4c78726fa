using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class HeldAnswerTests
{
    [Theory]
    [InlineData("The mill opened on the third of May 1921, on May 3rd, 1921 to be exact.", "3 May 1921")]
    [InlineData("The mill ground twelve hundred sacks.", "1,200")]
    [InlineData("It lies 5 kilometres north of Dorrin.", "5 km")]
    [InlineData("Ilva Renn built it, with great care.", "Ilva Renn")]
    [InlineData("It closed because its gates had rotted.", "because its gates had rotted")]
    [InlineData("It is used by NASA.", "NASA")]
    [InlineData("The mill is not in use.", "not in use")]
    public void A_sentence_holds_an_answer_in_another_form(string sentence, string answer) => HeldAnswer.Share(sentence, answer).Should().BeGreaterThanOrEqualTo(0.6);

    [Theory]
    [InlineData("The mill opened in 1921.", "3 May 1921")]
    [InlineData("The mill opened on 4 May 1921.", "3 May 1921")]
    [InlineData("It lies 5 miles north of Dorrin.", "5 km")]
    [InlineData("Tomas Korr built it.", "Ilva Renn")]
    [InlineData("It closed for other reasons.", "because its gates had rotted")]
    [InlineData("The mill is in use.", "not in use")]
    public void A_sentence_that_lost_it_does_not(string sentence, string answer) => HeldAnswer.Share(sentence, answer).Should().BeLessThan(0.6);

    [Theory]
    [InlineData("The mill opened in May 1921.")]
    [InlineData("It opened in May. Nobody came!")]
    [InlineData("\"It opened in May,\" she said.")]
    [InlineData("1921 was the year in which it opened.")]
    public void Whole_sentences_are_whole(string text) => FullSentence.Fault(text).Should().BeNull();

    [Theory]
    [InlineData("")]
    [InlineData("Ilva Renn")]
    [InlineData("In 1921.")]
    [InlineData("The mill opened in the")]
    [InlineData("and the mill opened in May.")]
    [InlineData("Did the mill open in May?")]
    public void Fragments_and_questions_are_not(string text) => FullSentence.Fault(text).Should().NotBeNull();
}
