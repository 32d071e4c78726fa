using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Extraction;

public sealed class CompletionTests
{
    private const string Prompt = "from typing import List\n\n\ndef helper(x):\n    return x\n\n\ndef total(xs: List[int]) -> int:\n    \"\"\" Add up.\n    >>> total([1])\n    1\n    \"\"\"\n";
    private const string Body = "    return sum(xs)\n";
    private const string Solution = "def total(xs: List[int]) -> int:\n    return sum(xs)\n";
    private const string Preamble = "from typing import List\n\n\ndef helper(x):\n    return x\n\n\n";

    [Theory]
    [InlineData(Body)]
    [InlineData("\n\n    return sum(xs)")]
    [InlineData("\r\n    return sum(xs)  \r\n\t ")]
    [InlineData("    return sum(xs)\n\nprint(total([1]))\nThis is prose.")]
    [InlineData("    \"\"\"\n    ```\n    total([1])\n    ```\n    \"\"\"\n    return 1")]
    [InlineData("    return 1\n\"\"\"\n    pack.module\n    ~~~~~~~~~~~\n\n    Of a module.\n\"\"\"\nimport pack\n")]
    [InlineData(Solution)]
    [InlineData("Here is prose.")]
    [InlineData("")]
    [InlineData("\uFEFF    pass")]
    public void Prompt_and_completion_are_joined_to_the_byte(string completion)
    {
        Extract(completion, CompletionStyle.Auto).Should().Be(new ExtractedPython(Prompt + completion, ExtractionMethod.Completion));
    }

    [Theory]
    [InlineData("```python\n" + Body + "```")]
    [InlineData("prose ```\n```")]
    public void Verbatim_means_whatever_it_is(string completion)
    {
        Extract(completion, CompletionStyle.Verbatim).Code.Should().Be(Prompt + completion);
    }

    [Theory]
    [InlineData("```python\n" + Body + "```", Prompt + Body)]
    [InlineData("Here is the body:\n\n```python\n" + Body + "```\nIt adds up.", Prompt + Body)]
    [InlineData("```\nreturn sum(xs)\n```", Prompt + Body)]
    [InlineData("```python\nn = 0\n    for x in xs:\n        n += x\n    return n\n```", Prompt + "    n = 0\n    for x in xs:\n        n += x\n    return n\n")]
    [InlineData(Body + "```\n\nThis adds up.", Prompt + Body)]
    [InlineData(Body + "\nHowever, here is more:\n\n```python\n" + Solution + "```", Preamble + Solution)]
    [InlineData("```python\n" + Solution + "```", Preamble + Solution)]
    [InlineData("```python\nimport math\n\n" + Solution + "```\nUse:\n```python\ntotal([1])\n```", Preamble + "import math\n\n" + Solution)]
    [InlineData("```python\nfrom typing import List\n\ndef helper(x):\n    return 2\n\n" + Solution + "```", "from typing import List\n\ndef helper(x):\n    return 2\n\n" + Solution)]
    public void An_answer_with_fences_is_read_as_a_chat_model_means_it(string response, string code)
    {
        Extract(response, CompletionStyle.Auto).Code.Should().Be(code);
    }

    [Theory]
    [InlineData(Body, Prompt + Body)]
    [InlineData(Solution, Preamble + Solution)]
    [InlineData("Sure, here it is:\n\n" + Solution + "\nIt adds up.", Preamble + "def total(xs: List[int]) -> int:\n    return sum(xs)")]
    [InlineData("return sum(xs)", Prompt + "return sum(xs)")]
    public void In_chat_style_unfenced_answers_are_read_so_too(string response, string code)
    {
        Extract(response, CompletionStyle.Chat).Code.Should().Be(code);
    }

