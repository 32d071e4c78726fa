using System.Text;

namespace InstructMix.Verifier.Tests.Fuzz;

/// <summary>A Python program out of bytes: each byte chooses what comes next, so that fewer and smaller bytes give a smaller program.</summary>
internal sealed class MadeUpProgram(byte[] choices)
{
    private static readonly string[] Names = ["total", "items", "n", "text", "naïve", "_x"];

    private static readonly string[] Expressions =
    [
        "1", "n + 1", "[i for i in range(n)]", "{'a': [1, 2], \"b\": (3,)}", "'it\\'s'", "\"say \\\"hi\\\"\"", "f\"{n!r:>{10}}\"", "lambda x, *y: x if y else None", "'# no comment'",
        "r'\\d+\\n'", "(n := 10)", "items[1:-1]", "not n", "'''one\ntwo'''", "b'\\x00'", "max(\n    1,\n    n,\n)", "[\n    1,  # one\n    2,\n]", "\"```\"", "n \\\n    + 1",
    ];

    private static readonly string[] Docs =
    [
        "\"\"\"Does it.\"\"\"", "\"\"\"Adds things.\n\n    Here is how you use it:\n\n    >>> f(1)\n    1\n    \"\"\"", "'''Use this function, as in the following example. It returns a number.'''",
        "\"\"\"Gives:\n\n    - a list\n    - 1. an item\n    ```\n    f(1)\n    ```\n    \"\"\"", "r\"\"\"A \\d and a \"quoted\" word.\"\"\"",
    ];

    private readonly StringBuilder _text = new();
    private int _next;

    /// <summary>The program, which defines <c>entry</c>. It ends with a line end.</summary>
    public static string Of(byte[] choices)
    {
        var program = new MadeUpProgram(choices);
        program.Write();
        return program._text.ToString();
    }

    private void Write()
    {
        if (Chosen(3) == 1) _text.Append("import math\nfrom typing import List, Optional\n\n");
        for (var i = Chosen(3); i > 0; i--) Statement("", 0);
        Function("", "entry", 0);
        for (var i = Chosen(3); i > 0; i--) Statement("", 0);
    }

    private void Statement(string indent, int depth)
    {
        var inner = indent + "    ";
        switch (Chosen(depth < 3 ? 12 : 4))
        {
            case 0: Line(indent, $"{Of(Names)} = {Of(Expressions)}"); break;
            case 1: Line(indent, $"print({Of(Expressions)}, end='')"); break;
            case 2: Line(indent, "# A comment: it is here, and says what follows."); Line(indent, "pass"); break;
            case 3: Line(indent, $"{Of(Names)} += {Of(Expressions)}"); break;
            case 4: Line(indent, $"if {Of(Expressions)}:"); Block(inner, depth); Line(indent, "else:"); Block(inner, depth); break;
            case 5: Line(indent, $"for i, x in enumerate({Of(Expressions)}):"); Block(inner, depth); break;
            case 6: Line(indent, "try:"); Block(inner, depth); Line(indent, "except (ValueError, KeyError) as error:"); Block(inner, depth); break;
            case 7: Line(indent, "with open('a') as file, open('b'):"); Block(inner, depth); break;
            case 8: Line(indent, "@staticmethod"); Function(indent, "helper" + Chosen(9), depth); break;
            case 9: Line(indent, "class Thing(object):"); Function(inner, "__init__", depth + 1); _text.Append('\n'); Function(inner, "method", depth + 1); break;
            case 10: Line(indent, $"while {Of(Expressions)}:"); Block(inner, depth); break;
            default: Line(indent, "async def wait(n):"); Block(inner, depth); break;
        }
    }

    private void Function(string indent, string name, int depth)
    {
        Line(indent, Chosen(3) == 1 ? $"def {name}(\n{indent}    n: int,\n{indent}    text: str = 'a',\n{indent}) -> List[int]:" : $"def {name}(n, *items, text=None):");
        if (Chosen(2) == 1) Line(indent + "    ", Of(Docs).Replace("\n    ", $"\n{indent}    ", StringComparison.Ordinal));
        Block(indent + "    ", depth);
        Line(indent + "    ", $"return {Of(Expressions)}");
        if (indent.Length == 0) _text.Append('\n');
    }

    private void Block(string indent, int depth)
    {
        for (var i = 1 + Chosen(2); i > 0; i--)
        {
            Statement(indent, depth + 1);
            if (Chosen(6) == 1) _text.Append('\n');
        }
    }

    private void Line(string indent, string line) => _text.Append(indent).Append(line).Append('\n');

    private string Of(string[] list) => list[Chosen(list.Length)];

    private int Chosen(int count) => _next < choices.Length ? choices[_next++] % count : 0;
}
