using static InstructMix.Verifier.Extraction.ExtractionMethod;

namespace InstructMix.Verifier.Tests.Extraction;

/// <summary>Answers with several blocks that define the same name, and with fences that are not where Markdown has them.</summary>
internal static class ChoiceCases
{
    private const string Zero = "def f():\n    return 0\n";
    private const string One = "def f():\n    return 1\n";
    private const string Stack = "class Stack:\n    def __init__(self):\n        self.all = []\n\n    def push(self, x):\n        self.all.append(x)\n";

    public static IReadOnlyList<ExtractionCase> All { get; } =
    [
        new("a correction", $"```python\n{Zero}```\nWait, that is off by one. Corrected:\n```python\n{One}```", Fenced, One),
        new("a correction of a draft that raises", $"```python\n{Zero}\nprint(1 / f())\n```\nThat divides by zero. Corrected:\n```python\n{One}```", Fenced, One, "f"),
        new("a skeleton before", $"```python\ndef f():\n    ...\n```\n```python\n{One}```", Fenced, One),
        new("a skeleton behind", $"```python\n{One}```\nIts signature:\n```python\ndef f():\n    \"\"\"Gives one.\"\"\"\n    pass\n```", Fenced, One),
        new("a skeleton on one line", $"```python\n{One}```\n```python\ndef f(): ...\n```", Fenced, One),
        new("a skeleton with a place for code", $"```python\n{One}```\n```python\ndef f():\n    # your code here\n    return None\n```", Fenced, One),
        new("a skeleton of a class", $"```python\n{Stack}```\n```python\nclass Stack:\n    def __init__(self):\n        pass\n\n    def push(self, x):\n        raise NotImplementedError\n```", Fenced, Stack),
        new("something left out", $"```python\n{Stack}```\n```python\nclass Stack:\n    # ... existing code ...\n    def push(self, x):\n        self.all += [x]\n```", Fenced, Stack),
        new("a method to be added", $"```python\n{Stack}```\nYou may add:\n```python\nclass Stack:\n    def size(self):\n        return len(self.all)\n```", Fenced, Stack),
        new("what not to do, in words", $"```python\n{One}```\nDo not do this:\n```python\n{Zero}```", Fenced, One),
        new("what not to do, as a mistake", $"```python\n{One}```\nA common mistake is:\n```python\n{Zero}```", Fenced, One),
        new("what not to do, in a comment", $"```python\n{One}```\n```python\n# Bad\n{Zero}```", Fenced, One),
        new("what not to do, told behind", $"```python\n{One}```\nOr:\n```python\n{Zero}```\nThis does not work, of course.", Fenced, One),
        new("what not to do, with a cross", $"✅ Right:\n```python\n{One}```\n❌ Wrong:\n```python\n{Zero}```", Fenced, One),
        new("the original at the end", $"```python\n{One}```\nFor comparison, your original code:\n```python\n{Zero}```", Fenced, One),
        new("words of what was wrong before what is right", $"```python\n{Zero}```\nThe mistake was the number. Here is the fix for the wrong result:\n```python\n{One}```", Fenced, One),
        new("a repetition that was cut off", $"```python\n{One}```\nAgain:\n```python\ndef f():\n    return max(", Fenced, One),
        new("a correction of one of two functions", "```python\ndef g():\n    return 1\n\ndef f():\n    return 0\n```\nCorrected:\n```python\ndef f():\n    return g()\n```", FencedJoined, "def g():\n    return 1\n\ndef f():\n    return 0\n\ndef f():\n    return g()\n"),
        new("imports from the future in the second block", "```python\nclass A:\n    pass\n```\n```python\nfrom __future__ import annotations\n\ndef f() -> A:\n    return A()\n```", FencedJoined, $"from __future__ import annotations\n\nclass A:\n    pass\n\n{new string(' ', 34)}\n\ndef f() -> A:\n    return A()\n"),

        new("a fence in a docstring", "Here:\n\n```python\ndef f():\n    \"\"\"Example:\n\n```\nf()\n```\n    \"\"\"\n    return 1\n```\nDone.\n", Fenced, "def f():\n    \"\"\"Example:\n\n```\nf()\n```\n    \"\"\"\n    return 1\n"),
        new("tagged fences in a string", "```python\nT = '''\n```sh\nls\n```\n'''\n```", Fenced, "T = '''\n```sh\nls\n```\n'''\n"),
        new("a fence behind the code's last line", "```python\ndef f():\n    return 1```\nDone.", Fenced, One),
        new("text behind the fence", $"```python\n{One}``` This gives one.\n\n```python\nprint(f())\n```", Fenced, One),
        new("a fence amid a sentence", $"Here it is: ```python\n{One}```\n", Fenced, One),
        new("code behind the tag", "```python def f():\n    return 1\n```", Fenced, One),
        new("all on one line", "```python def f(): return 1```", Fenced, "def f(): return 1\n"),
        new("a fence that was not closed before the next", $"```python\n{One}\n```python\nprint(f())\n```", Fenced, One + "\n"),
        new("a block that the prompt opened", $"{One}```\nThis gives one.\n", Fenced, One),
        new("a block that the prompt opened, and another", $"{One}```\n\nExample:\n\n```python\ndef g():\n    return f()\n```\n", FencedJoined, One + "\ndef g():\n    return f()\n"),
        new("a tag on the first line", $"python\n{One}```\nThis gives one.\n", Fenced, One),
        new("a tag on the first line, and no fence", $"Python\n{One}", Fenced, One),
        new("a tag that was copied with its button", $"python\nCopy code\n{One}", Fenced, One),
        new("a tag inside the fence", $"```\npython\n{One}```", Fenced, One),
        new("a whole answer in a fence of Markdown", $"```markdown\nHere:\n\n```python\n{One}```\n```", Fenced, One),
    ];
}
