using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData("NA")]
    [InlineData("NA.")]
    [InlineData(" \"NA\" ")]
    [InlineData("(NA)")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("na")]
    [InlineData("None")]
    [InlineData("none.")]
    [InlineData("Unknown")]
    [InlineData("unknown.")]
    [InlineData("Not stated.")]
    [InlineData("not mentioned")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("—")]
    public void What_is_no_answer_as_a_whole_is_none(string answer) => Refusals.IsNotAvailable(answer).Should().BeTrue();

    [Theory]
    [InlineData("NASA")]
    [InlineData("DNA")]
    [InlineData("the DNA of barley")]
    [InlineData("North America (NA)")]
    [InlineData("NA divided by two")]
    [InlineData("Na")]
    [InlineData("banana")]
    [InlineData("Nana")]
    [InlineData("CANADA")]
    [InlineData("the unknown soldier")]
    [InlineData("None of the boats but the Kestrel")]
    public void A_piece_of_a_word_or_of_an_answer_is_not(string answer)
    {
        Refusals.IsNotAvailable(answer).Should().BeFalse();
        Refusals.IsNone(answer).Should().BeFalse();
    }

    [Theory]
    [InlineData("I don't know.")]
    [InlineData("I do not know who built it.")]
    [InlineData("I’m not sure.")]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I cannot answer this question.")]
    [InlineData("I am unable to find this information.")]
    [InlineData("The text does not say.")]
    [InlineData("The passage doesn't mention who built the mill.")]
    [InlineData("The given text does not provide this information.")]
    [InlineData("This is not mentioned in the text.")]
    [InlineData("The year is not specified in the passage.")]
    [InlineData("It is not stated.")]
    [InlineData("There is no information about this.")]
    [InlineData("No information is given.")]
    [InlineData("It cannot be determined from the passage.")]
    [InlineData("The text contains no mention of a keeper.")]
    [InlineData("As an AI language model, I have no access to that.")]
    [InlineData("Unfortunately, the passage does not say.")]
    [InlineData("It is unclear.")]
    [InlineData("Not enough information.")]
    public void Who_cannot_or_will_not_answer_refuses(string answer) => Refusals.IsRefusal(answer).Should().BeTrue();

    [Theory]
    [InlineData("because the keeper did not know the tide")]
    [InlineData("The treaty was not signed because the ink froze")]
    [InlineData("The document was not signed")]
    [InlineData("by not telling anyone")]
    [InlineData("because nobody could say where the key was")]
    [InlineData("She did not mention the price to him")]
    [InlineData("an unknown painter from Dorrin")]
    [InlineData("Ilva Renn")]
    [InlineData("in the text archive of Velmora")]
    [InlineData("because the source of the river had dried up")]
    [InlineData("to avoid the unknown")]
    [InlineData("unknown sailors of Dorrin")]
    public void Somebody_in_the_answer_may_well_not_know(string answer) => Refusals.IsNone(answer).Should().BeFalse();
}
