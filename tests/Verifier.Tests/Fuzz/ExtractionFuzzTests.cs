using System.Text;
using FsCheck.Fluent;
using InstructMix.Fuzz;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Tests.Fuzz;

/// <summary>Extraction from answers that are made up: out of pieces of answers, and out of whole programs in what models put around them.</summary>
[Trait("Category", "Fuzz")]
public sealed class ExtractionFuzzTests
{
    private static readonly string[] Pieces =
    [
        "```", "````", "~~~", "```python\n", "```py title=\"a.py\"\n", "\n```\n", "\n", "\n\n", "\r\n", "    ", "\t", "> ", "- ", "1. ", "* ", "# ", "## Heading\n", "<details>\n", "<pre><code>", "</code></pre>", "`f(x)`", "**bold**",
        "def f(a, b=1):\n    return a\n", "def f(\n", "class A:\n", "return x", "@dec\n", "async def g(): ...\n", "import os\n", "from x import (a,\n", "if x:\n", "else:\n", "elif ", "for i in range(3):\n", "while True: ", "try:\n", "except",
        "x = 1\n", "x = [\n", "]\n", "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\"\"\"", "f'{", "}'", "rb\"", "\\", "\\\n", "#", ";", ":", ",", ".", "...", "->", ":=", "**", "@", "lambda x: ", " in ", " not ", "1e5", "0x", "1_000j", ">>> f(1)\n", "... ", "$ pip install x\n",
        "Here is the function you asked for:\n", "This works, because it's right.\n", "1. First, we sort the list.\n", "Output:\n3\n", "é", "😀", "\ud800", "\0", "\u2028", "\f", "\u200b", "\ufeff", "function f() {\n  return 1;\n}\n", "SELECT * FROM t;\n", "end\n", "fi\n",
    ];

    private static readonly string[] Before = ["", "Sure! Here is a function that does this:\n\n", "# Answer\n\nFirst, a note: it's simple, isn't it?\n\n", "1. Sort.\n2. Count.\n\nThe code is below.\n\n", "> You asked for a function.\n\n", "<think>\nLet me see.\n</think>\n\n"];
    private static readonly string[] Behind = ["", "\nThis function takes a number and returns a list.\n", "\n### How it works\n\n- It sorts.\n- It counts.\n", "\nOutput:\n\n```text\n3\n```\n", "\nLet me know if you'd like anything changed!"];
    private static readonly string[] Tags = ["python", "py", "Python", "python3", "python title=\"a.py\"", ""];

    [Fact]
    public void Pieces_of_answers_in_any_order_never_throw_and_give_what_was_there() =>
        Prop.ForAll<byte[], byte[]>((pieces, prompt) =>
        {
            var response = Joined(pieces);
            foreach (var style in new[] { CompletionStyle.Auto, CompletionStyle.Chat, CompletionStyle.Verbatim })
            {
                var found = Extract(response, null, style).Code;
                var all = Solid(response);
                if (found is not null && !Array.TrueForAll(found.Split('\n'), line => all.Contains(Solid(line), StringComparison.Ordinal))) return false;
                Extract(response, Joined(prompt), style);
            }

            return true;
        }).Holds();

    [Fact]
    public void A_program_between_fences_is_found_whole() =>
        Prop.ForAll<byte[], byte, byte>((choices, tag, around) =>
        {
            var program = MadeUpProgram.Of(choices);
            var fence = program.Contains("```", StringComparison.Ordinal) ? "````" : "```";
            var response = $"{At(Before, around)}{fence}{At(Tags, tag)}\n{program}{fence}\n{At(Behind, (byte)(around / Before.Length))}";
            return Is(program, response);
        }).Holds();

    [Fact]
    public void A_program_in_a_list_or_a_quotation_is_found_whole() =>
        Prop.ForAll<byte[], bool>((choices, isQuoted) =>
        {
            var program = MadeUpProgram.Of(choices);
            var block = $"````python\n{program}````\n";
            var lines = block.TrimEnd('\n').Split('\n');
            var response = isQuoted
                ? $"As it was:\n\n{string.Join('\n', lines.Select(l => l.Length == 0 ? ">" : "> " + l))}\n"
                : $"1. The function:\n\n{string.Join('\n', lines.Select(l => l.Length == 0 ? "" : "   " + l))}\n\n2. That is all.\n";
            return Is(program, response);
        }).Holds();

    [Fact]
    public void A_program_alone_is_found_whole() =>
        Prop.ForAll<byte[]>(choices => Is(MadeUpProgram.Of(choices), MadeUpProgram.Of(choices))).Holds();

    [Fact]
    public void A_program_amid_prose_is_found_whole() =>
        Prop.ForAll<byte[]>(choices =>
        {
            var program = MadeUpProgram.Of(choices).TrimEnd('\n');
            return Is(program, $"Here is the function that you asked for.\n\n{program}\n\nIt returns a number, and takes one or two seconds.\n");
        }).Holds();

    private static bool Is(string program, string response)
    {
        var code = Extract(response, null, CompletionStyle.Auto).Code;
        return code?.TrimEnd('\n') == program.TrimEnd('\n') ? true : throw new InvalidOperationException($"of\n{response}\n---- came\n{code}\n----");
    }

    private static ExtractedPython Extract(string response, string? prompt, CompletionStyle style) =>
        new PythonExtractor(new ExtractionOptions { Completions = style }).Extract(new Candidate { Id = "a", Instruction = "i", Response = response, Prompt = prompt, EntryPoint = "entry" });

    private static string Joined(byte[] pieces) => string.Concat(pieces.Select(b => At(Pieces, b)));

    private static string At(string[] list, byte choice) => list[choice % list.Length];

    // Without what extraction may take away or add between blocks: white space, quotation marks of Markdown, prompts of a session.
    private static string Solid(string text)
    {
        var solid = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('>' or '.' or '\u200b' or '\ufeff')) solid.Append(c);
        }

        return solid.ToString();
    }
}
