# Is wrapped in the fences of Markdown.
# expect: syntax_error
# code: "```python\ndef f(x):\n    return x * x\n```\n"
