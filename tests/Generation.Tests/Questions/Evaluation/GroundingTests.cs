using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class GroundingTests
{
    private const double Threshold = 0.6;

    private const string Passage =
        "On 3 May 1921 the engineer Ilva Renn opened the tide mill of Velmora, 5 km north of Dorrin. It ground 1,200 sacks in its first year and employed fourteen people. "
        + "NASA later photographed the wheel, and a team took DNA from the old barley. The mill closed because its gates had rotted. Half of the crew left in the spring of 1954. "
        + "The wheel is 12.5 metres wide, and the third gate weighs two tonnes. In the 1960s a school at Saint-Aubel bought the house for £900.";

    [Theory]
    [InlineData("May 3rd, 1921")]
    [InlineData("1921-05-03")]
    [InlineData("in 1921")]
    [InlineData("1921")]
    [InlineData("May 1921")]
    [InlineData("3 May")]
    [InlineData("the 1920s")]
    [InlineData("in the spring of 1954")]
    [InlineData("the 1960s")]
    [InlineData("Ilva Renn")]
    [InlineData("Renn")]
    [InlineData("the engineer Ilva Renn")]
    [InlineData("Engineer Ilva Renn")]
    [InlineData("in Velmora")]
    [InlineData("5 kilometres north of Dorrin")]
    [InlineData("5,000 metres")]
    [InlineData("1200 sacks")]
    [InlineData("twelve hundred")]
    [InlineData("14 people")]
    [InlineData("14")]
    [InlineData("12.5 m")]
    [InlineData("2,000 kg")]
    [InlineData("the 3rd gate")]
    [InlineData("900 pounds")]
    [InlineData("NASA")]
    [InlineData("DNA")]
    [InlineData("because its gates had rotted")]
    [InlineData("Its gates rotted.")]
    [InlineData("Because the gates were rotting")]
    [InlineData("half of the crew")]
    [InlineData("Saint-Aubel")]
    public void What_stands_in_the_passage_is_grounded(string answer)
    {
        var grounded = Grounding.Of(answer, Passage);
        grounded.Missing.Should().BeEmpty();
        grounded.Score.Should().BeGreaterThanOrEqualTo(Threshold);
    }

    [Theory]
    [InlineData("4 May 1921", "4 May 1921")]
    [InlineData("3 June 1921", "3 June 1921")]
    [InlineData("in 1922", "1922")]
    [InlineData("3 May 1954", "3 May 1954")]
    [InlineData("in May 1954", "May 1954")]
    [InlineData("1963", "1963")]
    [InlineData("Tomas Korr", "tomas")]
    [InlineData("Ilva Korr", "korr")]
    [InlineData("5 miles", "5 miles")]
    [InlineData("5 kg", "5 kg")]
    [InlineData("1,300 sacks", "1,300")]
    [InlineData("14 metres", "14 metres")]
    [InlineData("fifteen people", "fifteen")]
    [InlineData("the fourth gate", "fourth")]
    [InlineData("ESA", "esa")]
    [InlineData("RNA", "rna")]
    [InlineData("900 dollars", "900 dollars")]
    [InlineData("Paris", "paris")]
    public void A_name_a_number_or_a_time_that_does_not_is_missing(string answer, string missing)
    {
        var grounded = Grounding.Of(answer, Passage);
        grounded.Missing.Should().Contain(missing);
        grounded.Score.Should().BeLessThan(0.5);
    }

    [Theory]
    [InlineData("because lightning struck the roof")]
    [InlineData("by towing rafts upstream with oxen")]
    [InlineData("a flock of geese")]
    public void Other_words_must_stand_there_for_the_most_part(string answer) => Grounding.Of(answer, Passage).Score.Should().BeLessThan(Threshold);

    [Fact]
    public void Words_of_the_question_say_nothing_of_the_answer() =>
        Grounding.Of("The tide mill of Velmora closed because lightning struck", Passage, "Why did the tide mill of Velmora close?").Score.Should().BeLessThan(Threshold);

    [Fact]
    public void Nothing_is_grounded_in_nothing()
    {
        Grounding.Of("", Passage).Score.Should().Be(0);
        Grounding.Of("Ilva", "").Score.Should().BeLessThan(0.5);
    }
}
