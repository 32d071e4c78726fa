using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly Pair Rich = new("helpful", "How do I add?", "Use the + operator.\nThat is all.", "x-1", new Origin("f", 1))
    {
        Rating = 1.5,
        Verification = new PairVerification("passed", "tested", "3.11.2", 0.75),
        Meta = JsonElement.Parse("""{"model":"m-7b","prob":0.25,"checked":true,"nothing":null,"tags":["a","b"],"inner":{"x":3}}"""),
    };

    private static readonly Pair Bare = new("conala", "p", "print(1)", "x-2", new Origin("f", 2));

    [Theory]
    [InlineData("Response.Length >= 10 && Rating <= 2 && !IsShort", true, false)]
    [InlineData("Source == \"helpful\" || Id == \"x-2\"", true, true)]
    [InlineData("Source is \"helpful\" or \"harmless\"", true, false)]
    [InlineData("Rating == 1.5", true, false)]
    [InlineData("Rating is 0 or 1 or 1.5", true, false)]
    [InlineData("Rating is not null", true, false)]
    [InlineData("Rating == null", false, true)]
    [InlineData("Rating != null", true, false)]
    [InlineData("Rating is >= 1 and < 2", true, false)]
    [InlineData("(Rating ?? 0) < 1", false, true)]
    [InlineData("Rating == null || Rating.Value > 1", true, true)]
    [InlineData("Verification.Outcome == \"passed\" && Verification.Score > 0.5 && Verification.Level != \"ran\"", true, false)]
    [InlineData("Verification.Python?.StartsWith(\"3.11\") == true", true, false)]
    [InlineData("Verification.Python?.StartsWith(\"3.11\")", true, false)]
    [InlineData("Meta[\"model\"] == \"m-7b\"", true, false)]
    [InlineData("Meta[\"model\"].StartsWith(\"m-\")", true, false)]
    [InlineData("Meta[\"model\"].Text == Source || Meta[\"prob\"] < 0.5", true, false)]
    [InlineData("Meta[\"checked\"] == true", true, false)]
    [InlineData("Meta[\"checked\"] != true", false, false)]
    [InlineData("Meta[\"nothing\"] == null && Meta[\"model\"] is not null", true, false)]
    [InlineData("Meta[\"model\"] is null", false, true)]
    [InlineData("Meta[\"tags\"].Count == 2 && Meta[\"inner\"][\"x\"] == 3", true, false)]
    [InlineData("Meta[\"prob\"].Number * 4 == 1", true, false)]
    [InlineData("Response.Contains(\"operator\")", true, false)]
    [InlineData("Response.Contains(\"OPERATOR\", StringComparison.OrdinalIgnoreCase)", true, false)]
    [InlineData("Response.ToLower().IndexOf('+') > 0", true, false)]
    [InlineData("Response[0] == 'U' && char.IsUpper(Response[0])", true, false)]
    [InlineData("Response.Substring(0, 3) == \"Use\"", true, false)]
    [InlineData("(Instruction + \"\\n\" + Response).Contains(\"?\\nUse\")", true, false)]
    [InlineData("Response.Length - Response.Replace(\"l\", \"\").Length == 2", true, false)]
    [InlineData("Regex.IsMatch(Response, @\"\\+ oper\\w+\") && Regex.Count(Response, \"L\", RegexOptions.IgnoreCase | RegexOptions.Multiline) == 2", true, false)]
    [InlineData("Math.Max(Response.Length, 5) > Math.Abs(-6) && Math.Round(2.5) == 2", true, true)]
    [InlineData("string.IsNullOrEmpty(Verification.Outcome)", false, true)]
    [InlineData("Response.Length > 10 ? Source == \"helpful\" : Id == \"x-2\"", true, true)]
    [InlineData("(double)Response.Length / Instruction.Length > 1.5 // a comment", true, true)]
    [InlineData("Response.Length % 2 == 0 || /* inside */ true", true, true)]
    [InlineData("Length == 32 && Kind == \"long\"", true, false)]
    [InlineData("true", true, true)]
    public void I_can_filter_by_an_expression(string text, bool rich, bool bare)
    {
        using var program = Compile(text);
        var evaluator = program.NewEvaluator();

        (evaluator.Evaluate(0, Rich), evaluator.Evaluate(0, Bare)).Should().Be((new Evaluation(rich), new Evaluation(bare)));
    }

    [Theory]
    [InlineData("Rating == 2")]
    [InlineData("Rating != 2")]
    [InlineData("Rating < 2")]
    [InlineData("Rating >= 2")]
    [InlineData("2 != Rating")]
    [InlineData("Rating == Harmlessness")]
    [InlineData("Rating != Harmlessness")]
    [InlineData("Verification.Outcome == \"passed\"")]
    [InlineData("Verification.Outcome != \"passed\"")]
    [InlineData("Verification.Outcome == Verification.Level")]
    [InlineData("Verification.Outcome != Source")]
    [InlineData("Verification.Score + 1 != 1")]
    [InlineData("Meta[\"a\"] == \"x\"")]
    [InlineData("Meta[\"a\"] != \"x\"")]
    [InlineData("Meta[\"a\"] != 5")]
    [InlineData("Meta[\"a\"] <= 5")]
    [InlineData("Meta[\"a\"] != true")]
    [InlineData("Meta[\"a\"].Text == Meta[\"b\"].Text")]
    [InlineData("Meta[\"a\"].Text?.Length != 3")]
    [InlineData("Meta[\"a\"].Contains(\"\")")]
    [InlineData("(Verification.Outcome == \"passed\") == true")]
    public void A_comparison_with_null_is_false(string text)
    {
        using var program = Compile(text);

        program.NewEvaluator().Evaluate(0, Bare).Should().Be(new Evaluation(false));
    }

    [Theory]
    [InlineData("Response[500] == 'x'", "the index is outside of the text")]
    [InlineData("Response.Substring(9, 900).Length > 0", "the position or length is outside of the text")]
    [InlineData("100 / (Response.Length - 8) > 1", "it divides by zero")]
    [InlineData("Response.Length * 2000000000 > 1", "the number is too large")]
    [InlineData("(int)(Response.Length * 1e300) > 1", "the number is too large")]
    public void A_record_on_which_the_expression_fails_says_why(string text, string failure)
    {
        using var program = Compile(text);

        program.NewEvaluator().Evaluate(0, Bare).Should().Be(new Evaluation(false, failure));
    }

    [Fact]
    public void A_regular_expression_that_takes_too_long_is_a_failure()
    {
        var compiler = new ExpressionCompiler([]) { MatchTimeout = TimeSpan.FromTicks(1) };
        using var program = compiler.Compile(["Regex.IsMatch(Response, \"(x+y?)+$\")"]).Program!;

        program.NewEvaluator().Evaluate(0, Bare with { Response = new string('x', 5_000_000) + "z" }).Failure.Should().Be("the regular expression takes too long");
    }

    [Fact]
    public void A_search_that_could_take_very_long_is_a_failure()
    {
        using var program = Compile("Response.Contains(Instruction)");
        var record = Bare with { Instruction = new string('a', 100_000) + "b", Response = new string('a', 200_000) };

        program.NewEvaluator().Evaluate(0, record).Failure.Should().Be("a text of 100001 characters is looked for in one of 200000");
    }

    [Fact]
    public void A_signal_is_computed_once_for_a_record_and_only_where_it_is_mentioned()
    {
        int computed = 0, never = 0;
        Signal[] signals = [new Signal.Count("Counted", "", p => computed++ < 0 ? 0 : p.Response.Length), new Signal.Word("Unused", "", _ => $"{never++}")];
        using var program = new ExpressionCompiler(signals).Compile(["Counted > 1 && Counted < 100", "Counted == 8", "Source == \"a\""]).Program!;
        var evaluator = program.NewEvaluator();

        for (int i = 0; i < 3; i++) evaluator.Evaluate(i, Bare);
        computed.Should().Be(1);
        evaluator.Evaluate(0, Rich);
        computed.Should().Be(2);
        never.Should().Be(0);
        program.Mentions(0).Should().Equal("Counted");
        program.Mentions(2).Should().Equal("Source");
    }

    [Fact]
    public void An_expression_that_is_slow_on_many_records_ends_the_run()
    {
        using var program = new ExpressionCompiler([], clock: new Clock { Step = TimeSpan.FromSeconds(2) }).Compile(["Source == \"a\""]).Program!;
        var evaluator = program.NewEvaluator();
        for (int i = 0; i < 149; i++) evaluator.Evaluate(0, Bare);

        var evaluating = () => evaluator.Evaluate(0, Bare);

        evaluating.Should().Throw<UnusableInputException>().WithMessage("the expression Source == \"a\" takes too long: 300 s went into records that took it more than 1 s each; make it simpler");
    }

    [Fact]
    public void What_signals_take_is_not_the_expressions_time()
    {
        var clock = new Clock();
        using var program = new ExpressionCompiler([new Signal.Count("Slow", "", _ => clock.Pass(TimeSpan.FromMinutes(1)))], clock: clock).Compile(["Slow == 1"]).Program!;
        var evaluator = program.NewEvaluator();

        for (int i = 0; i < 100; i++) evaluator.Evaluate(0, i % 2 == 0 ? Bare : Rich).Holds.Should().BeTrue();
    }

    [Fact]
    public void Judged_is_what_a_model_said_where_one_is_configured()
    {
        using var program = new ExpressionCompiler([], new Judge()).Compile(["Judged.Helpful >= 3 && Judged.Harmful != 0"]).Program!;

        program.NewEvaluator().Evaluate(0, Rich).Holds.Should().BeTrue();
        program.NewEvaluator().Evaluate(0, Bare).Holds.Should().BeFalse();
        program.Mentions(0).Should().Contain("Judged");
    }

    [Fact]
    public void Compiled_expressions_are_unloaded()
    {
        var reference = Run();
        for (int i = 0; i < 20 && reference.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        reference.IsAlive.Should().BeFalse();

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Run()
        {
            using var program = Compile("Response.Length > 3");
            var evaluator = program.NewEvaluator();
            evaluator.Evaluate(0, Bare).Holds.Should().BeTrue();
            return program.Loaded;
        }
    }

    private static ExpressionProgram Compile(string text)
    {
        Signal[] signals = [new Signal.Count("Length", "", p => p.Response.Length), new Signal.Flag("IsShort", "", p => p.Response.Length < 9), new Signal.Word("Kind", "", p => p.Response.Length > 9 ? "long" : "short")];
        var compilation = new ExpressionCompiler(signals).Compile([text]);
        compilation.Problems.Should().BeEmpty();
        return compilation.Program!;
    }

    private sealed class Judge : IJudgements
    {
        public Judgement? Of(Pair pair) => pair.Source == "helpful" ? new Judgement(4, 1, "clear") : null;
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public TimeSpan Step { get; init; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += Step.Ticks;

        public int Pass(TimeSpan time)
        {
            _now += time.Ticks;
            return 1;
        }
    }
}
