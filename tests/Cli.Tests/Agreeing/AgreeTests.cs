using System.Text.Json;
using InstructMix.Cli.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Agreeing;

/// <summary>Answers and tests that were both written by a model: those that agree come first.</summary>
public sealed class AgreeTests : IDisposable
{
    private const string Right = "def area(width: int, height: int) -> int:\n    return width * height";
    private const string Sum = "def area(width: int, height: int) -> int:\n    return width + height";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_largest_group_that_passes_the_same_tests_comes_first()
    {
        var candidates = _folder.Write("candidates.jsonl",
            Line("area/0", Sum),
            Line("area/1", Right),
            Line("area/2", "def area(a, b):\n    # by another name\n    return a * b"),
            Line("area/3", "def area(a, b):\n    total = 0\n    for _ in range(a):\n        total += b\n    return total"),
            Line("area/4", "def area(a, b):\n    return '?'"),
            Line("area/5", "I cannot do that."),
            Line("other", "def other():\n    return 1", "lonely"));
        var tests = _folder.Write("tests.jsonl",
            """{"request": "area", "tests": ["assert area(2, 3) == 6", "assert area(2, 2) == 4", "assert area(0, 3) == 0", "assert area(1, 2) == 3", "assert area(5, 5) == 99", "assert area(1,"]}""",
            """{"request": "area", "tests": ["assert area(2, 3) == 6", "assert area(4, 5) == 20"], "model": "m"}""",
            """{"request": "area"}""",
            """{"request": "nobody", "tests": ["assert True"]}""");

        string[] arguments = ["agree", candidates, "--tests", tests, "--output", _folder["agreed.jsonl"], "--json"];
        var result = await CommandLine.RunAsync(arguments);

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        result.Line($"{tests}:3: ").Should().Contain("the line holds no tests").And.Contain("\"assert area(2, 3) == 6\"");
        result.Error.Should().Contain("there is no candidate for the request \"nobody\"");
        var kept = _folder.Records("agreed.jsonl").ToList();
        // area/1 and area/2 are equal but for names; area(5, 5) == 99 is passed by no answer.
        kept.Select(k => k.GetProperty("id").GetString()).Should().Equal("area/1", "area/2", "area/3", "area/0");
        var first = kept[0].GetProperty("verification");
        first.GetProperty("outcome").GetString().Should().Be("passed");
        first.GetProperty("level").GetString().Should().Be("agreed");
        first.GetProperty("agreement").GetRawText().Should().Be("""{"tests":4,"candidates":3,"score":12,"margin":6,"rank":1}""");
        kept[3].GetProperty("verification").GetProperty("agreement").GetRawText().Should().Be("""{"tests":2,"candidates":1,"score":2,"margin":6,"rank":4}""");
        var rejects = _folder.Records("agreed.rejects.jsonl").ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("verification"));
        rejects.Should().HaveCount(3);
        rejects["area/4"].GetProperty("detail").GetString().Should().Be("it passes no test that counts");
        rejects["area/5"].GetProperty("outcome").GetString().Should().Be("no_code");
        rejects["other"].GetProperty("detail").GetString().Should().Be("its problem has no tests");
        result.Json.GetProperty("tests_that_count").GetInt32().Should().Be(5);

        byte[] before = await File.ReadAllBytesAsync(_folder["agreed.jsonl"]);
        (await CommandLine.RunAsync([.. arguments, "--jobs", "1"])).ExitCode.Should().Be(ExitCode.Done);
        (await File.ReadAllBytesAsync(_folder["agreed.jsonl"])).Should().Equal(before);

        (await CommandLine.RunAsync([.. arguments, "--min-margin", "7"])).ExitCode.Should().Be(ExitCode.Done);
        _folder.Records("agreed.jsonl").Should().BeEmpty();
        _folder.Records("agreed.rejects.jsonl").Should().HaveCount(7).And.Contain(r => r.GetProperty("verification").GetProperty("detail").GetString()!.Contains("--min-margin asks for 7"));
    }

    [Fact]
    public async Task Tests_that_a_constant_passes_prove_nothing_alone_and_something_together()
    {
        const string Even = "def is_even(n: int) -> bool:\n    return n % 2 == 0";
        const string Always = "def is_even(n: int) -> bool:\n    return True";
        var candidates = _folder.Write("candidates.jsonl",
            Line("both/0", Even), Line("both/1", Always),
            Line("alone/0", Even), Line("alone/1", Always),
            Line("nothing/0", Even), Line("nothing/1", "def is_even(n: int) -> bool:\n    n = n % 2\n    return n == 0"), Line("nothing/2", "def is_even(m: int) -> bool:\n    return m % 2 == 0"), Line("nothing/3", "def is_even(:"));
        var tests = _folder.Write("tests.jsonl",
            """{"request": "both", "tests": ["assert is_even(3) == False", "assert is_even(4) == True"]}""",
            """{"request": "alone", "tests": ["assert is_even(2) == True", "assert is_even(4) == True"]}""",
            """{"request": "nothing", "tests": ["assert is_even(3) is not True", "assert is_even(3) == 7"]}""");

        var result = await CommandLine.RunAsync("agree", candidates, "--tests", tests, "--output", _folder["agreed.jsonl"], "--json");

        result.ExitCode.Should().Be(ExitCode.Done, result.Error);
        _folder.Records("agreed.jsonl").Select(k => k.GetProperty("id").GetString()).Should().Equal("both/0", "both/1");
        var rejects = _folder.Records("agreed.rejects.jsonl").ToList();
        rejects.Select(r => r.GetProperty("id").GetString()).Should().Equal("alone/0", "alone/1", "nothing/0", "nothing/2", "nothing/1", "nothing/3");
        rejects[0].GetProperty("verification").GetProperty("detail").GetString().Should().Be("the best group of its problem passes no test that a version of it with nothing inside does not pass as well");
        rejects[2].GetProperty("verification").GetProperty("detail").GetString().Should().Be("no test of its problem counts: none is passed by an answer and not by one that returns nothing");
        rejects[2].GetProperty("verification").GetProperty("agreement").GetRawText().Should().Be("""{"tests":0,"candidates":3,"score":0,"rank":1}""");
        rejects[5].GetProperty("verification").TryGetProperty("agreement", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("--tests", "/nowhere/tests.jsonl", "/nowhere/tests.jsonl: there is no such file")]
    [InlineData("--min-margin", "0.5", "--min-margin must be 1 or more, not 0.5")]
    public async Task What_cannot_be_is_told(string option, string value, string what)
    {
        var candidates = _folder.Write("candidates.jsonl", Line("area/0", Right));
        var tests = _folder.Write("tests.jsonl", """{"request": "area", "tests": []}""");
        string[] given = option == "--tests" ? [] : ["--tests", tests];

        var result = await CommandLine.RunAsync(["agree", candidates, "--output", _folder["agreed.jsonl"], option, value, .. given]);

        result.ExitCode.Should().Be(ExitCode.Unusable);
        result.Error.Should().Contain(what);
    }

    private static string Line(string id, string code, string? request = null) => JsonSerializer.Serialize(new
    {
        id,
        instruction = "Write area(width, height).",
        response = code.StartsWith("def", StringComparison.Ordinal) ? $"```python\n{code}\n```" : code,
        meta = request is null ? null : new { request },
    });
}
