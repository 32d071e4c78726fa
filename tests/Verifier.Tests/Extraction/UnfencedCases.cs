using static InstructMix.Verifier.Extraction.ExtractionMethod;

namespace InstructMix.Verifier.Tests.Extraction;

/// <summary>Answers without fences.</summary>
internal static class UnfencedCases
{
    private const string Add = "def add(a, b):\n    # The sum.\n\n    return a + b\n\nprint(add(1, 2))";

    public static IReadOnlyList<ExtractionCase> All { get; } =
    [
        new("code alone", Add, Whole, Add),
        new("code alone with a line end", Add + "\n", Whole, Add + "\n"),
        new("carriage returns", "import os\r\n\r\ndef f():\r\n    return os.sep\r\n", Whole, "import os\r\n\r\ndef f():\r\n    return os.sep\r\n"),
        new("a zero-width space at the start", "\u200Bx = 1\n", Whole, "x = 1\n"),
        new("code that is indented as a whole", "    def f():\n        return 1\n", Whole, "def f():\n    return 1\n"),
        new("tabs", "\tdef f():\n\t\treturn 1\n", Whole, "def f():\n\treturn 1\n"),
        new("a module's docstring and a shebang", "#!/usr/bin/env python3\n\"\"\"Adds things.\"\"\"\n\nx = 1 + 2\n", Whole, "#!/usr/bin/env python3\n\"\"\"Adds things.\"\"\"\n\nx = 1 + 2\n"),
        new("a one-liner", "sorted(d.items(), key=lambda kv: kv[1])", Whole, "sorted(d.items(), key=lambda kv: kv[1])"),
        new("comments behind", "x = [n for n in y]\n\n# In place:\n# y[:] = x", Whole, "x = [n for n in y]\n\n# In place:\n# y[:] = x"),
        new("a decorator and a match", "@cache\ndef f(x, /, *, y=1):\n    match x:\n        case [1, *_]:\n            return y\n", Whole, "@cache\ndef f(x, /, *, y=1):\n    match x:\n        case [1, *_]:\n            return y\n"),
        new("literals over many lines", "names = {\n  'a': 1,\n  'b': [\n    2,\n  ],\n}\nprint(names)", Whole, "names = {\n  'a': 1,\n  'b': [\n    2,\n  ],\n}\nprint(names)"),
        new("prose in a docstring", "def f():\n    \"\"\"Say hello.\n\nThis is not prose.\n    \"\"\"\n    return 1", Whole, "def f():\n    \"\"\"Say hello.\n\nThis is not prose.\n    \"\"\"\n    return 1"),
        new("Python 2, which is code that does not compile", "def f():\n    return 1\n\nprint f()", Whole, "def f():\n    return 1\n\nprint f()"),
        new("a mistake in the middle", "x = 1\nfor i in range(3)\n    print(i)\nprint(x)", Whole, "x = 1\nfor i in range(3)\n    print(i)\nprint(x)"),
        new("a missing quote at the end", "def f(x):\n    return x\n\nf('a)", Whole, "def f(x):\n    return x\n\nf('a)"),
        new("an answer that was cut off in a call", "def f(x):\n    return x\n\nprint(f(", Whole, "def f(x):\n    return x\n\nprint(f("),
        new("an answer that was cut off in a docstring", "def f(x):\n    \"\"\"Gives back wh", Whole, "def f(x):\n    \"\"\"Gives back wh"),
        new("lost indentation", "def f(n):\nif n:\nreturn 1\nreturn 2", Whole, "def f(n):\nif n:\nreturn 1\nreturn 2"),

        new("prose before", $"Here is the function you asked for:\n\n{Add}", Unfenced, Add),
        new("prose behind", $"{Add}\n\nThis function adds two numbers, and prints the sum.", Unfenced, Add),
        new("prose around", $"Certainly! Don't worry, it's easy.\n\n{Add}\n\nHere, `a` and `b` are the numbers.\n", Unfenced, Add),
        new("a heading and a list behind", $"{Add}\n\n### How it works\n\n1. It adds.\n2. It prints.\n- That is all.", Unfenced, Add),
        new("the output behind", $"{Add}\n\nOutput:\n3", Unfenced, Add),
        new("code that is indented, as Markdown's other form has it", "Use this:\n\n    def f():\n        return 1\n\nIt returns one.", Unfenced, "def f():\n    return 1"),
        new("a small script amid prose", "The corrected code:\n\ns = 'hello'\nprint(s[::-1])\n\nThe name was misspelled.", Unfenced, "s = 'hello'\nprint(s[::-1])"),
        new("helper and main in two runs", "First a helper:\n\ndef one():\n    return 1\n\nThen the function itself:\n\ndef two():\n    return one() + one()\n\nThat is it.", Unfenced, "def one():\n    return 1\n\ndef two():\n    return one() + one()\n"),
        new("a comment of another language behind", "def f():\n    return 1\n\n/* It returns one. */", Unfenced, "def f():\n    return 1"),

        new("prose", "To reverse a list, call its reverse method. It works in place, and returns None.", None, null),
        new("prose that uses Python's words", "If you want it, import the module and return the value.\nNot for everyone, with luck or while it lasts.", None, null),
        new("numbered prose", "1. Open the file.\n2. Read it line by line.\n3. Print each line.", None, null),
        new("a number", "42", None, null),
        new("a word", "True", None, null),
        new("a list of values", "[1, 2, 3]", None, null),
        new("nothing", "", None, null),
        new("white space", " \n\t\n", None, null),
        new("a heading and prose", "# Answer\n\nThe answer is yes.", None, null),
        new("C++", "#include <iostream>\nusing namespace std;\n\nint main() {\n    int width = 5;\n    cout << width << endl;\n    return 0;\n}", None, null),
        new("JavaScript", "const express = require('express');\nconst app = express();\n\napp.get('/', (req, res) => {\n    res.send('Hello');\n});\n", None, null),
        new("JavaScript without semicolons", "function square(n) {\n    return n * n\n}\n\nconsole.log(square(2))", None, null),
        new("Java", "import java.util.List;\n\npublic class Main {\n    public static void main(String[] args) {\n        System.out.println(\"x\");\n    }\n}", None, null),
        new("Ruby", "def add(a, b)\n  a + b\nend\n\nputs add(1, 2)", None, null),
        new("a shell script", "#!/bin/bash\n\ncount=0\nfor f in *; do\n    echo $f\ndone", None, null),
        new("a shell script without its first line", "count=0\nfor f in *; do\n    echo $f\ndone", None, null),
        new("SQL", "SELECT name, age\nFROM people\nWHERE age > 30\nORDER BY name;", None, null),
        new("HTML", "<html>\n<body>\n<p>Hello</p>\n</body>\n</html>", None, null),
        new("CSS", "body {\n    color: red;\n}\n", None, null),
        new("Go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n    fmt.Println(1)\n}", None, null),
        new("Swift", "import Foundation\n\nfunc f(a: String) -> Bool {\n    return a == \"x\"\n}\n\nlet y = f(a: \"x\")", None, null),
    ];
}
