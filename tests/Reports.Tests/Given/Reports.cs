using InstructMix.Cli.Reports;
using InstructMix.Generation.Waterfalls;
using InstructMix.Harness;

namespace InstructMix.Reports.Tests.Given;

/// <summary>Reports of runs as there might be.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Day = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);

    private static readonly string[] Versions = ["3.9", "3.11", "3.13", "3.14"];

    private static ReportCell Passed => new(Outcome.Passed, null, null, "", 0.031);

    /// <summary>A set of so many pairs on four versions, of which one in sixteen is remarkable, each in one of the ways in which a set breaks.</summary>
    public static Report Reverified(int pairs) =>
        new("examples-2021.jsonl", "0.1.0", Day, Versions, [.. Enumerable.Range(1, pairs).Select(i => (i % 16) switch
        {
            3 => Imp(i),
            5 => (i / 16 % 2) == 0 ? Mapping(i) : AssertEquals(i),
            7 => (i / 16 % 3) == 0 ? Match(i) : Escape(i),
            11 => (i / 16 % 4) == 0 ? Locals(i) : Sound(i),
            13 => (i / 16 % 5) == 0 ? NeverRan(i) : Sound(i),
            15 => (i / 16 % 3) == 0 ? Utcnow(i) : Sound(i),
            _ => Sound(i),
        })]);

    /// <summary>A run of <c>verify</c>: one version, some dropped.</summary>
    public static Report Verified()
    {
        ReportPair[] pairs = [.. Enumerable.Range(1, 60).Select(i =>
        {
            var pair = Sound(i) with { Id = $"answer/{i}", Carried = null };
            var cell = (i % 7) switch
            {
                1 => new ReportCell(Outcome.Failed, "assert middle([1, 2, 3]) == 2: middle([1, 2, 3]) gave 3", null, "", 0.02) { StubLine = 2, Level = Level.Defined },
                2 => new ReportCell(Outcome.Error, "NameError: name 'median' is not defined in middle([5])", 4, "Traceback (most recent call last):\n  …\nNameError: name 'median' is not defined\n", 0.02) { Level = Level.Defined },
                4 when i % 2 == 0 => new ReportCell(Outcome.MissingModule, "ModuleNotFoundError: No module named 'numpy'", 1, "", 0.01) { Level = Level.Compiled },
                5 when i % 3 == 0 => new ReportCell(Outcome.Timeout, "cpu: 5 s used while the stub ran", null, "", 5.01) { Level = Level.Defined },
                _ => Passed with { Level = Level.Tested },
            };
            return pair with { Cells = [cell], Group = i % 2 == 0 ? "model-b" : "model-a", Problem = $"answer/{i / 4}", Meta = "{\"temperature\": 0.8}" };
        })];
        return new Report("answers.jsonl", "0.1.0", Day, ["3.11"], pairs);
    }

    /// <summary>A run of <c>generate --verify</c>: the same, and how far all came that was asked for.</summary>
    public static Report Generated()
    {
        string[] stages = ["requested", "answered", "extracted", "compiled", "ran", "passed", "unique", "kept"];
        WaterfallRow Row(string name, params long[] counts) => new(name, new OrderedDictionary<string, long>(stages.Zip(counts, KeyValuePair.Create)));
        var total = Row("all", 70, 66, 64, 60, 50, 40, 36, 34);
        var requests = new WaterfallRow("request", new OrderedDictionary<string, long> { ["requested"] = 20, ["answered"] = 20, ["extracted"] = 18, ["unique"] = 12, ["kept"] = 12 });
        return Verified() with
        {
            Waterfall = new Waterfall(
                total, [Row("answer", 60, 56, 54, 50, 42, 34, 31, 30), requests, Row("repair", 10, 10, 10, 10, 8, 6, 5, 4)],
                [Row("<b>text</b>", 40, 38, 36, 34, 30, 20, 18, 17), Row("numbers", 30, 28, 28, 26, 20, 20, 18, 17)], [total with { Name = "1" }]),
        };
    }

    /// <summary>Pairs whose texts do what they can to run, to hide, or to break the page.</summary>
    public static Report Hostile(params string[] texts) =>
        new(texts[0], "0.1.0", Day, Versions, [.. texts.Select((text, i) => new ReportPair(
            $"{i} {text}", text, text, text, Outcome.Passed,
            [Passed, new ReportCell(Outcome.Error, text, 1, text, 0.1), Passed, Passed],
            [new ReportChange("3.9", "3.11", Outcome.Passed, Outcome.Error, text, text, text, "javascript:document.title='taken'")],
            [new ReportForecast("3.13", text, text, 1, "javascript:document.title='taken'")]))]);

    public static ReportPair Sound(int i) => new(
        $"pair/{i:0000}", $"Write a function middle(numbers) that returns the middle element of a sorted list, number {i}.",
        $"def middle(numbers):\n    \"\"\"The middle element of a sorted list.\"\"\"\n    # The lower one where there are two.\n    return sorted(numbers)[(len(numbers) - 1) // 2]  # {i}\n",
        "assert middle([1, 2, 3]) == 2\nassert middle([4]) == 4\n", Outcome.Passed, [Passed, Passed, Passed, Passed], [], []);

    public static ReportPair Imp(int i)
    {
        var broken = new ReportCell(Outcome.MissingModule, "ModuleNotFoundError: No module named 'imp'", 2,
            "Traceback (most recent call last):\n  File \"candidate.py\", line 2, in <module>\n    import imp\nModuleNotFoundError: No module named 'imp'\n", 0.018);
        return new ReportPair(
            $"pair/{i:0000}", "Write a function load(path) that loads a Python file as a module and returns it.",
            "import os\nimport imp\n\n\ndef load(path):\n    name = os.path.splitext(os.path.basename(path))[0]\n    return imp.load_source(name, path)\n",
            "import tempfile\nwith tempfile.NamedTemporaryFile('w', suffix='.py') as f:\n    f.write('x = 3')\n    f.flush()\n    assert load(f.name).x == 3\n", Outcome.Passed,
            [Passed, Passed, broken, broken],
            [new ReportChange("3.11", "3.13", Outcome.Passed, Outcome.MissingModule, "module-removed", "imp was removed in 3.12", "Use importlib: importlib.util.spec_from_file_location and module_from_spec.", "https://docs.python.org/3/whatsnew/3.12.html#imp")],
            [new ReportForecast("3.9", "3.12", "the imp module is deprecated in favour of importlib", 2, "https://docs.python.org/3/whatsnew/3.12.html#imp")]);
    }

    private static ReportPair Mapping(int i)
    {
        var broken = new ReportCell(Outcome.Error, "AttributeError: module 'collections' has no attribute 'Mapping'", 5, "", 0.02);
        return new ReportPair(
            $"pair/{i:0000}", "Write flatten(d, sep='.') that flattens nested dictionaries into one with dotted keys.",
            "import collections\n\ndef flatten(d, sep='.', prefix=''):\n    for key, value in d.items():\n        if isinstance(value, collections.Mapping):\n            yield from flatten(value, sep, prefix + key + sep)\n        else:\n            yield prefix + key, value\n",
            "assert dict(flatten({'a': {'b': 1}, 'c': 2})) == {'a.b': 1, 'c': 2}\n", Outcome.Passed,
            [Passed, broken, broken, broken],
            [new ReportChange("3.9", "3.11", Outcome.Passed, Outcome.Error, "name-removed", "collections.Mapping was removed in 3.10", "Import it from collections.abc.", "https://docs.python.org/3/whatsnew/3.10.html#removed")],
            []);
    }

    private static ReportPair AssertEquals(int i)
    {
        var broken = new ReportCell(Outcome.Error, "AttributeError: 'TestAdd' object has no attribute 'assertEquals'", null,
            "E\n======================================================================\nERROR: test_add (__main__.TestAdd.test_add)\n----------------------------------------------------------------------\nAttributeError: 'TestAdd' object has no attribute 'assertEquals'. Did you mean: 'assertEqual'?\n", 0.04)
        { StubLine = 5 };
        return new ReportPair(
            $"pair/{i:0000}", "Write add(a, b).", "def add(a, b):\n    return a + b\n",
            "import unittest\n\nclass TestAdd(unittest.TestCase):\n    def test_add(self):\n        self.assertEquals(add(2, 3), 5)\n", Outcome.Passed,
            [Passed, Passed, broken, broken],
            [new ReportChange("3.11", "3.13", Outcome.Passed, Outcome.Error, "name-removed", "unittest's assertEquals was removed in 3.12", "Write assertEqual.", "https://docs.python.org/3/whatsnew/3.12.html#id3")],
            []);
    }

    private static ReportPair Match(int i)
    {
        var broken = new ReportCell(Outcome.SyntaxError, "SyntaxError: invalid syntax (candidate.py, line 2)", 2, "", 0.01);
        return new ReportPair(
            $"pair/{i:0000}", "Write area(shape) for circles and squares given as tuples.",
            "def area(shape):\n    match shape:\n        case ('circle', r):\n            return 3.14159 * r ** 2\n        case ('square', a):\n            return a * a\n        case _:\n            raise ValueError(shape)\n",
            "assert area(('square', 3)) == 9\n", Outcome.Passed,
            [broken, Passed, Passed, Passed],
            [new ReportChange(null, "3.9", Outcome.Passed, Outcome.SyntaxError, "new-syntax", "the match statement needs 3.10", "Raise the lowest version of the set to 3.10, or write it with if.", "https://docs.python.org/3/whatsnew/3.10.html#pep-634-structural-pattern-matching"),
             new ReportChange("3.9", "3.11", Outcome.SyntaxError, Outcome.Passed, "new-syntax", "the match statement needs 3.10", null, "https://docs.python.org/3/whatsnew/3.10.html#pep-634-structural-pattern-matching")],
            []);
    }

    private static ReportPair Escape(int i) => Sound(i) with
    {
        Instruction = "Write words(text) that returns the words of a text.",
        Code = "import re\n\ndef words(text):\n    return re.findall('\\w+', text)\n",
        Stub = "assert words('a b') == ['a', 'b']\n",
        Forecasts = [new ReportForecast("3.13", null, "\"\\w\" is an invalid escape sequence", 4, "https://docs.python.org/3/whatsnew/3.12.html#other-language-changes")],
    };

    private static ReportPair Utcnow(int i) => Sound(i) with
    {
        Instruction = "Write today() that returns the date in UTC as YYYY-MM-DD.",
        Code = "import ast\nfrom datetime import datetime\n\ndef today():\n    return datetime.utcnow().strftime('%Y-%m-%d')\n",
        Stub = "assert len(today()) == 10\n",
        Forecasts = [new ReportForecast("3.13", "3.16", "datetime.utcnow() is deprecated", 5, "https://docs.python.org/3/library/datetime.html#datetime.datetime.utcnow"),
            new ReportForecast("3.14", "3.16", "datetime.utcnow() is deprecated", 5, "https://docs.python.org/3/library/datetime.html#datetime.datetime.utcnow")],
    };

    private static ReportPair Locals(int i)
    {
        var broken = new ReportCell(Outcome.Failed, "assert compute('x = 6 * 7') == 42: compute('x = 6 * 7') gave 0", null, "", 0.02) { StubLine = 1 };
        return new ReportPair(
            $"pair/{i:0000}", "Write compute(source) that executes an assignment to x and returns x.",
            "def compute(source):\n    x = 0\n    exec(source)\n    return locals()['x']\n",
            "assert compute('x = 6 * 7') == 42\n", Outcome.Passed,
            [Passed, Passed, broken, broken],
            [new ReportChange("3.11", "3.13", Outcome.Passed, Outcome.Failed, "behaviour", "locals() is a snapshot since 3.13 (PEP 667)", "Give exec a dictionary of its own and read the result from it.", "https://peps.python.org/pep-0667/")],
            []);
    }

    private static ReportPair NeverRan(int i)
    {
        var broken = new ReportCell(Outcome.Error, "NameError: name 'nan' is not defined in ratio(1, 0)", 4, "", 0.02);
        return Sound(i) with
        {
            Instruction = "Write ratio(a, b) that returns a / b, and not a number where b is 0.",
            Code = "def ratio(a, b):\n    if b:\n        return a / b\n    return nan\n",
            Stub = "assert ratio(1, 2) == 0.5\nassert ratio(1, 0) != ratio(1, 0)\n",
            Carried = Outcome.Error,
            Cells = [broken, broken, broken, broken],
        };
    }
}
