using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Extraction;

public sealed class PythonExtractorTests
{
    private static readonly Dictionary<string, IReadOnlyList<ExtractionCase>> Lists = new()
    {
        ["fenced"] = FencedCases.All,
        ["unfenced"] = UnfencedCases.All,
        ["answer"] = AnswerCases.All,
        ["choice"] = ChoiceCases.All,
    };

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var (list, cases) in Lists)
            {
                foreach (var one in cases) names.Add(list, one.Name);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_Python_of_an_answer_is_found(string list, string name)
    {
        var expected = Lists[list].Single(c => c.Name == name);

        var found = new PythonExtractor().Extract(new Candidate { Id = "a", Instruction = "i", Response = expected.Response, EntryPoint = expected.EntryPoint });

        found.Code.Should().Be(expected.Code);
        found.Method.Should().Be(expected.Method);
    }

    [Fact]
    public void Code_that_is_given_is_taken_as_it_is()
    {
        var found = new PythonExtractor().Extract(new Candidate { Id = "a", Instruction = "i", Response = "```python\nx = 1\n```", Code = " anything ", Prompt = "def f():\n" });

        found.Should().Be(new ExtractedPython(" anything ", ExtractionMethod.Given));
    }

    [Fact]
    public void Blocks_that_are_left_out_are_noted()
    {
        var found = new PythonExtractor().Extract(new Candidate { Id = "a", Instruction = "i", Response = "```python\ndef f(): ...\n```\n```python\nf()\n```\n```python\ndef g(): ...\n```" });

        found.Note.Should().Be("2 blocks joined, 1 left out");
    }
}
