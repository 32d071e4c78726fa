using static InstructMix.Verifier.Extraction.ExtractionMethod;

namespace InstructMix.Verifier.Tests.Extraction;

/// <summary>Answers with fenced blocks.</summary>
internal static class FencedCases
{
    private const string Add = "def add(a, b):\n    return a + b\n";
    private const string Sub = "def sub(a, b):\n    return a - b\n";

    public static IReadOnlyList<ExtractionCase> All { get; } =
    [
        new("a tagged block amid prose", $"Sure! Here you go:\n\n```python\n{Add}```\n\nHope this helps.", Fenced, Add),
        new("nothing but a block", $"```python\n{Add}```", Fenced, Add),
        new("a tag in capitals", $"```Python\n{Add}```", Fenced, Add),
        new("a short tag", $"```py\n{Add}```", Fenced, Add),
        new("a tag with a version", $"```python3\n{Add}```", Fenced, Add),
        new("a tag in braces", $"```{{.python .numberLines}}\n{Add}```", Fenced, Add),
        new("a tag with a title", $"```python title=\"add.py\"\n{Add}```", Fenced, Add),
        new("a space before the tag", $"``` python\n{Add}```", Fenced, Add),
        new("tildes", $"~~~python\n{Add}~~~\n", Fenced, Add),
        new("four backticks around three", $"````python\ndef doc():\n    \"\"\"\n```\nx\n```\n    \"\"\"\n````", Fenced, "def doc():\n    \"\"\"\n```\nx\n```\n    \"\"\"\n"),
        new("an untagged block of Python", $"Try this:\n```\n{Add}```", Fenced, Add),
        new("an untagged block with a mistake", "```\ndef add(a, b):\n    total = a b\n    return total\n```", Fenced, "def add(a, b):\n    total = a b\n    return total\n"),
        new("carriage returns", $"Here:\r\n```python\r\ndef f():\r\n    return 1\r\n```\r\n", Fenced, "def f():\r\n    return 1\r\n"),
        new("a byte order mark before the fence", $"\uFEFF```python\n{Add}```", Fenced, Add),
        new("a block in a list", "1. Write it:\n\n   ```python\n   def f():\n       return 1\n   ```\n2. Run it.", Fenced, "def f():\n    return 1\n"),
        new("a block in a quote", "> ```python\n> def f():\n>     return 1\n> ```\n", Fenced, "def f():\n    return 1\n"),
        new("a block behind an HTML tag", $"<output>\n```python\n{Add}```\n</output>", Fenced, Add),
        new("a block indented as a whole", "```python\n    def f():\n        return 1\n```", Fenced, "def f():\n    return 1\n"),
        new("a fence that is never closed", $"Here:\n```python\n{Add}", Fenced, Add),
        new("a fence that is never closed, cut off amid a line", "```python\ndef add(a, b):\n    return a +", Fenced, "def add(a, b):\n    return a +"),
        new("a fence that is never closed, and prose behind", $"```python\n{Add}\nThis function adds two numbers.", Fenced, Add.TrimEnd('\n')),
        new("a closing fence that is indented too far", "```python\ndef f():\n    return 1\n    ```", Fenced, "def f():\n    return 1\n"),
        new("spaces behind the fences", $"```python  \n{Add}```   \n", Fenced, Add),
        new("more backticks than opened it", $"```python\n{Add}````\nDone.", Fenced, Add),
        new("a fence of tildes in a block", "```python\ndef doc():\n    \"\"\"\n~~~\nx\n~~~\n    \"\"\"\n```\n", Fenced, "def doc():\n    \"\"\"\n~~~\nx\n~~~\n    \"\"\"\n"),
        new("a list in a block", "Here:\n```python\nx = (\n1\n- 2\n)\n```\n", Fenced, "x = (\n1\n- 2\n)\n"),
        new("code on the line of the fence", "```def f(x):\n    return x\n```", Fenced, "def f(x):\n    return x\n"),
        new("fences in a docstring", "def f():\n    \"\"\"Example:\n\n    ```python\n    f()\n    ```\n    \"\"\"\n    return 1\n", Whole, "def f():\n    \"\"\"Example:\n\n    ```python\n    f()\n    ```\n    \"\"\"\n    return 1\n"),
        new("fences in a docstring at the margin", "\"\"\"Example:\n```python\nf()\n```\n\"\"\"\ndef f():\n    return 1\n", Whole, "\"\"\"Example:\n```python\nf()\n```\n\"\"\"\ndef f():\n    return 1\n"),

        new("the output beside", $"```python\n{Add}```\nOutput:\n```\n3\n```", Fenced, Add),
        new("output that is tagged as text", $"```python\n{Add}```\n```text\nadd(1, 2)\n```", Fenced, Add),
        new("an installation before", $"```bash\npip install x\n```\n```python\n{Add}```", Fenced, Add),
        new("an installation that is tagged as Python", $"```python\n!pip install x\n```\n```python\n{Add}```", Fenced, Add),
        new("a use behind", $"```python\n{Add}```\nUse it so:\n```python\nprint(add(1, 2))\n```", Fenced, Add),
        new("a guarded use behind", $"```python\n{Add}```\n```python\nif __name__ == \"__main__\":\n    print(add(1, 2))\n```", Fenced, Add),
        new("a session behind", $"```python\n{Add}```\n```pycon\n>>> add(1, 2)\n3\n```", Fenced, Add),
        new("tests behind, that would end the process", $"```python\n{Add}```\n```python\nimport unittest\n\nclass TestAdd(unittest.TestCase):\n    pass\n\nunittest.main()\n```", Fenced, Add),
        new("tests before", $"```python\ndef test_add():\n    assert add(1, 2) == 3\n```\n```python\n{Add}```", Fenced, Add),
        new("an alternative behind", $"```python\n{Add}```\nOr shorter:\n```python\ndef add(a, b): return sum((a, b))\n```", Fenced, "def add(a, b): return sum((a, b))\n"),
        new("a helper before", $"```python\n{Sub}```\nand\n```python\n{Add}```", FencedJoined, $"{Sub}\n{Add}", "add"),
        new("a helper behind", $"```python\n{Add}```\nand\n```python\n{Sub}```", FencedJoined, $"{Add}\n{Sub}"),
        new("imports behind", $"```python\n{Add}```\nIt needs:\n```python\nimport math\n```", FencedJoined, $"import math\n\n{Add}"),
        new("settings before", $"```python\nLIMIT = 3\n```\n```python\n{Add}```", FencedJoined, $"LIMIT = 3\n\n{Add}"),
        new("the entry point in the second block", $"```python\ndef add(a): ...\ndef other(): ...\n```\n```python\ndef entry(): ...\ndef other(): ...\n```", Fenced, "def entry(): ...\ndef other(): ...\n", "entry"),
        new("steps of a script", "```python\nx = [1]\n```\nthen\n```python\nprint(x)\n```", FencedJoined, "x = [1]\n\nprint(x)\n"),
        new("a NUL, which Python refuses", "```python\nx = '\0'\n```", Fenced, "x = '\0'\n"),
        new("nothing but a session", "```python\n>>> def f():\n...     return 1\n...\n>>> f()\n1\n```", Fenced, "def f():\n    return 1\n\nf()\n"),

        new("another language", "```javascript\nfunction f() { return 1; }\n```", None, null),
        new("Java", "Here:\n```java\nint x = 5;\n```", None, null),
        new("another language that looks like Python", "```ruby\nx = [1, 2]\nprint(x)\n```", None, null),
        new("an untagged block of another language", "```\nfunction f() {\n  return 1;\n}\n```", None, null),
        new("an empty block", "```python\n```", None, null),
        new("commands only", "```\n$ pip install x\n```\n", None, null),
    ];
}
