using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Stubs;

/// <summary>Objects of the candidate's classes, which stay in its process while the stub works with them.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class ObjectTests(SandboxesFixture sandboxes)
{
    private const string Vector = """
        class Vector:
            count = 0
            def __init__(self, x, y=0):
                self.x, self.y = x, y
                Vector.count += 1
            def __add__(self, other):
                return Vector(self.x + other.x, self.y + other.y)
            def __mul__(self, k):
                return Vector(self.x * k, self.y * k)
            __rmul__ = __mul__
            def __eq__(self, other):
                return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)
            def __lt__(self, other):
                return self.x < other.x
            def __hash__(self):
                return hash((self.x, self.y))
            def __repr__(self):
                return f"Vector({self.x}, {self.y})"
            def __len__(self):
                return 2
            def __getitem__(self, i):
                return (self.x, self.y)[i]
            def __contains__(self, v):
                return v in (self.x, self.y)
            def __iter__(self):
                return iter((self.x, self.y))
            def __bool__(self):
                return bool(self.x or self.y)
            def __neg__(self):
                return Vector(-self.x, -self.y)
            def __call__(self, k):
                return k * self.x
            @property
            def norm2(self):
                return self.x ** 2 + self.y ** 2
            @classmethod
            def origin(cls):
                return cls(0, 0)
            @staticmethod
            def zero():
                return 0
        """;

    [Theory, EveryPython]
    public Task Methods_properties_and_operators_work_from_outside(string python) =>
        PassesAsync(python, Vector, """
            a, b = Vector(1, 2), Vector(3)
            assert (a.x, a.y, b.y) == (1, 2, 0)
            assert a + b == Vector(4, 2)
            assert a * 2 == Vector(2, 4) and 2 * a == Vector(2, 4)
            assert a != b and not a == b
            assert a < b and max(a, b) == b
            assert sorted([b, a]) == [a, b]
            assert repr(a) == 'Vector(1, 2)' and str(a) == 'Vector(1, 2)' and f'{a}' == 'Vector(1, 2)'
            assert len(a) == 2 and a[0] == 1 and a[-1] == 2
            assert 2 in a and 5 not in a
            assert list(a) == [1, 2] and tuple(a) == (1, 2)
            assert -a == Vector(-1, -2)
            assert a(5) == 5
            assert a.norm2 == 5
            assert not Vector.origin() and bool(a) is True
            assert Vector.zero() == 0
            assert isinstance(a, Vector) and type(a) is Vector
            assert hash(a) == hash(Vector(1, 2))
            assert len({a, Vector(1, 2), b}) == 2
            assert Vector.count > 5
            a.x = 7
            assert a.x == 7
            x, y = a
            assert (x, y) == (7, 2)
            try:
                a.z
                assert False
            except AttributeError:
                pass
            try:
                a[5]
                assert False
            except IndexError:
                pass
            """);

    [Theory, EveryPython]
    public Task Containers_of_the_candidates_take_and_give_items(string python) =>
        PassesAsync(python, """
            class Cache(dict):
                def __missing__(self, key):
                    return 'none'
            class Bag:
                def __init__(self):
                    self.d = {}
                def __setitem__(self, k, v):
                    self.d[k] = v
                def __delitem__(self, k):
                    del self.d[k]
                def __getitem__(self, k):
                    return self.d[k]
                def __enter__(self):
                    return self
                def __exit__(self, *a):
                    self.d['closed'] = True
            """, """
            c = Cache()
            c['a'] = 1
            assert c['a'] == 1 and c['b'] == 'none' and c == {'a': 1} and len(c) == 1
            assert isinstance(c, dict)
            b = Bag()
            b['x'] = [1]
            assert b['x'] == [1]
            del b['x']
            try:
                b['x']
                assert False
            except KeyError as e:
                assert e.args == ('x',)
            with b as inner:
                assert inner is b
            assert b['closed'] is True
            """);

    [Theory, EveryPython]
    public Task A_namedtuple_is_the_tuple_that_it_is(string python) =>
        PassesAsync(python, "from collections import namedtuple\nfrom typing import NamedTuple\nPoint = namedtuple('Point', 'x y')\nclass P(NamedTuple):\n    a: int\n    b: str = 'z'\ndef f():\n    return Point(1, 2)\ndef g():\n    return P(1)\n", """
            p = f()
            assert p == (1, 2) and p.x == 1 and p[1] == 2 and p == Point(1, 2)
            x, y = p
            assert (x, y) == (1, 2) and p._replace(x=5) == (5, 2)
            assert isinstance(p, tuple)
            assert g() == (1, 'z') and g().b == 'z'
            assert repr(p) == 'Point(x=1, y=2)'
            """);

    [Theory, EveryPython]
    public Task An_enum_is_compared_by_its_members(string python) =>
        PassesAsync(python, "from enum import Enum, IntEnum\nclass Color(Enum):\n    RED = 1\n    BLUE = 2\nclass N(IntEnum):\n    ONE = 1\ndef f(c):\n    return Color.BLUE if c == Color.RED else Color.RED\n", """
            assert f(Color.RED) == Color.BLUE
            assert f(Color.BLUE) is Color.RED
            assert f(Color.RED).name == 'BLUE' and f(Color.RED).value == 2
            assert Color.RED != 1
            assert N.ONE == 1
            assert [c.name for c in Color] == ['RED', 'BLUE']
            assert Color['RED'] is Color.RED and Color(2) is Color.BLUE and len(Color) == 2
            assert f(Color.RED) in (Color.BLUE,)
            assert isinstance(f(Color.RED), Color)
            """);

    [Theory, EveryPython]
    public Task A_dataclass_is_compared_by_its_fields(string python) =>
        PassesAsync(python, "from dataclasses import dataclass, field\n@dataclass(order=True)\nclass Item:\n    name: str\n    tags: list = field(default_factory=list)\ndef f(n):\n    return Item(n)\n", """
            assert f('a') == Item('a') and f('a') != Item('b') and f('a') < f('b')
            assert repr(f('a')) == "Item(name='a', tags=[])"
            item = f('x')
            item.tags = [1]
            assert item.tags == [1] and sorted(item.tags) == [1]
            assert [f('a'), f('b')] == [Item('a'), Item('b')]
            assert {'k': f('a')} == {'k': Item('a')}
            """);

    [Theory, EveryPython]
    public Task A_linked_list_is_walked_from_outside(string python) =>
        PassesAsync(python, "class Node:\n    def __init__(self, v, next=None):\n        self.v, self.next = v, next\ndef build(xs):\n    head = None\n    for x in reversed(xs):\n        head = Node(x, head)\n    return head\ndef reverse(head):\n    prev = None\n    while head:\n        head.next, prev, head = prev, head, head.next\n    return prev\n", """
            def values(node):
                out = []
                while node is not None:
                    out.append(node.v)
                    node = node.next
                return out
            assert values(build([1, 2, 3])) == [1, 2, 3]
            assert values(reverse(build([1, 2, 3]))) == [3, 2, 1]
            n = Node(1)
            n.next = Node(2)
            assert values(n) == [1, 2]
            assert n.next is n.next
            """);

    [Theory]
    [InlineData("b.items.append(1)")]
    [InlineData("b.items.sort(reverse=True)")]
    [InlineData("items = b.items\nassert len(b) == 2\nitems.append(1)")]
    [InlineData("b.by_name['x'].append(1)\nassert b.by_name['x'] == [1]")]
    [InlineData("b.get().append(1)")]
    [InlineData("b.pair()[0].append(1)")]
    public async Task A_container_that_an_object_holds_is_changed_where_the_object_is(string change)
    {
        const string code = "class Bag:\n    def __init__(self):\n        self.items = [1, 2]\n        self.by_name = {'x': []}\n    def get(self):\n        return self.items\n    def pair(self):\n        return self.items, 0\n    def __len__(self):\n        return len(self.items)\n";
        var stub = $"before = Bag().items\nb = Bag()\n{change}\nassert b.items != before or b.by_name['x'] == [1]\n";
        (await sandboxes.RunAsync("3.11", Trials.Tested(code, stub))).ShouldBe(Outcome.Passed, Level.Tested);
        (await sandboxes.RunAsync("3.13", Trials.Tested(code, stub))).ShouldBe(Outcome.Passed, Level.Tested);
    }

    [Fact]
    public async Task A_container_that_a_function_made_may_be_changed_freely() =>
        // Inside, for the function might have kept it, and see the change in its next call.
        (await sandboxes.RunAsync("3.11", Trials.Tested("def f(n):\n    return list(range(n))\n", "a = f(3)\na.sort(reverse=True)\nassert a == [2, 1, 0]\nassert f(2) == [0, 1]\n")))
            .ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Inside);

    private async Task PassesAsync(string python, string code, string stub) =>
        (await sandboxes.RunAsync(python, Trials.Tested(code, stub))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);
}
