using System.Runtime.ExceptionServices;
using InstructMix.Mixer.Signals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// Compiles the expressions of a recipe: reads each (<see cref="SyntaxRules"/>), lets the C# compiler find out what its names mean, refuses what
/// is not known to be harmless (<see cref="OperationRules"/>), and compiles all of them at once. Nothing of an expression runs before all of that is done.
/// </summary>
/// <param name="signals">The signals that expressions can name.</param>
/// <param name="judgements">What <c>Judged</c> is; null where no model judges.</param>
/// <param name="clock">Measures how long evaluations take.</param>
public sealed class ExpressionCompiler(IReadOnlyList<Signal> signals, IJudgements? judgements = null, TimeProvider? clock = null)
{
    private const int MostProblems = 5;

    // More than the longest expression that is read could take if each of its characters were a level for C#'s reader.
    private const int Stack = 64 * 1024 * 1024;

    /// <summary>How long a regular expression may look at one text.</summary>
    internal TimeSpan MatchTimeout { get; init; } = ExpressionLimits.Match;

    /// <summary>Compiles.</summary>
    /// <param name="texts">The expressions.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The program, or what is wrong with the expressions.</returns>
    public ExpressionCompilation Compile(IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        ExpressionCompilation? compilation = null;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    compilation = CompileHere(texts, cancellation);
                }
                catch (Exception e)
                {
                    fault = ExceptionDispatchInfo.Capture(e);
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        fault?.Throw();
        return compilation!;
    }

    private ExpressionCompilation CompileHere(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        if (texts.Sum(t => (long)t.Length) > ExpressionLimits.CharactersInAll && texts.All(t => t.Length <= ExpressionLimits.Characters))
            return new(null, [new(texts.Count - 1, 0, $"the recipe's expressions have more than {ExpressionLimits.CharactersInAll} characters in all", "make them shorter")]);
        var problems = new List<ExpressionProblem>();
        for (int i = 0; i < texts.Count; i++)
            problems.AddRange(Read(texts[i]).Take(MostProblems).Select(p => new ExpressionProblem(i, p.Position, p.What, p.Remedy)));
        var unreadable = problems.Select(p => p.Expression).ToHashSet();
        var patterns = new PatternList(MatchTimeout);
        var compilation = CSharpCompilation.Create(
            ExpressionSources.ClassName,
            [ExpressionSources.Class(signals)],
            RuntimeReferences.Load(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
        var trees = new SyntaxTree?[texts.Count];
        int[] starts = new int[texts.Count];
        for (int i = 0; i < texts.Count; i++)
            if (!unreadable.Contains(i)) trees[i] = ExpressionSources.AsWritten(i, texts[i], out starts[i]);
        var bound = compilation.AddSyntaxTrees(trees.OfType<SyntaxTree>());
        var compiled = new List<SyntaxTree>();
        var expressions = new List<ExpressionProgram.Entry>();
        for (int i = 0; i < texts.Count; i++)
        {
            if (trees[i] is not { } tree) continue;
            var rules = new OperationRules(patterns, judgements is not null);
            var wrong = Understand(bound.GetSemanticModel(tree), rules, cancellation);
            problems.AddRange(wrong.OrderBy(p => p.Position).Take(MostProblems)
                .Select(p => new ExpressionProblem(i, Math.Max(0, p.Position - starts[i]), p.What, p.Remedy)));
            if (problems.Count > 0) continue;
            compiled.Add(ExpressionSources.AsCompiled(i,
                (ExpressionSyntax)new Rewriter(rules.Rewriting).Visit(ExpressionSources.ExpressionOf(tree))!));
            expressions.Add(new(texts[i], rules.Mentioned));
        }

        if (problems.Count > 0) return new(null, [.. problems.OrderBy(p => p.Expression).ThenBy(p => p.Position)]);
        return new(ExpressionProgram.Load(Emit(compilation.AddSyntaxTrees(compiled), cancellation), expressions,
            new(signals, patterns.All, judgements, clock ?? TimeProvider.System)), []);
    }

    private static IEnumerable<(int Position, string What, string Remedy)> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [(0, "the expression is empty", "write one such as Response.Length >= 100, or leave the field out")];
        if (text.Length > ExpressionLimits.Characters) return [(0, $"the expression has {text.Length} characters", $"at most {ExpressionLimits.Characters} are allowed")];
        if (TokenRules.Check(text) is { } refusedAtOnce) return [refusedAtOnce];
        var read = SyntaxFactory.ParseExpression(text, options: ExpressionSources.Language, consumeFullText: true);
        var errors = read.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var refused = SyntaxRules.Check(read).ToList();
        if (errors.Count == 0 && refused.Count == 0 && !IsWhole(text, read)) return [(0, "this is not one expression", "write one expression, without semicolons")];
        // The refusal says more than the error that a refused form brings with it.
        return refused.Concat(errors.Select(e =>
            (e.Location.SourceSpan.Start, e.GetMessage(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('.'), "correct it as C# demands")).Take(1))
            .Take(refused.Count > 0 ? refused.Count : 1);
    }

    /// <summary>Whether the expression is read as the same within its method, so that nothing in it can end the method and begin something else.</summary>
    private static bool IsWhole(string text, ExpressionSyntax read)
    {
        var tree = ExpressionSources.AsWritten(0, text, out int start);
        var again = ExpressionSources.ExpressionOf(tree);
        return !tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) && again.IsEquivalentTo(read, topLevel: false)
            && again.SpanStart >= start && again.Span.End <= start + text.Length;
    }

    private List<(int Position, string What, string Remedy)> Understand(SemanticModel model, OperationRules rules,
        CancellationToken cancellation)
    {
        var errors = new CompilerErrors(model, signals).All(cancellation).ToList();
        var body = ExpressionSources.ExpressionOf(model.SyntaxTree).Parent!;
        rules.Check(model.GetOperation(body, cancellation) ?? throw new InvalidOperationException("The compiler has no operation for an expression."), errors.Count > 0);
        // What is refused may be wrong as well: then it is the refusal that helps.
        return [.. rules.Problems, .. errors.Where(e => !rules.Problems.Any(p => p.Position == e.Position))];
    }

    private static MemoryStream Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, cancellationToken: cancellation);
        if (!result.Success)
            throw new InvalidOperationException($"An expression was understood but could not be compiled: {string.Join("; ", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}. Please report this with the recipe.");
        assembly.Position = 0;
        return assembly;
    }
}
