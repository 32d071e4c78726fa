using System.Diagnostics;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Extraction;

public sealed class HostileResponseTests
{
    private const int Megabyte = 1 << 20;

    // Far more than any of these takes (a few hundredths of a second to a few tenths), far less than anything quadratic would.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Patterns => new(
        "`", "```\n", "```python\n", "~~~\n```\n", ">", ">>> f(\n", "> ```\n", "- ", "1. ", " - ```\n", "(", "(\n", "[{(", "\"\"\"\n", "\"\"\"", "'\n", "\\\n", "a ", "a\n", "a b\n", "x = (\n",
        "def f():\n", "    ", " \n", "\r", "#\n", "lambda ", "f'{'", "1e+", "\0", "\ud800", "```a\nx=1\n```\n", "```\nx=1\n>>> \n");

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_megabyte_of_anything_is_read_in_linear_time_and_never_throws(string pattern)
    {
        var response = string.Concat(Enumerable.Repeat(pattern, Megabyte / pattern.Length));
        var watch = Stopwatch.StartNew();
        foreach (var (prefix, prompt) in new[] { ("", null), ("text\n```python\n", "def f():\n") })
        {
            var candidate = new Candidate { Id = "a", Instruction = "i", Response = prefix + response, Prompt = prompt, EntryPoint = "f" };
            var extract = () => new PythonExtractor(new ExtractionOptions { Completions = CompletionStyle.Chat }).Extract(candidate);

            extract.Should().NotThrow();
        }

        watch.Elapsed.Should().BeLessThan(Bound);
    }

    [Fact]
    public void Quotes_too_deep_for_Markdown_do_not_hide_the_code()
    {
        var response = $"{new string('>', 5000)}\n```python\ndef f(): ...\n```\n";

        new PythonExtractor().Extract(new Candidate { Id = "a", Instruction = "i", Response = response }).Code.Should().Be("def f(): ...\n");
    }

    [Fact]
    public void Random_text_never_throws()
    {
        string[] pieces = ["```", "~~~", "python", "\n", "\r\n", "  ", "\t", "> ", "- ", "1. ", "def f(", "):", "class A:", "return ", "x", "=", "(", ")", "[", "]", "{", "}", "'", "\"\"\"", "#", "\\", ".", ",", ":", ";", "import ", "from ", "a b", "1", "é", "\ud800", "\0", "lambda ", "for ", " in ", ">>> "];
        var random = new Random(1);
        var extractor = new PythonExtractor(new ExtractionOptions { Completions = CompletionStyle.Chat });
        for (var i = 0; i < 20_000; i++)
        {
            var response = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var prompt = i % 3 == 0 ? string.Concat(Enumerable.Range(0, random.Next(0, 10)).Select(_ => pieces[random.Next(pieces.Length)])) : null;
            var extract = () => extractor.Extract(new Candidate { Id = "a", Instruction = "i", Response = response, Prompt = prompt });

            extract.Should().NotThrow($"of {response}");
        }
    }
}