    [Theory]
    [InlineData("return sum(xs)\n", "class Solution:\n    def total(self, xs):\n        return sum(xs)\n")]
    [InlineData("n = sum(xs)\n        return n\n", "class Solution:\n    def total(self, xs):\n        n = sum(xs)\n        return n\n")]
    [InlineData("n = sum(xs)\nreturn n\n", "class Solution:\n    def total(self, xs):\n        n = sum(xs)\n        return n\n")]
    [InlineData("def total(self, xs):\n    return sum(xs)\n", "class Solution:\n    def total(self, xs):\n        return sum(xs)\n")]
    [InlineData("class Solution:\n    def total(self, xs):\n        return 1\n", "class Solution:\n    def total(self, xs):\n        return 1\n")]
    public void A_prompt_that_ends_amid_a_method_is_completed(string body, string code)
    {
        var candidate = new Candidate { Id = "a", Instruction = "i", Response = $"```python\n{body}```", Prompt = "class Solution:\n    def total(self, xs):\n        " };

        new PythonExtractor().Extract(candidate).Code.Should().Be(code);
    }

    [Theory]
    [InlineData("class Solution:\n    def f(self):\n        ", "class Solution:\n    def f(self):\n        return 1\n", "class Solution:\n    def f(self):\n        return 1\n")]
    [InlineData("class Solution:\n    def f(self):\n        ", "    def f(self):\n        return 1\n", "class Solution:\n    def f(self):\n        return 1\n")]
    [InlineData("class Solution:\n    def f(self):\n", "```python\nclass Solution:\n    def f(self):\n        return 1\n```", "class Solution:\n    def f(self):\n        return 1\n")]
    [InlineData("import math\n\nclass Solution:\n    def f(self):\n        # your code here\n", "class Solution:\n    def f(self):\n        return 1\n", "import math\n\nclass Solution:\n    def f(self):\n        return 1\n")]
    [InlineData("from math import *\n\n", "```python\nclass Solution:\n    def f(self):\n        return pi\n```", "from math import *\n\nclass Solution:\n    def f(self):\n        return pi\n")]
    public void A_starter_that_the_answer_repeats_is_not_there_twice(string prompt, string response, string code)
    {
        var candidate = new Candidate { Id = "a", Instruction = "i", Response = response, Prompt = prompt, EntryPoint = "Solution().f" };

        new PythonExtractor().Extract(candidate).Code.Should().Be(code);
    }

    [Theory]
    [InlineData("def f(x):\n    return", " x + 1\n", "def f(x):\n    return x + 1\n")]
    [InlineData("def f(x):\n    return ", "x + 1\n```\nIt adds one.", "def f(x):\n    return x + 1\n")]
    [InlineData("def f(x):\n    return ", "```python\nx + 1\n```", "def f(x):\n    return x + 1\n")]
    [InlineData("def f(x):\n    return ", "```python\n    return x + 1\n```", "def f(x):\n    return x + 1\n")]
    [InlineData("def f(x):\n    y =", " x + 1\n    return y<|endoftext|>", "def f(x):\n    y = x + 1\n    return y")]
    public void A_completion_may_begin_in_the_middle_of_a_line(string prompt, string response, string code)
    {
        var candidate = new Candidate { Id = "a", Instruction = "i", Response = response, Prompt = prompt, EntryPoint = "f" };

        new PythonExtractor().Extract(candidate).Code.Should().Be(code);
    }

    [Theory]
    [InlineData("    return sum(xs)\n<|endoftext|>", Prompt + Body)]
    [InlineData("<think>\nhm\n</think>\n" + Body, Prompt + "\n" + Body)]
    public void What_is_no_answer_is_taken_out_of_a_completion(string response, string code)
    {
        Extract(response, CompletionStyle.Auto).Code.Should().Be(code);
        Extract(response, CompletionStyle.Verbatim).Code.Should().Be(Prompt + response);
    }

    private static ExtractedPython Extract(string response, CompletionStyle style) =>
        new PythonExtractor(new ExtractionOptions { Completions = style }).Extract(new Candidate { Id = "a", Instruction = "i", Response = response, Prompt = Prompt, EntryPoint = "total" });
}
