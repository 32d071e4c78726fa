using static InstructMix.Verifier.Extraction.ExtractionMethod;

namespace InstructMix.Verifier.Tests.Extraction;

/// <summary>Responses that hold more than the answer: reasoning, channels, the tokens and tags of templates.</summary>
internal static class AnswerCases
{
    private const string Draft = "```python\ndef f():\n    return 0\n```";
    private const string Final = "```python\ndef f():\n    return 1\n```";
    private const string One = "def f():\n    return 1\n";

    public static IReadOnlyList<ExtractionCase> All { get; } =
    [
        new("think", $"<think>\nFirst:\n{Draft}\nno.\n</think>\n\n{Final}", Fenced, One),
        new("think on one line", $"<think>hm</think>{Final}", Fenced, One),
        new("think, and code without fences", $"<think>\nhm\n</think>\n\n{One}", Whole, "\n\n" + One),
        new("thinking", $"<thinking>\n{Draft}\n</thinking>\n{Final}", Fenced, One),
        new("reasoning", $"<reasoning>\n{Draft}\n</reasoning>\n{Final}", Fenced, One),
        new("thought, behind a greeting", $"Hello!\n<thought>\n{Draft}\n</thought>\n{Final}", Fenced, One),
        new("brackets", $"[THINK]{Draft}\n[/THINK]{Final}", Fenced, One),
        new("tokens for tags", $"<|begin_of_thought|>\n{Draft}\n<|end_of_thought|>\n<|begin_of_solution|>\n{Final}\n<|end_of_solution|>", Fenced, One),
        new("Kimi's tags", $"◁think▷\n{Draft}\n◁/think▷\n{Final}", Fenced, One),
        new("a page's details", $"<details type=\"reasoning\" done=\"true\">\n{Draft}\n</details>\n{Final}", Fenced, One),
        new("no opening tag", $"Let me try:\n{Draft}\nthat would fail.\n</think>\n\n{Final}", Fenced, One),
        new("two thoughts", $"<think>a\n</think>\nFirst.\n<think>\n{Draft}\n</think>\n{Final}", Fenced, One),
        new("a thought that speaks of its tags", $"<think>\nRemove <think>x</think> and </think> from the text.\n{Draft}\n</think>\n{Final}", Fenced, One),
        new("a thought behind the answer", $"{Final}\n<think>\nIs it so?\n{Draft}", Fenced, One),
        new("a thought that ends with the answer's tag", $"<think>\n{Draft}\n<answer>\n{Final}\n</answer>", Fenced, One),
        new("a thought without an end", $"<think>\nMaybe\n{Final}", None, null),
        new("nothing but a thought", $"<think>\n{Final}\n</think>\n", None, null),
        new("tags in strings of the code", "```python\ndef f(s):\n    return s.split('</think>')[-1].replace(\"<think>\", '')\n```", Fenced, "def f(s):\n    return s.split('</think>')[-1].replace(\"<think>\", '')\n"),
        new("tags in a long string", "```python\nT = '''\n<think>\nx\n</think>\n'''\n```", Fenced, "T = '''\n<think>\nx\n</think>\n'''\n"),
        new("tags in strings of the code, behind a thought", "<think>\nhm\n</think>\n```python\nE = '</think>'\n```", Fenced, "E = '</think>'\n"),
        new("an answer's tag", $"The draft:\n{Draft}\n<answer>\n{Final}\n</answer>", Fenced, One),
        new("an answer's tag around words", $"{Final}\n<answer>\nSee above.\n</answer>", Fenced, One),
        new("Code Llama's tags", $"[PYTHON]\n{One}[/PYTHON]\n[TESTS]\nassert f() == 2\n[/TESTS]", Whole, "\n" + One),
        new("code in HTML", "<pre><code class=\"language-python\">\ndef f():\n    return 1 &lt; 2\n</code></pre>\n", Whole, "\ndef f():\n    return 1 < 2\n"),

        new("harmony", $"<|channel|>analysis<|message|>{Draft}<|end|><|start|>assistant<|channel|>final<|message|>{Final}<|return|>", Fenced, One),
        new("harmony that begins amid the analysis", $"We need it.\n{Draft}<|end|><|start|>assistant<|channel|>final<|message|>{Final}", Fenced, One),
        new("harmony with a tool", $"<|channel|>commentary to=functions.run <|constrain|>json<|message|>{{}}<|call|><|start|>functions.run to=assistant<|channel|>commentary<|message|>1<|end|><|start|>assistant<|channel|>final<|message|>{Final}<|return|>", Fenced, One),
        new("harmony without an answer", $"<|channel|>analysis<|message|>{Final}<|end|>", None, null),
        new("harmony without its tokens", $"analysisWe need it.\n{Draft}\nassistantfinalHere:\n\n{Final}", Fenced, One),
        new("a variable called analysis", "analysisCount = 1\nprint(analysisCount)\n", Whole, "analysisCount = 1\nprint(analysisCount)\n"),

        new("the end of a text behind code", "def f():\n    return 1<|endoftext|>", Whole, "def f():\n    return 1"),
        new("the end of a text, and the next", "def f():\n    return 1\n<|endoftext|>import os\nos.x()", Whole, One),
        new("the end of a turn behind a fence", $"{Final}<|eot_id|>", Fenced, One),
        new("the next turn", $"{One}<|im_end|>\n<|im_start|>user\nThanks!\n{Draft}", Whole, One),
        new("a closing tag", "def f():\n    return 1</s>", Whole, "def f():\n    return 1"),
        new("Gemma's tokens", $"{Final}<end_of_turn>\n<eos>", Fenced, One),
        new("DeepSeek's tokens", $"{Final}<｜end▁of▁sentence｜>", Fenced, One),
        new("a token that was cut off", "def f():\n    return 1\n<|end", Whole, One),
        new("the header of the turn", $"<|start_header_id|>assistant<|end_header_id|>\n\n{Final}<|eot_id|>", Fenced, One),
        new("the header without its tokens", $"assistant\n\n{One}", Whole, One),
        new("the whole conversation", $"<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\n{Draft}<|im_end|>\n<|im_start|>assistant\n{Final}<|im_end|>", Fenced, One),
        new("Mistral's conversation", $"<s>[INST] Write f. {Draft} [/INST] {Final}</s>", Fenced, One),
        new("a turn of a tool", $"Let me run it.\n{Draft}<|im_end|>\n<|im_start|>tool\n0<|im_end|>\n<|im_start|>assistant\n{Final}<|im_end|>", Fenced, One),
        new("a token in a string", "def f(text):\n    return text.split('<|endoftext|>')\n", Whole, "def f(text):\n    return text.split('<|endoftext|>')\n"),
        new("a token in a sentence", $"The token <|endoftext|> ends it.\n{Final}", Fenced, One),
    ];
}
