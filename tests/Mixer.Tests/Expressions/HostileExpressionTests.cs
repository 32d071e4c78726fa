using System.Diagnostics;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Tests.Expressions;

/// <summary>What a stranger's recipe might try. Each is refused before anything of it runs.</summary>
public sealed class HostileExpressionTests
{
    public static TheoryData<string> Refused =>
    [
        // Files, processes, the environment, the network.
        "System.IO.File.Exists(\"/etc/passwd\")", "File.ReadAllText(\"/etc/passwd\").Length > 0", "System.IO.Directory.GetFiles(\"/\").Length > 0",
        "System.Diagnostics.Process.Start(\"sh\") != null", "Environment.GetEnvironmentVariable(\"HOME\") == \"/\"", "Environment.Exit(0) == null",
        "Environment.FailFast(\"x\")", "Environment.MachineName == \"a\"", "Environment.NewLine == \"a\"", "Console.Out != null", "Console.ReadLine() == \"a\"",
        "global::System.IO.File.Exists(\"a\")", "System.Net.Dns.GetHostName() == \"a\"", "AppContext.BaseDirectory == \"a\"", "AppDomain.CurrentDomain != null",
        // Reflection, types, and ways from a value to its type.
        "typeof(string).Assembly != null", "Response.GetType().Assembly != null", "Type.GetType(\"System.IO.File\") != null", "GetType() != null", "this.GetType() != null",
        "Activator.CreateInstance(null) != null", "System.Reflection.Assembly.Load(\"x\") != null", "nameof(Response) == \"Response\"", "sizeof(int) == 4", "default(string) == null",
        "((object)Response) != null", "Response is object", "Response is System.IComparable", "(Response as object) != null", "((dynamic)Response).Length > 1", "__makeref(Response) != null",
        "Response.GetHashCode() == 1", "Response.Equals((object)Response)", "MemberwiseClone() != null", "ToString() == \"a\"", "Finalize()", "base.ToString() == \"a\"", "this == null",
        // What belongs to the view and is none of the expression's business.
        "Move(null)", "_context == null", "_signals == null", "SignalCount(0) > 0", "SignalWord(7) == \"\"", "Pattern(0) != null", "Expression0()", "Expression0() || Expression0()", "E() == true",
        "RecipeExpressions.Equals(null, null)", "Meta.Fields == null", "Meta.GetType() == null", "Meta[\"a\"].GetHashCode() == 1", "Verification.ToString().Length > 1", "Verification.Equals(null)",
        "InstructMix.Mixer.PairVerification.None == null", "InstructMix.Mixer.Expressions.BoundedSearch.BoundedReplace(Response, \"a\", \"aa\").Length > 1",
        "Response.BoundedReplace(\"a\", \"aaaaaaaaaaaaaaaaaaaa\").Length > 1", "(Verification with { Outcome = \"passed\" }).Outcome == \"passed\"",
        // Allocation, and code of its own.
        "new string('a', 1000000000).Length > 0", "new int[2000000000].Length > 0", "new { A = 1 } != null", "new System.Random().Next() > 1", "(new() : string) == null", "[1, 2, 3] != null", "stackalloc int[1000000].Length > 0",
        "((Func<bool>)(() => true))()", "((Func<int, int>)(x => x))(1) == 1", "delegate { return true; } != null", "Response.Any(c => c == 'a')", "(from c in Response select c) != null",
        "throw null", "Rating ?? throw null", "await Response", "checked(Response.Length + 1) > 0", "unchecked(Response.Length * 2000000000) > 0", "unsafe(1) == 1", "*(int*)0 == 1", "&Response != null",
        "Response switch { _ when true => true, _ => false }", "Response switch { var x => x.Length > 1 }", "Response is { Length: > 1 }", "Response is var x && x.Length > 1", "Response is string s", "Response is ['a', ..]",
        "Response = \"a\"", "(Response += \"a\") == \"a\"", "Response.Length++ > 1", "Rating!.Value > 1", "(Response, Source) == (Source, Response)", "Response[..5] == \"hello\"", "Response[^1] == 'a'",
        "int.TryParse(Response, out var n) && n > 1", "int.Parse(Response) > 1", "$\"{Response,1000000000}\".Length > 1", "$\"{Response}\" == \"a\"", "$\"{$\"{$\"{1}\"}\"}\" == \"1\"", "\"a\"u8.Length > 1",
        "Response.Contains(value: \"a\")", "ref Response", "Response.Length & 1", "Response.Length << 31 > 1", "~Response.Length > 1", "1.5m > 1m", "(decimal)1 > 0", "(byte)300 > 1", "(StringComparison)77 == StringComparison.Ordinal",
        // Texts that grow, and methods that go round what is bounded.
        "Response.PadLeft(2000000000).Length > 1", "Response.PadRight(2000000000).Length > 1", "Response.Replace(\"a\", \"aaaaaaaaaa\").Length > 1", "Response.Replace(\"e\", Response).Length > 1", "Response.Replace(\"\", \"a\").Length > 1",
        "Response.Replace('a', 'b').Length > 1", "Response.Insert(0, Response).Length > 1", "string.Concat(Response, Response).Length > 1", "string.Join(Response, Response, Response).Length > 1", "string.Format(\"{0,1000000000}\", 1).Length > 1",
        "string.Copy(Response) == \"a\"", "string.Intern(Response) == \"a\"", "Response.Split('a').Length > 1", "Response.ToCharArray().Length > 1", "Response.Normalize().Length > 1", "Response + 5 == \"a5\"", "Response + Meta[\"a\"] == \"a\"",
        "Response.StartsWith(\"a\", StringComparison.CurrentCulture)", "Response.StartsWith(\"a\", true, null)", "Response.CompareTo(\"a\") > 0", "string.Compare(Response, \"a\") > 0", "Response.IndexOfAny(null) > 0", "Response.AsSpan().Length > 0",
        "string.IsNullOrEmpty(string.Empty)", "int.MaxValue > 1", "Math.BigMul(2000000000, 2000000000) > 1L", "Math.DivRem(5, 2, out var r) > 1", "Response.Aggregate(0, (a, b) => a + b) > 1",
        // Regular expressions that could take forever, or are made by records.
        "Regex.IsMatch(Response, Instruction)", "Regex.IsMatch(Response, \"a\" + Instruction)", "Regex.IsMatch(Response, \"(?=a)b\")", "Regex.IsMatch(Response, @\"(a+)\\1+$\")", "Regex.IsMatch(Response, \"(?>a+)+b\")",
        "Regex.IsMatch(Response, \"((a{1,1000}){1,1000}){1,1000}\")", "Regex.IsMatch(Response, \"(\")", "Regex.IsMatch(Response, \"a\", RegexOptions.Compiled)", "Regex.IsMatch(Response, \"a\", RegexOptions.RightToLeft)",
        "Regex.IsMatch(Response, \"a\", (RegexOptions)8)", "Regex.IsMatch(Response, \"a\", RegexOptions.None, TimeSpan.MaxValue)", "Regex.Replace(Response, \"a\", \"aaaaaaaa\").Length > 1", "Regex.Split(Response, \"a\").Length > 1", "Regex.Match(Response, \"a\").Success",
        "Regex.CacheSize == 1", "new Regex(\"a\").IsMatch(Response)", "Regex.Escape(Response) == \"a\"",
        // More than one expression, or none.
        "true; } static RecipeExpressions() { System.Environment.Exit(1); } bool F() { return true", "true) == true; public bool X() => (true", "true;", "return true;", "if (true) { }", "while (true) ;", "true, false", "", "   ", "// only a comment", "/* open", "\"open",
        "true\n#pragma warning disable\n", "#if true\ntrue\n#endif", "true\n#line 1 \"/etc/passwd\"\n", "true }", "{ true }", "\u202etrue", "Respons\\u0065() > 1", "@this == null",
        // Judged without a judge.
        "Judged.Helpful >= 3", "Judged.Reason == null",
    ];

