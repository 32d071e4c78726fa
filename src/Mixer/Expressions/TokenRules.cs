using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstructMix.Mixer.Expressions;

/// <summary>
/// Looks at an expression's words before C# reads what they say together: C#'s reader goes deeper into the stack with each bracket, and not
/// everywhere does it look whether the stack is at its end.
/// </summary>
internal static class TokenRules
{
    /// <summary>What is refused, with its position; null where nothing is.</summary>
    /// <param name="text">The expression.</param>
    public static (int Position, string What, string Remedy)? Check(string text)
    {
        int depth = 0, inRow = 0;
        var former = SyntaxKind.None;
        foreach (var token in SyntaxFactory.ParseTokens(text, options: ExpressionSources.Language))
        {
            if (token.ContainsDirectives || token.HasStructuredTrivia)
                return (token.FullSpan.Start, "a directive, such as #if or #pragma, is not allowed", "take it out");
            // It is one word here, whatever is nested in it; reading that takes long.
            if (token.IsKind(SyntaxKind.InterpolatedStringToken))
                return (token.SpanStart, "an interpolated string is not allowed", "join texts with +");
            depth += token.Kind() switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken or SyntaxKind.QuestionToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken or SyntaxKind.ColonToken => -1,
                _ => 0,
            };
            // One operator behind the other, as in !!!x, nests without a bracket.
            inRow = token.IsKind(former) ? inRow + 1 : 0;
            former = token.Kind();
            if (depth > ExpressionLimits.Depth || inRow > ExpressionLimits.Depth)
                return (token.SpanStart, $"the expression nests deeper than {ExpressionLimits.Depth} levels", "make it simpler");
        }

        return null;
    }
}
