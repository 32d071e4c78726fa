# Has the line ends of Windows, also in a text.
# expect: passed
# code: "def f(x):\r\n    text = '''a\r\nb'''\r\n    assert text == 'a\\nb'\r\n    return x * x\r\n"
