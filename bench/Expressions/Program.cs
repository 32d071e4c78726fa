using System.Diagnostics;
using InstructMix.Mixer;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Signals;

// Records through expressions: time for each, and memory, which must not depend on how long the records' texts are.
//   dotnet run --project bench/Expressions -c Release -- [RECORDS [WORDS]]
int records = args.Length > 0 ? int.Parse(args[0]) : 1_000_000, words = args.Length > 1 ? int.Parse(args[1]) : 60;
string[] expressions =
[
    "Response.Length >= 100 && Rating <= 2 && Source == \"helpful\"",
    "Regex.IsMatch(Response, @\"\\bbread\\b\") && !Response.Contains(\"http\", StringComparison.OrdinalIgnoreCase)",
    "Words > 10 && Words < 5000 && Meta[\"model\"] != \"x\"",
];
string[] vocabulary = ["flour", "water", "the", "dough", "let", "rise", "salt", "and", "oven", "heat", "loaf", "bake", "bread", "minutes", "yeast", "with"];
var meta = System.Text.Json.JsonElement.Parse("""{"model":"m-7b"}""");

var clock = Stopwatch.StartNew();
var compilation = new ExpressionCompiler(StandardSignals.Create()).Compile(expressions);
using var program = compilation.Program ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
Console.WriteLine($"compiled in {clock.ElapsedMilliseconds} ms");
var evaluator = program.NewEvaluator();
var random = new Random(7);
string[] made = [.. Enumerable.Range(0, 1000).Select(_ => string.Join(' ', Enumerable.Range(0, words).Select(_ => vocabulary[random.Next(vocabulary.Length)])))];
long[] ticks = new long[expressions.Length], holds = new long[expressions.Length];
long most = 0, before = GC.GetTotalMemory(forceFullCollection: true);
clock.Restart();
for (int i = 0; i < records; i++)
{
    // A text of its own for each record, as a file's would be.
    var pair = new Pair("helpful", "How do I bake?", string.Concat(made[i % made.Length], " ", i.ToString()), "1", new Origin("f", i)) { Rating = i % 5, Meta = meta };
    for (int e = 0; e < expressions.Length; e++)
    {
        long began = Stopwatch.GetTimestamp();
        if (evaluator.Evaluate(e, pair).Holds) holds[e]++;
        ticks[e] += Stopwatch.GetTimestamp() - began;
    }

    if (i % 100_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
}

Console.WriteLine($"{records} records of {made[0].Length} characters in {clock.Elapsed.TotalSeconds:F2} s; live heap {before >> 10} KB before, at most {most >> 10} KB; working set {Environment.WorkingSet >> 20} MB");
for (int e = 0; e < expressions.Length; e++) Console.WriteLine($"  {(double)ticks[e] / Stopwatch.Frequency * 1e9 / records,6:F0} ns  {holds[e],8} hold  {expressions[e]}");
