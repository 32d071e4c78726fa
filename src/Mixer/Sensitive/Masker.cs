using System.Text;
using InstructMix.Core;
using InstructMix.Mixer.Recipes;

namespace InstructMix.Mixer.Sensitive;

/// <summary>Puts a word such as <c>[EMAIL]</c> in the place of secrets and personal data.</summary>
/// <param name="secrets">Whether secrets are looked for.</param>
/// <param name="personalData">Whether personal data are.</param>
internal sealed class Masker(bool secrets, bool personalData)
{
    /// <summary>What a recipe does not keep: neither in the mix nor in what is told of dropped records.</summary>
    public static Masker Of(Recipe recipe) => new(recipe.Secrets != SensitiveRule.Keep, recipe.PersonalData != SensitiveRule.Keep);

    /// <summary>What is found in a text.</summary>
    public IReadOnlyList<Finding> In(string text) => (secrets, personalData) switch
    {
        (true, true) => SensitiveData.In(text),
        (true, false) => SensitiveData.SecretsIn(text),
        (false, true) => SensitiveData.PersonalDataIn(text),
        _ => [],
    };

    /// <summary>The text without what is found in it; the very same string where nothing is.</summary>
    public string? Mask(string? text) => text is null || In(text) is not { Count: > 0 } found ? text : Mask(text, found);

    /// <summary>The text with the findings replaced.</summary>
    public static string Mask(string text, IEnumerable<Finding> findings)
    {
        var masked = new StringBuilder(text.Length);
        int at = 0;
        foreach (var finding in findings)
        {
            masked.Append(text, at, finding.Start - at).Append('[').Append(finding.Kind.Word().ToUpperInvariant()).Append(']');
            at = finding.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }
}
