namespace InstructMix.Mixer.Expressions;

/// <summary>An expression came to what a model thinks of a record, and the model was not asked yet.</summary>
internal sealed class JudgementWantedException : Exception;
