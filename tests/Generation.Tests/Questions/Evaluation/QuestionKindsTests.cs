using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class QuestionKindsTests
{
    [Theory]
    [InlineData("Who built the mill?", QuestionKind.Who)]
    [InlineData("who built the mill?", QuestionKind.Who)]
    [InlineData("Who's the keeper?", QuestionKind.Who)]
    [InlineData("Who’d have paid?", QuestionKind.Who)]
    [InlineData("\"Who built the mill?\"", QuestionKind.Who)]
    [InlineData("  — Who built the mill?", QuestionKind.Who)]
    [InlineData("Whose boat sank?", QuestionKind.Whose)]
    [InlineData("Whom did Ilva Renn succeed?", QuestionKind.Whom)]
    [InlineData("What is brine?", QuestionKind.What)]
    [InlineData("Which pier is older?", QuestionKind.Which)]
    [InlineData("Where does the road end?", QuestionKind.Where)]
    [InlineData("When did it open?", QuestionKind.When)]
    [InlineData("Why did the bell fall silent?", QuestionKind.Why)]
    [InlineData("How did they cross?", QuestionKind.How)]
    [InlineData("How many boats are there?", QuestionKind.How)]
    [InlineData("How much does it weigh?", QuestionKind.How)]
    [InlineData("How long is the pier?", QuestionKind.How)]
    [InlineData("HOW LONG IS THE PIER?", QuestionKind.How)]
    public void The_leading_word_is_the_kind(string question, QuestionKind kind) => QuestionKinds.Of(question).Should().Be(kind);

    [Theory]
    [InlineData("Whoever built the mill, when did it burn?")]
    [InlineData("Whatever happened to the bell?")]
    [InlineData("However did they cross?")]
    [InlineData("Whenever does it open?")]
    [InlineData("Wherever is the road?")]
    [InlineData("Whichever pier is older?")]
    [InlineData("Whos boat sank?")]
    [InlineData("In which year did the mill burn?")]
    [InlineData("To whom did the boat belong?")]
    [InlineData("Since when has the mill stood empty?")]
    [InlineData("Is the mill old?")]
    [InlineData("Whole grain is milled where?")]
    [InlineData("Howard built what?")]
    [InlineData("Whyte Street is where?")]
    [InlineData("WHO-led studies found what?")]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("Wer hat die Mühle gebaut?")]
    public void A_word_that_only_begins_so_is_none(string question) => QuestionKinds.Of(question).Should().BeNull();

    [Theory]
    [InlineData("How many boats sank?", ExpectedAnswer.Count)]
    [InlineData("How much salt is needed?", ExpectedAnswer.Amount)]
    [InlineData("How long is the pier?", ExpectedAnswer.Measure)]
    [InlineData("How often does the ferry sail?", ExpectedAnswer.Measure)]
    [InlineData("How is salt made?", ExpectedAnswer.Manner)]
    [InlineData("How come the bell is silent?", ExpectedAnswer.Reason)]
    [InlineData("What year did the mill burn?", ExpectedAnswer.Time)]
    [InlineData("What percentage of the boats sank?", ExpectedAnswer.Amount)]
    [InlineData("What is brine?", ExpectedAnswer.Thing)]
    [InlineData("Whose boat sank?", ExpectedAnswer.Person)]
    public void What_an_answer_must_be_is_told_by_the_first_words(string question, ExpectedAnswer expected) => ExpectedAnswers.Of(question).Should().Be(expected);
}
