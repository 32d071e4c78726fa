using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Extraction;

public sealed class TestStatementsTests
{
    [Fact]
    public void Assertions_are_taken_one_by_one_with_what_they_need()
    {
        const string answer = """
            Here are tests:

            ```python
            import math
            assert area(1) == math.pi
            # a longer one
            radius = 2
            assert area(
                radius
            ) == 4 * math.pi, "two"
            assert area(1) == math.pi
            assert True
            print(area(3))
            ```
            """;

        TestStatements.In(answer, "area").Should().Equal(
            "import math\nassert area(1) == math.pi", "import math\nradius = 2\nassert area(\n    radius\n) == 4 * math.pi, \"two\"",
            "import math\nradius = 2\nassert area(1) == math.pi");
    }

    [Theory]
    [InlineData("```python\ndef area(r):\n    return 1\n\nassert area(2) == 1\n```")]
    [InlineData("I cannot write tests.")]
    [InlineData("```python\nassert my_area(1) == 2\n```")]
    [InlineData("")]
    public void An_answer_that_tests_itself_or_nothing_has_no_tests(string answer) => TestStatements.In(answer, "area").Should().BeEmpty();

    [Fact]
    public void Assertions_without_a_fence_are_read_as_a_base_model_writes_them() =>
        TestStatements.In("assert f(1) == 2\nassert f(2) == 3\n", "f").Should().Equal("assert f(1) == 2", "assert f(2) == 3");
}
