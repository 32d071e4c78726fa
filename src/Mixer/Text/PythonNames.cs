namespace InstructMix.Mixer.Text;

/// <summary>Names that mean the same in every program.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords = new(
        "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Known = new(
        ("self cls abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance "
        + "issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __name__ __init__ __main__ "
        + "Exception ValueError TypeError KeyError IndexError AttributeError RuntimeError StopIteration ZeroDivisionError FileNotFoundError OSError NotImplementedError NotImplemented ArithmeticError AssertionError ImportError NameError "
        + "math re os sys json random itertools functools collections string datetime time csv np pd plt numpy pandas heapq operator copy bisect subprocess urllib logging threading socket struct statistics decimal fractions "
        + "defaultdict Counter deque reduce lru_cache OrderedDict namedtuple chain combinations permutations product groupby sqrt ceil floor gcd pi inf nan").Split(' '), StringComparer.Ordinal);

    /// <summary>Whether it is a word of the language.</summary>
    public static bool IsKeyword(ReadOnlySpan<char> name) => Keywords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    /// <summary>Whether it is a built-in name, or one that nobody uses for anything of their own.</summary>
    public static bool IsKnown(ReadOnlySpan<char> name) => Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
