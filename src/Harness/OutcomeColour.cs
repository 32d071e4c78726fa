namespace InstructMix.Harness;

/// <summary>An outcome's colours, as CSS writes them. Families of outcomes differ in lightness as well, so that hue is never all there is.</summary>
/// <param name="Light">The ground on a light page.</param>
/// <param name="Dark">The ground on a dark page.</param>
/// <param name="LightInk">The text on a light page.</param>
/// <param name="DarkInk">The text on a dark page.</param>
public sealed record OutcomeColour(string Light, string Dark, string LightInk, string DarkInk);
