using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Extraction;

public sealed class PythonExtractorTests
{
    public static TheoryData<string> Names => new(FencedCases.All.Select(c => "fenced: " + c.Name).Concat(UnfencedCases.All.Select(c => "unfenced: " + c.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_Python_of_an_answer_is_found(string name)
    {
        var cases = name.StartsWith("fenced: ", StringComparison.Ordinal) ? FencedCases.All : UnfencedCases.All;
        var expected = cases.Single(c => c.Name == name[(name.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

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
