using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// Looks at every operation of an expression that the compiler understood, and at the symbol behind it. What is not known to be harmless is
/// refused. What is harmless, but has to mean something else than in C#, is noted for the <see cref="Rewriter"/>.
/// </summary>
/// <param name="patterns">Gathers the regular expressions.</param>
/// <param name="hasJudge">Whether there is a model that judges.</param>
internal sealed class OperationRules(PatternList patterns, bool hasJudge)
{
    private const string Remedy = "use the record, its signals, and the members of string, char, Math and Regex that docs/mixing.md lists";

    private readonly List<(int Position, string What, string Remedy)> _problems = [];
    private int _joins;

    /// <summary>What is refused.</summary>
    public IReadOnlyList<(int Position, string What, string Remedy)> Problems => _problems;

    /// <summary>What the rewriter has to do.</summary>
    public Rewriting Rewriting { get; } = new();

    /// <summary>The names of the record and of its signals that the expression mentions.</summary>
    public SortedSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

    /// <summary>Looks at an expression.</summary>
    /// <param name="body">The body of its method.</param>
    /// <param name="hasErrors">Whether the compiler did not understand all of it, and said so: what it did not, it knows nothing of.</param>
    public void Check(IOperation body, bool hasErrors)
    {
        // The operations are listed one after the other: nothing here recurses.
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation.Kind is OperationKind.Block or OperationKind.Return or OperationKind.Argument) continue;
            if (Look(operation, hasErrors) is var (what, remedy)) Refuse(operation.Syntax, what, remedy);
            else if (!hasErrors && !TypeRules.IsAllowed(operation.Type)) Refuse(operation.Syntax, $"{Short(operation.Syntax)} is of the type {operation.Type!.ToDisplayString()}, which is not allowed", Remedy);
        }
    }

    private static string Short(SyntaxNode node) => SyntaxRules.Short(node.ToString());

    private static (string What, string Remedy)? Not(ISymbol symbol)
    {
        string type = symbol.ContainingType?.Name.Replace("String", "string", StringComparison.Ordinal).Replace("Char", "char", StringComparison.Ordinal) ?? "";
        string[] known = [.. AllowList.NamesOf(type)];
        string owner = type.Length > 0 ? type + "." : "";
        return ($"{owner}{symbol.Name} is not allowed", known.Length == 0 ? Remedy
            : known.Contains(symbol.Name, StringComparer.Ordinal) ? $"{symbol.Name} is allowed with other arguments; docs/mixing.md lists them"
            : $"of {type} these are: {string.Join(", ", known)}");
    }

    private (string What, string Remedy)? Look(IOperation operation, bool hasErrors) => operation switch
    {
        ILiteralOperation or IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation
            or IConditionalAccessInstanceOperation
            or IParenthesizedOperation or IConstantPatternOperation or IRelationalPatternOperation or IBinaryPatternOperation
            or INegatedPatternOperation => null,
        IInstanceReferenceOperation { IsImplicit: true, ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => null,
        IUnaryOperation { OperatorMethod: null } => null,
        IConversionOperation { OperatorMethod: null, Operand.Type: var from } when TypeRules.IsAllowed(from) || from is null => null,
        IFieldReferenceOperation field => AllowList.Ids.Contains(field.Field.GetDocumentationCommentId() ?? "") ? null : Not(field.Field),
        IPropertyReferenceOperation property => Property(property),
        IInvocationOperation call => Call(call),
        IBinaryOperation binary => Binary(binary),
        IIsPatternOperation pattern => Pattern(pattern),
        _ => hasErrors ? null : ($"{Short(operation.Syntax)} is not allowed", Remedy),
    };

    private (string What, string Remedy)? Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.ContainingType.Name is ExpressionSources.ClassName or nameof(RecordView)
            && reference.Instance is IInstanceReferenceOperation)
        {
            Mentioned.Add(property.Name);
            return property.Name == nameof(RecordView.Judged) && !hasJudge
                ? ("Judged is what a model thinks of a record, and this mix has no model that judges", "add \"judge\": { \"model\": … } to the recipe, or take Judged out")
                : null;
        }

        bool isKnown = TypeRules.IsOurs(property.ContainingType)
            ? RecordMembers.NamesOf(property.ContainingType.Name).Contains(property.Name, StringComparer.Ordinal)
            : AllowList.Ids.Contains(property.OriginalDefinition.GetDocumentationCommentId() ?? "");
        return isKnown ? null : Not(property);
    }

    private (string What, string Remedy)? Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        bool isOurs = TypeRules.IsOurs(method.ContainingType)
            && RecordMembers.NamesOf(method.ContainingType.Name).Contains(method.Name, StringComparer.Ordinal);
        if (!isOurs && !AllowList.Ids.Contains(method.GetDocumentationCommentId() ?? "")) return Not(method);
        if (method.ContainingType.Name == nameof(Regex)) return Match(call);
        if (method.ContainingType.SpecialType == SpecialType.System_String && BoundedSearch.Names.ContainsKey(method.Name))
            return Search(call);
        return null;
    }

    private (string What, string Remedy)? Search(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == nameof(string.Replace)
            && !(call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } what }
            && call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: string by } && by.Length <= what.Length))
        {
            return ("Replace may make the text longer here, which is not allowed", "replace a literal by one that is no longer, such as Response.Replace(\"ab\", \"a\")");
        }

        if (call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } })
            Rewriting.Searches.Add(name);
        else if (call.Syntax is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var bound } })
            Rewriting.Searches.Add(bound);
        else return ($"{Short(call.Syntax)} is not allowed", "write it as text.Method(…)");
        return null;
    }

    private (string What, string Remedy)? Match(IInvocationOperation call)
    {
        if (call.Arguments[1].Value.ConstantValue is not { HasValue: true, Value: string pattern })
            return ("the regular expression is no literal", "write it as a literal: one that comes from a record could do anything");
        int options = 0;
        if (call.Arguments.Length > 2 && call.Arguments[2].Value.ConstantValue is { HasValue: true, Value: int given }) options = given;
        else if (call.Arguments.Length > 2)
            return ("the options of the regular expression are not constant", "write them as RegexOptions.IgnoreCase | RegexOptions.Multiline");
        if (patterns.Add(pattern, (RegexOptions)options, out int number) is { } wrong)
        {
            Refuse(call.Arguments[1].Syntax, wrong.What, wrong.Remedy);
            return null;
        }

        Rewriting.Patterns.Add(call.Syntax, number);
        return null;
    }

    private (string What, string Remedy)? Binary(IBinaryOperation binary)
    {
        bool isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        var (left, right) = (TypeRules.Unconverted(binary.LeftOperand), TypeRules.Unconverted(binary.RightOperand));
        if (TypeRules.PartIn(left, right) is { } part)
            return ($"{Short(part.Syntax)} is no value", $"name something of it, such as {Short(part.Syntax)}{TypeRules.Example(part)}");
        if (binary.OperatorMethod is { } method)
        {
            if (!TypeRules.IsOurs(method.ContainingType) && method.ContainingType.SpecialType != SpecialType.System_String)
                return Not(method);
            if (TypeRules.IsMetaValue(left) && TypeRules.IsNull(right))
            {
                Rewriting.Missing.Add(binary.Syntax, (left.Syntax, binary.OperatorKind == BinaryOperatorKind.NotEquals));
                return null;
            }
        }
        else if (TypeRules.IsMetaValue(left) && TypeRules.IsMetaValue(right))
        {
            return ($"{Short(binary.Syntax)} compares two fields of which nobody knows what they are", "add .Text or .Number to both");
        }

        if (isEquality && (TypeRules.MayBeNull(left.Type) || TypeRules.MayBeNull(right.Type)) && !TypeRules.IsNull(left)
            && !TypeRules.IsNull(right)
            && !TypeRules.IsMetaValue(left))
        {
            Rewriting.Comparisons.Add(binary.Syntax);
        }

        if (binary.OperatorKind == BinaryOperatorKind.Or && binary.Type?.Name != nameof(RegexOptions)) return ($"{Short(binary.Syntax)} is not allowed", "use ||");
        bool joins = binary.Type?.SpecialType == SpecialType.System_String && binary.OperatorKind == BinaryOperatorKind.Add
            && !binary.ConstantValue.HasValue;
        return joins && ++_joins > ExpressionLimits.Joins ? ($"the expression joins texts more than {ExpressionLimits.Joins} times", "join fewer") : null;
    }

    private (string What, string Remedy)? Pattern(IIsPatternOperation operation)
    {
        var value = TypeRules.Unconverted(operation.Value);
        if (TypeRules.PartIn(value, value) is { } part)
            return ($"{Short(part.Syntax)} is no value", $"name something of it, such as {Short(part.Syntax)}{TypeRules.Example(part)}");
        if (!TypeRules.IsMetaValue(value)) return null;
        var (pattern, negated) = operation.Pattern is INegatedPatternOperation not ? (not.Pattern, true) : (operation.Pattern, false);
        if (pattern is not IConstantPatternOperation { Value: var constant } || !TypeRules.IsNull(TypeRules.Unconverted(constant)))
            return ($"{Short(operation.Syntax)} asks of what kind a field is", "after is, only null and not null are allowed here; write .Text or .Number behind the field");
        Rewriting.Missing.Add(operation.Syntax, (value.Syntax, negated));
        return null;
    }

    private void Refuse(SyntaxNode at, string what, string remedy)
    {
        // One problem a place: what stands in a refused call is refused with it.
        if (!_problems.Exists(p => p.Position == at.SpanStart)) _problems.Add((at.SpanStart, what, remedy));
    }
}
