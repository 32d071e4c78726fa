using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstructMix.Mixer.Expressions;

/// <summary>Rewrites an expression that was found harmless, so that it also means what recipes mean by it.</summary>
/// <param name="rewriting">What to rewrite.</param>
internal sealed class Rewriter(Rewriting rewriting) : CSharpSyntaxRewriter
{
    /// <inheritdoc/>
    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (rewriting.Missing.TryGetValue(node, out var missing)) return Missing(missing.Value, missing.Negated);
        if (!rewriting.Comparisons.Contains(node)) return base.VisitBinaryExpression(node);
        string name = node.IsKind(SyntaxKind.EqualsExpression) ? nameof(Comparing.Same) : nameof(Comparing.Differ);
        return SyntaxFactory.ParseExpression($"global::{typeof(Comparing).FullName}.{name}({Visit(node.Left).ToFullString()}\n, {Visit(node.Right).ToFullString()}\n)");
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node) =>
        rewriting.Missing.TryGetValue(node, out var missing)
            ? Missing(missing.Value, missing.Negated) : base.VisitIsPatternExpression(node);

    /// <inheritdoc/>
    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        rewriting.Searches.Contains(node)
            ? SyntaxFactory.IdentifierName(BoundedSearch.Names[node.Identifier.ValueText]).WithTriviaFrom(node) : node;

    /// <inheritdoc/>
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
        rewriting.Patterns.TryGetValue(node, out int pattern) && node.Expression is MemberAccessExpressionSyntax { Name: var name }
            ? SyntaxFactory.ParseExpression($"Pattern({pattern}).{name}({Visit(node.ArgumentList.Arguments[0].Expression).ToFullString()}\n)")
            : base.VisitInvocationExpression(node);

    private ExpressionSyntax Missing(SyntaxNode value, bool negated) =>
        SyntaxFactory.ParseExpression($"({(negated ? "!" : "")}({Visit(value).ToFullString()}\n).{nameof(MetaValue.IsMissing)})");
}
