using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class RoundTripTests
{
    private const double Threshold = 0.5;

    [Theory]
    [InlineData("Who built the tide mill of Velmora?", "Who built the tide mill of Velmora?")]
    [InlineData("Who built the tide mill of Velmora?", "Who was the builder of Velmora's tide mill?")]
    [InlineData("When did the tide mill of Velmora open?", "When was the tide mill at Velmora opened?")]
    [InlineData("When did the tide mill of Velmora open?", "What year did the Velmora tide mill open?")]
    [InlineData("When did the tide mill of Velmora open?", "In which year did the Velmora tide mill open?")]
    [InlineData("How many sacks did the mill of Velmora grind?", "How many sacks were ground by the Velmora mill?")]
    public void The_same_question_in_other_words_agrees(string question, string again) => RoundTrip.Of(question, again).Should().BeGreaterThanOrEqualTo(Threshold);

    [Theory]
    [InlineData("Who built the tide mill of Velmora?", "When was the tide mill built?")]
    [InlineData("Who built the tide mill of Velmora?", "Who painted the bridge of Dorrin?")]
    [InlineData("Who built the tide mill of Velmora?", "Who built the tide mill of Dorrin?")]
    [InlineData("What was measured in 1921?", "What was measured in 1954?")]
    [InlineData("Why did the bell of Corrin fall silent?", "Where does the salt of Corrin come from?")]
    [InlineData("Why did the bell of Corrin fall silent?", "")]
    public void Another_question_does_not(string question, string again) => RoundTrip.Of(question, again).Should().BeLessThan(Threshold);
}
