using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Tests.Expressions;

public sealed class RefusalMessageTests
{
    [Theory]
    [InlineData("Respons.Length > 1", 0, "there is no Respons; did you mean \"Response\"?")]
    [InlineData("true && response.Length > 1", 8, "there is no response; did you mean \"Response\"?")]
    [InlineData("Langage == \"en\"", 0, "there is no Langage; did you mean \"Language\"?")]
    [InlineData("Response.Lenght > 1", 9, "string has no Lenght; did you mean \"Length\"?")]
    [InlineData("Verification.Outcom == \"passed\"", 13, "Verification has no Outcom; did you mean \"Outcome\"?")]
    [InlineData("Verification.Python?.Lenght > 1", 21, "string has no Lenght; did you mean \"Length\"?")]
    [InlineData("Meta[\"a\"].Txt == \"x\"", 10, "Meta[\"a\"] has no Txt; did you mean \"Text\"?")]
    [InlineData("Math.Maximum(1, 2) > 1", 5, "Math has no Maximum; known are: Abs, Min, Max, *")]
    [InlineData("Regx.IsMatch(Response, \"a\")", 0, "there is no Regx; did you mean \"Regex\"?")]
    [InlineData("Environment.MachineName == \"a\"", 0, "Environment.MachineName is not allowed; use the record, *")]
    [InlineData("Response.PadLeft(9).Length > 1", 0, "string.PadLeft is not allowed; of string these are: Length, Contains, *")]
    [InlineData("Regex.Replace(Response, \"a\", \"b\") == \"\"", 0, "Regex.Replace is not allowed; of Regex these are: IsMatch, Count")]
    [InlineData("Response.Any(c => c == 'a')", 13, "a lambda is not allowed; *")]
    [InlineData("$\"{Source}\" == \"a\"", 0, "an interpolated string is not allowed; join texts with +")]
    [InlineData("Response.Length", 0, "the expression is of type int, but a filter is true or false; compare it with something")]
    [InlineData("Verification.Python.StartsWith(\"3\")", 0, "Verification.Python may be null; write ?. *")]
    [InlineData("Response.Contains(Verification.Python)", 18, "Verification.Python may be null, and *")]
    [InlineData("Rating.Value > 1", 0, "Rating may be null; compare it as it is, without .Value; *")]
    [InlineData("Verification == null", 0, "Verification is no value; name something of it, such as Verification.Outcome")]
    [InlineData("Meta is null", 0, "Meta is no value; name something of it, such as Meta[\"model\"]")]
    [InlineData("Judged.Helpful > 2", 0, "Judged is what a model thinks of a record, and this mix has no model that judges; add \"judge\": { \"model\": … } to the recipe, or take Judged out")]
    [InlineData("Regex.IsMatch(Response, \"a(\")", 24, "the regular expression is wrong at its character 2 *")]
    [InlineData("Regex.IsMatch(Response, \"(?!a)b\")", 24, "the regular expression could take very long on some texts; *")]
    [InlineData("Response.Length > 1 &&", 22, "*")]
    public void A_mistake_is_told_where_it_is_with_what_was_meant(string text, int position, string message)
    {
        Signal[] signals = [new Signal.Word("Language", "", _ => "en")];

        var problem = new ExpressionCompiler(signals).Compile([text]).Problems.Should().NotBeEmpty().And.Subject.First();

        $"{problem.What}; {problem.Remedy}".Should().Match(message);
        problem.Position.Should().Be(position);
    }

    [Fact]
    public void All_mistakes_of_all_expressions_are_told_at_once()
    {
        var problems = new ExpressionCompiler([]).Compile(["Respons == \"a\" && Sorce == \"b\"", "true", "new int()", "Source =="]).Problems;

        problems.Select(p => (p.Expression, p.Position)).Should().Equal((0, 0), (0, 18), (2, 0), (3, 9));
    }
}
