using InstructMix.Core;
using InstructMix.Mixer.Signals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstructMix.Mixer.Expressions;

/// <summary>Says in the words of recipes what the C# compiler says of an expression.</summary>
/// <param name="model">What the compiler knows of the expression.</param>
/// <param name="signals">The signals that there are.</param>
internal sealed class CompilerErrors(SemanticModel model, IReadOnlyList<Signal> signals)
{
    private const string MayBeNull = "write ?. instead of . after it, ?? and a value behind it, or compare it with a value; a comparison with null is false";

    /// <summary>The errors, and the warnings that something may be null where it must not be.</summary>
    public IEnumerable<(int Position, string What, string Remedy)> All(CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation)
            .Where(d => d.Severity == DiagnosticSeverity.Error || d.Id is "CS8602" or "CS8604" or "CS8629")
            .OrderBy(d => d.Location.SourceSpan.Start)
            .Select(d => Said(d, model.SyntaxTree.GetRoot(cancellation).FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true)))
            .DistinctBy(p => p.Position);

    private (int Position, string What, string Remedy) Said(Diagnostic diagnostic, SyntaxNode node)
    {
        int at = node is MemberBindingExpressionSyntax bound ? bound.Name.SpanStart : diagnostic.Location.SourceSpan.Start;
        return diagnostic.Id switch
        {
            "CS0103" when node is SimpleNameSyntax name =>
                (at, $"there is no {name}", NearestName.Remedy(name.ToString(),
                RecordMembers.Names(signals).Concat(AllowList.Types.Where(t => t != AllowList.Missable)))),
            "CS1061" or "CS0117" when MemberOf(node) is var (name, type, known) => (at, $"{type} has no {name}", NearestName.Remedy(name, known)),
            "CS8602" => (at, $"{SyntaxRules.Short(node.ToString())} may be null", MayBeNull),
            "CS8604" => (at, $"{SyntaxRules.Short(node.ToString())} may be null, and what it is given to cannot take null", MayBeNull),
            "CS8629" => (at, $"{SyntaxRules.Short(node.ToString())} may be null", "compare it as it is, without .Value; a comparison with null is false"),
            "CS0029" or "CS0266" when node.AncestorsAndSelf().Any(n => n is ArrowExpressionClauseSyntax arrow && arrow.Expression.Span == node.Span) =>
                (at, $"the expression is {Kind(node)}, but a filter is true or false", "compare it with something"),
            "CS0019" when diagnostic.GetMessage().Contains("bool?", StringComparison.Ordinal) => (at, Plain(diagnostic), "write == true behind what may be null"),
            _ => (at, Plain(diagnostic), "correct it as C# demands; docs/mixing.md shows expressions"),
        };
    }

    private static string Plain(Diagnostic diagnostic) =>
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).TrimEnd('.');

    private string Kind(SyntaxNode node) => model.GetTypeInfo(node).Type is { } type ? $"of type {type.ToMinimalDisplayString(model, node.SpanStart)}" : "neither";

    private (string Name, string Type, IEnumerable<string> Known)? MemberOf(SyntaxNode node)
    {
        var access = node.AncestorsAndSelf().FirstOrDefault(n => n is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax);
        var (name, owner) = access switch
        {
            MemberAccessExpressionSyntax member => (member.Name.ToString(), member.Expression),
            MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()
                is { } conditional => (binding.Name.ToString(), conditional.Expression),
            _ => ("", null),
        };
        if (owner is null || (model.GetTypeInfo(owner).Type ?? model.GetSymbolInfo(owner).Symbol as ITypeSymbol) is not { } type)
            return null;
        string shown = type.ToMinimalDisplayString(model, owner.SpanStart).TrimEnd('?');
        var known = RecordMembers.NamesOf(type.Name).Where(n => n != "this[]").Concat(AllowList.NamesOf(shown)).ToList();
        // The part is called what the expression calls it, not what its type is called.
        return known.Count == 0 ? null
            : (name, RecordMembers.NamesOf(type.Name).Count > 0 ? SyntaxRules.Short(owner.ToString()) : shown, known);
    }
}
