using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// Which forms an expression may have, before anything is known of what its names mean. A form that is not listed here is refused, so what
/// C# learns in time is refused, too.
/// </summary>
internal static class SyntaxRules
{
    private const string Allowed = "an expression is made of the record, its signals, literals, operators and the methods that docs/mixing.md lists";

    private const string CastTo = "cast to int, long, double or char";

    private static readonly HashSet<SyntaxKind> Kinds =
    [
        SyntaxKind.IdentifierName, SyntaxKind.PredefinedType, SyntaxKind.SimpleMemberAccessExpression,
        SyntaxKind.ConditionalAccessExpression, SyntaxKind.MemberBindingExpression,
        SyntaxKind.ElementAccessExpression, SyntaxKind.ElementBindingExpression, SyntaxKind.BracketedArgumentList,
        SyntaxKind.InvocationExpression, SyntaxKind.ArgumentList, SyntaxKind.Argument,
        SyntaxKind.StringLiteralExpression, SyntaxKind.CharacterLiteralExpression, SyntaxKind.NumericLiteralExpression,
        SyntaxKind.TrueLiteralExpression,
        SyntaxKind.FalseLiteralExpression, SyntaxKind.NullLiteralExpression, SyntaxKind.ParenthesizedExpression,
        SyntaxKind.LogicalNotExpression, SyntaxKind.UnaryMinusExpression, SyntaxKind.UnaryPlusExpression, SyntaxKind.CastExpression,
        SyntaxKind.AddExpression, SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression, SyntaxKind.DivideExpression,
        SyntaxKind.ModuloExpression,
        SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.BitwiseOrExpression, SyntaxKind.CoalesceExpression,
        SyntaxKind.ConditionalExpression,
        SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.IsPatternExpression, SyntaxKind.ConstantPattern, SyntaxKind.RelationalPattern,
        SyntaxKind.AndPattern,
        SyntaxKind.OrPattern, SyntaxKind.NotPattern, SyntaxKind.ParenthesizedPattern,
    ];

    /// <summary>Whatever is refused, with its position; what is inside of something refused is not looked at.</summary>
    public static IEnumerable<(int Position, string What, string Remedy)> Check(ExpressionSyntax root)
    {
        if (DeepNode(root) is { } deep)
        {
            yield return (deep.SpanStart, $"the expression nests deeper than {ExpressionLimits.Depth} levels", "make it simpler, or make several sources' filters of it");
            yield break;
        }

        foreach (var node in root.DescendantNodesAndSelf(n => IsAllowed(n)))
        {
            if (!IsAllowed(node)) yield return (node.SpanStart, $"{Name(node)} is not allowed", Remedy(node));
            else if (node is ArgumentSyntax argument
                && (argument.NameColon is not null || !argument.RefKindKeyword.IsKind(SyntaxKind.None)))
                yield return (node.SpanStart, $"the argument {Short(node.ToString())} is not allowed", "write the value alone, without a name, ref, out or in");
        }
    }

    /// <summary>A piece of text as a message shows it.</summary>
    public static string Short(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 40 ? line : line[..37] + "...";
    }

    private static bool IsAllowed(SyntaxNode node) => Kinds.Contains(node.Kind()) && node switch
    {
        PredefinedTypeSyntax => IsAllowedType(node),
        CastExpressionSyntax cast => cast.Type is PredefinedTypeSyntax,
        _ => true,
    };

    private static bool IsAllowedType(SyntaxNode type) => type.Parent switch
    {
        CastExpressionSyntax => type.ToString() is "int" or "long" or "double" or "char",
        MemberAccessExpressionSyntax => type.ToString() is "string" or "char",
        _ => false,
    };

    /// <summary>A node that is nested too deep; null where there is none. Does not recurse, as it looks at what could overflow a stack.</summary>
    private static SyntaxNode? DeepNode(SyntaxNode root)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 1)]);
        while (open.TryPop(out var at))
        {
            if (at.Depth > ExpressionLimits.Depth) return at.Node;
            foreach (var child in at.Node.ChildNodes())
            {
                // A chain of operators leans to the left, and the compiler goes along it in a loop.
                bool chained = child == at.Node.ChildNodes().First() && child is BinaryExpressionSyntax
                    && at.Node is BinaryExpressionSyntax;
                open.Push((child, chained ? at.Depth : at.Depth + 1));
            }
        }

        return null;
    }

    private static string Name(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax => "a lambda",
        BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax
            or ImplicitArrayCreationExpressionSyntax => "new",
        CollectionExpressionSyntax => "a collection",
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax => "stackalloc",
        InterpolatedStringExpressionSyntax => "an interpolated string",
        SwitchExpressionSyntax => "switch",
        ThrowExpressionSyntax => "throw",
        AwaitExpressionSyntax => "await",
        QueryExpressionSyntax => "a query",
        CheckedExpressionSyntax checkedly => checkedly.Keyword.Text,
        AssignmentExpressionSyntax => "an assignment",
        RangeExpressionSyntax => "a range",
        TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax => node.GetFirstToken().Text,
        DeclarationExpressionSyntax or DeclarationPatternSyntax or VarPatternSyntax => "a variable",
        RecursivePatternSyntax or ListPatternSyntax or TypePatternSyntax or SlicePatternSyntax => "this pattern",
        GenericNameSyntax => $"{Short(node.ToString())}, which has type arguments,",
        PredefinedTypeSyntax => $"the type {node}",
        _ => Short(node.ToString()) is { Length: > 0 } text ? text : "this",
    };

    private static string Remedy(SyntaxNode node) => node switch
    {
        InterpolatedStringExpressionSyntax => "join texts with +",
        RangeExpressionSyntax => "use Substring(start, length)",
        SwitchExpressionSyntax => "use a ? b : c",
        DeclarationPatternSyntax or VarPatternSyntax or TypePatternSyntax or RecursivePatternSyntax or ListPatternSyntax
            or SlicePatternSyntax =>
            "after is, write null, values and comparisons with and, or, not",
        CastExpressionSyntax => CastTo,
        PredefinedTypeSyntax when node.Parent is CastExpressionSyntax => CastTo,
        BinaryExpressionSyntax when node.IsKind(SyntaxKind.BitwiseAndExpression) || node.IsKind(SyntaxKind.ExclusiveOrExpression) => "use &&, ||, == or !=",
        PostfixUnaryExpressionSyntax when node.IsKind(SyntaxKind.SuppressNullableWarningExpression) => "take the ! out; write ?. or ?? where something may be null",
        _ => Allowed,
    };
}
