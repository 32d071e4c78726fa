namespace InstructMix.Core.Pipelines;

/// <summary>Work that is under way.</summary>
/// <param name="Result">Its result.</param>
/// <param name="Held">The memory that it occupies until its result has been used; the default for none that counts.</param>
/// <typeparam name="T">The result.</typeparam>
public readonly record struct Started<T>(Task<T> Result, HeldBytes Held = default);