    // Too long for a test's name.
    public static TheoryData<string> Large =>
    [
        "megabytes", "parentheses", "nots", "minuses", "pluses", "conditionals", "coalesces", "calls", "indexers", "patterns", "casts", "interpolations", "braces", "generics", "lambdas", "joins", "or chain too long", "digits", "regex", "nested regex", "open parentheses", "open strings",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_with_what_is_allowed_instead(string text)
    {
        var compilation = new ExpressionCompiler([new Signal.Count("Tokens", "", _ => throw new InvalidOperationException("ran"))]).Compile([text]);

        compilation.Program.Should().BeNull();
        compilation.Problems.Should().NotBeEmpty().And.HaveCountLessThanOrEqualTo(5);
        compilation.Problems.Should().OnlyContain(p => p.Position >= 0 && p.Position <= text.Length && p.What.Length > 5 && p.What.Length < 400 && p.Remedy.Length > 5);
    }

    [Fact]
    public void There_are_enough_of_them() => Refused.Should().HaveCountGreaterThan(150);

    [Theory]
    [MemberData(nameof(Large))]
    public void A_large_one_is_refused_at_once_and_on_a_small_stack(string name)
    {
        string text = Text(name);
        var clock = Stopwatch.StartNew();
        ExpressionCompilation? compilation = null;
        var thread = new Thread(() => compilation = new ExpressionCompiler([]).Compile([text]), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join(TimeSpan.FromSeconds(60)).Should().BeTrue();

        compilation!.Program.Should().BeNull();
        compilation.Problems.Should().NotBeEmpty();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_long_chain_of_conditions_is_none_of_them()
    {
        string text = string.Join(" || ", Enumerable.Range(0, 200).Select(i => $"Source == \"{i}\""));
        ExpressionCompilation? compilation = null;
        var thread = new Thread(() => compilation = new ExpressionCompiler([]).Compile([text]), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();

        compilation!.Problems.Should().BeEmpty();
        compilation.Program!.Dispose();
    }

    [Fact]
    public void Many_large_ones_are_refused_for_their_sum()
    {
        string[] texts = [.. Enumerable.Repeat("true" + new string(' ', 3900), 30)];

        new ExpressionCompiler([]).Compile(texts).Problems.Should().ContainSingle().Which.What.Should().Contain("100000 characters in all");
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*a){12}$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("(a*)*b")]
    [InlineData("[ab]*a[ab]{12}$")]
    public void A_regular_expression_that_is_catastrophic_elsewhere_is_done_in_no_time(string pattern)
    {
        using var program = new ExpressionCompiler([]).Compile([$"Regex.IsMatch(Response, \"{pattern}\")"]).Program!;
        var clock = Stopwatch.StartNew();

        program.NewEvaluator().Evaluate(0, new Pair("s", "q", new string('a', 5000) + "!", "1", new Origin("f", 1))).Failure.Should().BeNull();

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string Repeated(string text, int characters = 3900) => string.Concat(Enumerable.Repeat(text, characters / text.Length));

    private static string Nested(string before, string inside, string after)
    {
        int times = 3900 / (before.Length + after.Length);
        return Repeated(before, times * before.Length) + inside + Repeated(after, times * after.Length);
    }

    private static string Text(string name) => name switch
    {
        "megabytes" => Repeated("Response.Length > 1 && ", 8_000_000) + "true",
        "parentheses" => Nested("(", "true", ")"),
        "nots" => Repeated("!") + "true",
        "minuses" => Repeated("- ") + "1 > 0",
        "pluses" => Repeated("+ +") + "1 > 0",
        "conditionals" => Repeated("true ? true : ") + "true",
        "coalesces" => Repeated("Rating ?? ") + "1 > 0",
        "calls" => "Response" + Repeated(".Trim()") + ".Length > 1",
        "indexers" => Nested("Meta[", "\"a\"", "]") + " == 1",
        "patterns" => "Rating is " + Repeated("not ") + "null",
        "casts" => Repeated("(int)") + "1 > 0",
        "interpolations" => Nested("$\"{", "1", "}\"") + " == \"1\"",
        "braces" => Repeated("{") + Repeated("}", 10),
        "generics" => Repeated("A<") + "int" + Repeated(">", 10),
        "lambdas" => Repeated("a => ") + "true",
        "joins" => "(Response" + Repeated(" + Response", 3000) + ").Length > 1",
        "or chain too long" => "Source == \"a\"" + Repeated(" || Source == \"a\"", 5000),
        "digits" => Repeated("9") + " > 1",
        "regex" => $"Regex.IsMatch(Response, \"{Repeated("a|b", 1200)}\")",
        "nested regex" => $"Regex.IsMatch(Response, \"{Nested("(", "a", "){9}")}\")",
        "open parentheses" => Repeated("("),
        "open strings" => Repeated("$\"{\""),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
