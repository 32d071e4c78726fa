using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstructMix.Mixer.Expressions;

/// <summary>Of which types the values in an expression may be.</summary>
internal static class TypeRules
{
    private static readonly HashSet<SpecialType> Plain =
        [SpecialType.System_Boolean, SpecialType.System_Char, SpecialType.System_Int32, SpecialType.System_Int64,
            SpecialType.System_Double, SpecialType.System_String];

    private static readonly HashSet<string> Options = new(StringComparer.Ordinal) { $"System.{nameof(StringComparison)}", $"System.Text.RegularExpressions.{nameof(RegexOptions)}" };

    /// <summary>Whether a value may be of that type; that of null, which has none, is fine.</summary>
    public static bool IsAllowed(ITypeSymbol? type) => type switch
    {
        null => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } =>
            Plain.Contains(inner.SpecialType),
        _ => Plain.Contains(type.SpecialType) || IsOurs(type) || Options.Contains(type.ToDisplayString()),
    };

    /// <summary>Whether it is a type of the record's.</summary>
    public static bool IsOurs(ITypeSymbol? type) =>
        type is not null && (type.Name is ExpressionSources.ClassName || RecordMembers.NamesOf(type.Name).Count > 0)
        && (type.ContainingAssembly.Name == ExpressionSources.ClassName
        || type.ContainingAssembly.Name == typeof(RecordView).Assembly.GetName().Name);

    /// <summary>Whether it is a field of the meta data.</summary>
    public static bool IsMetaValue(IOperation value) => value.Type?.Name == nameof(MetaValue);

    /// <summary>Whether a value of that type may be null.</summary>
    public static bool MayBeNull(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>Whether it is the literal null.</summary>
    public static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };

    /// <summary>A value before the compiler converted it.</summary>
    public static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion) value = conversion.Operand;
        return value;
    }

    /// <summary>Which of two operands is a part of the record instead of a value; null where none is.</summary>
    public static IOperation? PartIn(IOperation left, IOperation right) =>
        RecordMembers.IsPart(left.Type?.Name) ? left : RecordMembers.IsPart(right.Type?.Name) ? right : null;

    /// <summary>What could stand behind a part, as an example.</summary>
    public static string Example(IOperation part) => part.Type?.Name == nameof(MetaView) ? "[\"model\"]" : "." + RecordMembers.NamesOf(part.Type!.Name)[0];
}
