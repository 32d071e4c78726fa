using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Tests.Questions.Evaluation;

public sealed class AgreementTests
{
    private const double Threshold = 0.6;

    [Theory]
    // Dates as dates.
    [InlineData("3 May 1921", "May 3rd, 1921")]
    [InlineData("3 May 1921", "1921-05-03")]
    [InlineData("May 3, 1921", "the 3rd of May 1921")]
    [InlineData("on 3 May 1921", "in 1921")]
    [InlineData("in May 1921", "3 May 1921")]
    [InlineData("1921", "In 1921.")]
    [InlineData("the year 1921", "1921")]
    [InlineData("03/05/1921", "3 May 1921")]
    [InlineData("05/03/1921", "3 May 1921")]
    [InlineData("the 1920s", "in 1921")]
    [InlineData("the 19th century", "in 1850")]
    [InlineData("the nineteenth century", "the 19th century")]
    [InlineData("spring 1921", "in the spring of 1921")]
    [InlineData("44 BC", "in 44 B.C.")]
    [InlineData("at noon", "12:00")]
    [InlineData("5 pm", "17:00")]
    [InlineData("5:30 p.m.", "17:30")]
    [InlineData("five o'clock", "5 o'clock")]
    [InlineData("five o'clock", "17:00")]
    [InlineData("every Monday", "on Mondays")]
    [InlineData("nineteen twenty-one", "1921")]
    // Numbers as numbers.
    [InlineData("1,200", "1200")]
    [InlineData("1200", "twelve hundred")]
    [InlineData("1,200", "one thousand two hundred")]
    [InlineData("1 200", "1,200")]
    [InlineData("3.5 million", "3,500,000")]
    [InlineData("three and a half million", "3.5 million")]
    [InlineData("a dozen", "12")]
    [InlineData("half a dozen", "six")]
    [InlineData("two dozen", "twenty-four")]
    [InlineData("thirty-two", "32")]
    [InlineData("thirty two", "32")]
    [InlineData("one hundred and five", "105")]
    [InlineData("a hundred", "100")]
    [InlineData("½", "a half")]
    [InlineData("two thirds", "2/3")]
    [InlineData("two-thirds", "two thirds")]
    [InlineData("2½ hours", "two and a half hours")]
    [InlineData("12%", "12 percent")]
    [InlineData("12 per cent", "twelve percent")]
    [InlineData("$5", "five dollars")]
    [InlineData("the third", "the 3rd")]
    [InlineData("twice", "two times")]
    [InlineData("12 boats", "twelve")]
    [InlineData("12 boats", "twelve boats")]
    // Units included.
    [InlineData("5 km", "5 kilometres")]
    [InlineData("5 km", "five kilometers")]
    [InlineData("5km", "5 km")]
    [InlineData("5 km", "5,000 metres")]
    [InlineData("90 minutes", "1.5 hours")]
    [InlineData("two weeks", "14 days")]
    [InlineData("24 months", "2 years")]
    [InlineData("a 12-metre mast", "a mast of 12 metres")]
    [InlineData("20 km/h", "20 kilometres per hour")]
    [InlineData("5", "5 km")]
    [InlineData("-5 °C", "minus 5 degrees Celsius")]
    [InlineData("£1.5 million", "1,500,000 pounds")]
    [InlineData("Sept. 3, 1921", "3 September 1921")]
    [InlineData("from 1921 to 1925", "1921–1925")]
    // Names and words.
    [InlineData("Ilva Renn", "Ilva Renn.")]
    [InlineData("Ilva Renn", "Renn")]
    [InlineData("Ilva Renn", "Dr. Ilva Renn")]
    [InlineData("Ilva Renn", "ILVA RENN")]
    [InlineData("by selling two boats", "She sold two boats")]
    [InlineData("because the rope had rotted", "the rope rotted")]
    [InlineData("NASA", "NASA")]
    [InlineData("the DNA of barley", "barley DNA")]
    [InlineData("under the eaves", "under the eaves of the barn")]
    public void Answers_that_say_the_same_agree(string one, string other)
    {
        Agreement.Of(one, other).Should().BeGreaterThanOrEqualTo(Threshold);
        Agreement.Of(other, one).Should().BeGreaterThanOrEqualTo(Threshold);
    }

    [Theory]
    [InlineData("3 May 1921", "4 May 1921")]
    [InlineData("3 May 1921", "3 June 1921")]
    [InlineData("3 May 1921", "3 May 1922")]
    [InlineData("1921", "1922")]
    [InlineData("in 1921", "the 1930s")]
    [InlineData("May", "June")]
    [InlineData("in May", "in June")]
    [InlineData("44 BC", "44 AD")]
    [InlineData("on Monday", "on Tuesday")]
    [InlineData("5 am", "5 pm")]
    [InlineData("spring 1921", "autumn 1921")]
    [InlineData("1,200", "1,300")]
    [InlineData("1,200", "12")]
    [InlineData("twelve", "twenty")]
    [InlineData("3 million", "3 thousand")]
    [InlineData("5 km", "5 miles")]
    [InlineData("5 kilometres", "5 metres")]
    [InlineData("5 kg", "5 km")]
    [InlineData("12 percent", "12 metres")]
    [InlineData("5 dollars", "5 euros")]
    [InlineData("two weeks", "two months")]
    [InlineData("the third", "three")]
    [InlineData("12 boats", "12 sailors")]
    [InlineData("12 boats", "13 boats")]
    [InlineData("Ilva Renn", "Ilva Korr")]
    [InlineData("Ilva Renn", "Tomas Korr")]
    [InlineData("in Velmora", "in Dorrin")]
    [InlineData("because the rope had rotted", "because the tower was closed")]
    [InlineData("it was closed", "it was not closed")]
    [InlineData("NASA", "DNA")]
    [InlineData("Ilva Renn", "NA")]
    [InlineData("NA", "NA")]
    [InlineData("I do not know", "I do not know")]
    [InlineData("unknown", "not stated")]
    [InlineData("", "")]
    [InlineData("1921", "Ilva Renn")]
    public void Answers_that_differ_do_not(string one, string other)
    {
        Agreement.Of(one, other).Should().BeLessThan(Threshold);
        Agreement.Of(other, one).Should().BeLessThan(Threshold);
    }

    [Fact]
    public void Words_of_the_question_say_nothing()
    {
        const string Question = "Why did the bell of Corrin fall silent?";
        Agreement.Of("The bell of Corrin fell silent because its rope had rotted", "The bell of Corrin fell silent because the ringer died", Question).Should().BeLessThan(Threshold);
        Agreement.Of("The bell of Corrin fell silent because its rope had rotted", "the rope had rotted", Question).Should().BeGreaterThanOrEqualTo(Threshold);
    }

    [Fact]
    public void None_is_a_number_where_the_question_asks_how_many()
    {
        Agreement.Of("None", "none", "How many boats were left?").Should().Be(1);
        Agreement.Of("None", "none", "Who was left?").Should().Be(0);
    }
}
