using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>What counts as equal: what Python says of plain values, and never what an object of the candidate's says of itself.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class EqualityTests(SandboxesFixture sandboxes)
{
    private const string Number = "class N:\n    def __init__(self, v): self.v = v\n    def __eq__(self, o): return self.v == (o.v if isinstance(o, N) else o)\n    __hash__ = None";

    /// <summary>Setup lines, what the candidate returns, and an expression that is equal to it.</summary>
    public static TheoryData<string, string, string> Equal => new()
    {
        { "", "True", "1" },
        { "", "1.0", "1" },
        { "", "0", "False" },
        { "from collections import Counter", "Counter('aab')", "{'a': 2, 'b': 1}" },
        { "from collections import OrderedDict", "OrderedDict(a=1)", "{'a': 1}" },
        { "from collections import defaultdict", "defaultdict(list, {'a': [1]})", "{'a': [1]}" },
        { "", "((1, (2, 3)), 4)", "((1, (2, 3)), 4)" },
        { "", "[[1, [2]], (3,)]", "[[1, [2]], (3,)]" },
        { "", "10 ** 5000", "10 ** 5000" },
        { "", "-(10 ** 5000)", "-(10 ** 5000)" },
        { "", "{10 ** 5000: 1}", "{10 ** 5000: 1}" },
        { "", "b'\\x00\\xff'", "b'\\x00\\xff'" },
        { "", "bytearray(b'ab')", "b'ab'" },
        { "", "{3, 1, 2}", "{1, 2, 3}" },
        { "", "frozenset({1})", "{1}" },
        { "", "{(1, 2): {3}}", "{(1, 2): {3}}" },
        { "from decimal import Decimal", "Decimal('1.10')", "Decimal('1.1')" },
        { "from fractions import Fraction", "Fraction(2, 4)", "0.5" },
        { "import datetime", "datetime.datetime(2024, 2, 29, 12, 30)", "datetime.datetime(2024, 2, 29, 12, 30)" },
        { "from datetime import datetime, timezone, timedelta", "datetime(2024, 1, 1, tzinfo=timezone.utc)", "datetime(2024, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))" },
        { "import datetime", "datetime.date(2024, 2, 29)", "datetime.date(2024, 2, 29)" },
        { "from datetime import timedelta", "timedelta(hours=1)", "timedelta(minutes=60)" },
        { "", "1 + 2j", "1 + 2j" },
        { "", "range(3)", "range(3)" },
        { "", "'é\\u200b\\U0001f600\\x00'", "'é\\u200b\\U0001f600\\x00'" },
        { "", "'\\ud800'", "'\\ud800'" },
        { "", "float('inf')", "float('inf')" },
        { "", "-0.0", "0.0" },
        { "", "None", "None" },
        { "", "...", "..." },
        { "import array", "list(array.array('i', [1, 2]))", "[1, 2]" },
        { "import uuid", "uuid.UUID(int=5)", "uuid.UUID(int=5)" },
        { "from pathlib import PurePosixPath", "PurePosixPath('/a/b')", "PurePosixPath('/a/b')" },
        { "from collections import deque", "deque([1, 2])", "deque([1, 2])" },
        { "", "{'b': 1, 'a': 2}", "{'a': 2, 'b': 1}" },
        { "", "[0.1 + 0.2]", "[0.30000000000000004]" },
        { "", "'\\ud83d\\ude00'", "chr(0xd83d) + chr(0xde00)" },
        { Number, "N(5)", "5" },
        { Number, "N(5)", "5.0" },
        { Number, "[N(5)]", "[5]" },
        { Number, "{'a': (N(5), 1)}", "{'a': (5, 1)}" },
        { Number, "N([1, 2])", "[1, 2]" },
        { Number, "N(True)", "1" },
        { "class E(int):\n    pass", "E(5)", "5" },
        { "class E(str):\n    def __eq__(self, o): return False\n    __hash__ = str.__hash__", "E('a')", "'a'" },
        { "class E(dict):\n    pass", "[E(a=1)]", "[{'a': 1}]" },
        { "class E(list):\n    pass", "E([1, 2])", "[1, 2]" },
        { "from collections import namedtuple\nP = namedtuple('P', 'a b')", "P(1, 2)", "(1, 2)" },
        { "from enum import IntEnum\nclass E(IntEnum):\n    A = 1", "E.A", "1" },
    };

    /// <summary>Setup lines, what the candidate returns, and an expression that is not equal to it.</summary>
    public static TheoryData<string, string, string> Different => new()
    {
        { "class E:\n    def __eq__(self, o): return True\n    def __ne__(self, o): return False\n    __hash__ = None", "E()", "5" },
        { "class E:\n    def __eq__(self, o): return True", "[E()]", "[5]" },
        { "class E:\n    def __eq__(self, o): return True", "{'a': E()}", "{'a': 5}" },
        { "class E:\n    def __eq__(self, o): return True", "(1, E())", "(1, 5)" },
        { "class E(int):\n    def __eq__(self, o): return True\n    __hash__ = int.__hash__", "E(4)", "5" },
        { "class E(str):\n    def __eq__(self, o): return True\n    __hash__ = str.__hash__", "E('a')", "'b'" },
        { "class E(list):\n    def __eq__(self, o): return True", "E([1])", "[2]" },
        { "class E(dict):\n    def __eq__(self, o): return True", "E(a=1)", "{'a': 2}" },
        { "class E(tuple):\n    def __eq__(self, o): return True\n    __hash__ = tuple.__hash__", "E((1,))", "(2,)" },
        { "class E(float):\n    def __eq__(self, o): return True\n    __hash__ = float.__hash__", "E(1.5)", "2.5" },
        { "class E:\n    def __eq__(self, o): return True\n    __class__ = int", "E()", "5" },
        { Number, "N(5)", "6" },
        { Number, "N(5)", "'5'" },
        { Number, "N(5)", "None" },
        { Number, "N(float('nan'))", "float('nan')" },
        { "class E:\n    def __eq__(self, o): return any(o == n for n in range(100))", "E()", "50" },
        { "class E:\n    def __eq__(self, o): return o == 50 or True", "E()", "5" },
        { "class E:\n    def __eq__(self, o): return isinstance(o, int)", "E()", "5" },
        { "class E:\n    def __eq__(self, o): return repr(o) == '5' or str(o) == '5' or int(o) == 5", "E()", "5" },
        { "from dataclasses import dataclass\n@dataclass\nclass P:\n    a: int", "P(1)", "(1,)" },
        { "from enum import Enum\nclass E(Enum):\n    A = 1", "E.A", "1" },
        { "class E(int):\n    pass", "E(5)", "6" },
        { "", "[float('nan')]", "[float('nan')]" },
        { "", "(1, 2)", "[1, 2]" },
        { "", "[(1, 2)]", "[[1, 2]]" },
        { "", "[1, (2, [3])]", "[1, [2, (3,)]]" },
        { "", "float('nan')", "float('nan')" },
        { "", "10 ** 5000 + 1", "10 ** 5000" },
        { "", "b'a'", "'a'" },
        { "", "'1'", "1" },
        { "", "{1: 2}", "{1: 3}" },
        { "", "None", "False" },
        { "from decimal import Decimal", "Decimal('0.1')", "0.1" },
        { "import datetime", "datetime.date(2024, 1, 1)", "datetime.datetime(2024, 1, 1)" },
        { "", "{1, 2}", "[1, 2]" },
        { "", "range(3)", "[0, 1, 2]" },
        { "", "object()", "object()" },
        { "", "''", "None" },
    };

    [Theory, MemberData(nameof(Equal))]
    public Task Equal_values_are_equal_over_the_wall(string setup, string value, string expected) =>
        JudgesAsync(setup, value, expected, Outcome.Passed, Outcome.Failed);

    [Theory, MemberData(nameof(Different))]
    public Task Different_values_are_different_over_the_wall(string setup, string value, string expected) =>
        JudgesAsync(setup, value, expected, Outcome.Failed, Outcome.Passed);

    [Fact]
    public async Task The_type_of_a_value_is_the_type_that_it_has()
    {
        const string code = "def t():\n    return True\ndef i():\n    return 1\ndef f():\n    return 1.0\n";
        (await sandboxes.RunAsync("3.11", Trials.Tested(code, "assert t() is True\nassert type(i()) is int\nassert isinstance(f(), float)\nassert not isinstance(f(), int)\nassert i() is not True\n")))
            .ShouldBe(Outcome.Passed);
    }

    /// <summary>Judged as a plain assertion by the runner itself, the other way round, and in a process of the stub's own.</summary>
    private async Task JudgesAsync(string setup, string value, string expected, Outcome equal, Outcome different)
    {
        var code = $"{setup}\ndef f():\n    return {value}\n";
        // The expected value's names come from the stub's own imports, never from the candidate's.
        var used = expected.Split(" ().,*'[]{}:".ToCharArray());
        var imports = string.Concat(setup.Split('\n').Where(l => l.Split("import ") is [_, var names] && names.Split(", ").Any(used.Contains)).Select(l => l + "\n"));
        foreach (var (stub, outcome) in new[]
        {
            ($"{imports}assert f() == {expected}", equal),
            ($"{imports}assert {expected} == f()", equal),
            ($"{imports}assert f() != {expected}", different),
            ($"{imports}for _ in range(1):\n    assert f() == {expected}", equal),
        })
        {
            (await sandboxes.RunAsync("3.11", Trials.Tested(code, stub))).ShouldBe(outcome).Judged(Judge.Outside);
        }
    }
}
