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
        "def f():\n", "    ", " \n", "\r", "#\n", "lambda ", "f'{'", "1e+", "\0", "\ud800", "```a\nx=1\n```\n", "```\nx=1\n>>> \n",
        "def f(): ...\n", "class A:\n  x\n", "@a\n", "import a\n", "if x:\n", "x: ", "a = b = ", "f(a, ", "[x for x in ", "{'a': ", "f'{f\"{", "'''\n\"\"\"\n", "#\n\n", "a;", ";\n", "}\n", "end\n", "> - ```\n", "```\n\n~~~\n\n", "````\n```\n", "    ```\n",
        "```python\ndef f(): ...\n```\ntext\n", "```python\nimport a\n```\n```python\nx = 1\n```\n", "<details>\n", "[a](", "*a **b ", "| a | b |\n|---|---|\n", "Text, and more.\n\ndef f():\n    return 1\n\n", "\f\n", "\u2028", "\u200b", "1.e", "0x_", "...", ">>> def f():\n... ", "\\\n  \\\n",
        "<think>", "</think>", "<think>a</think> ", "<think>\n", "\n</think>\n", "'<think>", "'''<think>\n", "[THINK]", "<answer>\n", "<code>\n", "<|im_end|>", "<|im_start|>user\n", "<s>", "</s>\n", "<|", "<| ", "<|channel|>final<|message|>", "<|channel|>", "[INST]",
        "```python\n'''\n```\n'''\n```\n", "'''\n```\n'''\n", "```python\n'''\n", "return 1```\n", "``` text\n", "```md\n```a\n", "x: ```python\n", "```python x```\n", "```python\nclass A: ...\n```\nDo not:\n", "python\n", "# ...\n");

    /// <summary>What is large in another way than by repetition: by depth, by the length of a line, by how many different things there are.</summary>
    public static TheoryData<string> Shapes => new("stairs", "functions", "fenced functions", "growing fences", "list in list", "one string", "one comment");

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

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_megabyte_of_any_shape_is_read_in_linear_time_and_never_throws(string shape)
    {
        string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
        var response = shape switch
        {
            "stairs" => Many(1400, n => new string(' ', n) + "if x:\n"),
            "functions" => Many(45_000, n => $"def f{n}(x):\n    return x\n"),
            "fenced functions" => Many(20_000, n => $"Step {n}:\n```python\ndef f{n}(x):\n    return x\n```\n"),
            "growing fences" => Many(1400, n => new string('`', 3 + n) + "\nx = 1\n"),
            "list in list" => Many(1000, n => new string(' ', 2 * n) + "- a\n"),
            "one string" => $"x = '{new string('a', Megabyte)}'\n",
            _ => $"x = 1  # {new string('a', Megabyte)}\n",
        };
        var watch = Stopwatch.StartNew();
        foreach (var (prefix, prompt) in new[] { ("", null), ("```python\n", "def f():\n"), ("    return f()\n", response) })
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
