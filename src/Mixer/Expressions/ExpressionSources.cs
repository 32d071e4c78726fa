using System.Text;
using InstructMix.Mixer.Signals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// The C# that expressions become: one class that is a <see cref="RecordView"/>, with a property for each signal and a method for each
/// expression. What an expression does not name qualified is looked for among the class's members, so <c>Response</c> needs nothing in front.
/// </summary>
internal static class ExpressionSources
{
    /// <summary>The name of the class.</summary>
    public const string ClassName = "RecipeExpressions";

    private const string Using = "#nullable enable\nusing System; using System.Text.RegularExpressions;\n";
    private const string Before = Using + $"partial class {ClassName} {{ public bool? E() =>\n";
    private const string View = "global::InstructMix.Mixer.Expressions";

    /// <summary>How C# is read here.</summary>
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>The class without its expressions.</summary>
    public static SyntaxTree Class(IReadOnlyList<Signal> signals)
    {
        var text = new StringBuilder($"public sealed partial class {ClassName}({View}.RecordContext context) : {View}.RecordView(context)\n{{\n");
        for (int i = 0; i < signals.Count; i++)
            text.Append($"public {signals[i].Type} {signals[i].Name} => {Getter(signals[i])}({i});\n");
        return CSharpSyntaxTree.ParseText(text.Append('}').ToString(), Language);
    }

    /// <summary>An expression as it was written, in a method whose result may be null, as its may be.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="text">The expression.</param>
    /// <param name="start">How many characters of the tree stand before it.</param>
    public static SyntaxTree AsWritten(int number, string text, out int start)
    {
        string before = Before.Replace("E()", Method(number) + "()", StringComparison.Ordinal);
        start = before.Length;
        // On a line of its own: it may end with a comment.
        return CSharpSyntaxTree.ParseText($"{before}{text}\n; }}", Language);
    }

    /// <summary>The expression in such a tree.</summary>
    public static ExpressionSyntax ExpressionOf(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes().OfType<ArrowExpressionClauseSyntax>().First().Expression;

    /// <summary>An expression as it is compiled: rewritten, and false where it is null.</summary>
    public static SyntaxTree AsCompiled(int number, ExpressionSyntax rewritten) => CSharpSyntaxTree.ParseText(
        Using + $$"""
        using static global::InstructMix.Mixer.Expressions.BoundedSearch;
        partial class {{ClassName}}
        {
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
            public bool {{Method(number)}}() => (
        {{rewritten.ToFullString()}}
            ) == true;
        }
        """, Language);

    /// <summary>The name of an expression's method.</summary>
    public static string Method(int number) => $"Expression{number}";

    private static string Getter(Signal signal) => signal switch
    {
        Signal.Count => "SignalCount",
        Signal.Flag => "SignalFlag",
        _ => "SignalWord",
    };
}
