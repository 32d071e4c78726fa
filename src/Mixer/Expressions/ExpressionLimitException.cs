namespace InstructMix.Mixer.Expressions;

/// <summary>An expression would take too long on a record.</summary>
/// <param name="message">What would.</param>
public sealed class ExpressionLimitException(string message) : Exception(message);
