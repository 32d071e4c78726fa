using System.Text.RegularExpressions;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Mixer.Outputs.Formats;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Recipes;

/// <summary>What a recipe must hold to beyond its fields' names and kinds.</summary>
internal static partial class RecipeRules
{
    /// <summary>Everything that is wrong.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="problem">Makes a problem from a value's path, what is wrong and the remedy.</param>
    public static IEnumerable<InputProblem> Check(Recipe recipe, Func<string, string, string, InputProblem> problem)
    {
        if (string.IsNullOrWhiteSpace(recipe.Name)) yield return problem("$.name", "the name is empty", "name the mix");
        if (recipe.Parts is < 1 or > Recipe.MaxParts) yield return problem("$.parts", $"{recipe.Parts} parts", $"say 1 to {Recipe.MaxParts}");
        if (!PythonVersion().IsMatch(recipe.Python)) yield return problem("$.python", $"\"{recipe.Python}\" is no version of Python 3", "write one such as \"3.11\"");
        if (recipe.Formats.Count == 0) yield return problem("$.formats", "no format is named", $"name some of {string.Join(", ", MixFormats.Names)}, or leave the field out");
        foreach (string unknown in recipe.Formats.Where(f => MixFormats.Named(f) is null).Distinct())
            yield return problem("$.formats", $"unknown format \"{unknown}\"", NearestName.Remedy(unknown ?? "", MixFormats.Names));
        foreach (var wrong in Sizes(recipe, problem)) yield return wrong;
        if (recipe.Judge is { } judge && string.IsNullOrWhiteSpace(judge.Model)) yield return problem("$.judge.model", "the model has no name", "name it as its server knows it");
        if (recipe.Formats.Distinct(StringComparer.Ordinal).Count() < recipe.Formats.Count) yield return problem("$.formats", "a format is named twice", "keep one of them");
        if (recipe.Sources.Count == 0) yield return problem("$.sources", "there are no sources", "add one, such as { \"source\": \"python_code\", \"path\": \"kept.jsonl\" }");
        if (recipe.NearDuplicates is { } near && !(near.Threshold is >= NearDuplicates.LeastThreshold and <= 1))
            yield return problem("$.near_duplicates.threshold", $"a threshold of {near.Threshold}", "say 0.3 to 1; 0.8 is usual");
        for (int i = 0; i < (recipe.Decontaminate?.Count ?? 0); i++)
        {
            if (string.IsNullOrWhiteSpace(recipe.Decontaminate![i].Path))
                yield return problem($"$.decontaminate[{i}]", "a benchmark's file has no name", "name the file, relative to the recipe");
            if (recipe.Decontaminate[i].Field is { } fields && (fields.Count == 0 || fields.Any(string.IsNullOrWhiteSpace)))
                yield return problem($"$.decontaminate[{i}].field", "a field has no name", "name the field that holds the texts, or leave it out");
        }

        for (int i = 0; i < recipe.Sources.Count; i++)
        {
            var source = recipe.Sources[i];
            string at = $"$.sources[{i}]";
            if (source is null)
            {
                yield return problem(at, "the source is null", "write an object, or take it out");
                continue;
            }

            if (PairSources.Named(source.Source) is null)
                yield return problem($"{at}.source", $"unknown source \"{source.Source}\"", NearestName.Remedy(source.Source, PairSources.Names));
            if (source.Path.Count == 0 || source.Path.Any(string.IsNullOrWhiteSpace))
                yield return problem($"{at}.path", "a file's name is missing", "name the file, relative to the recipe");
            if (source.Take < 1) yield return problem($"{at}.take", $"take is {source.Take}", "say 1 or more, or leave the field out to take all");
            if (source.Name is { } name && string.IsNullOrWhiteSpace(name)) yield return problem($"{at}.name", "the name is empty", "name the source, or leave the field out");
            if (source.Weight is { } weight && !(weight > 0 && double.IsFinite(weight))) yield return problem($"{at}.weight", $"a weight of {weight}", "say more than 0, such as 2 or 0.5");
            if (source.MaxCopies is < 1 or > RecipeSource.MostCopies) yield return problem($"{at}.max_copies", $"{source.MaxCopies} copies", $"say 1 to {RecipeSource.MostCopies}");
            if (source.MaxCopies > 1 && source.Weight is null && source.Take is null)
                yield return problem($"{at}.max_copies", "nothing says how many pairs are wanted", "add \"take\" or \"weight\": pairs are repeated to reach it");
        }
    }

    private static IEnumerable<InputProblem> Sizes(Recipe recipe, Func<string, string, string, InputProblem> problem)
    {
        if (recipe.PartSize < 1) yield return problem("$.part_size", $"parts of {recipe.PartSize}", "say 1 or more");
        if (recipe.Size < 1) yield return problem("$.size", $"a size of {recipe.Size}", "say 1 or more");
        if (recipe.Size is not null && recipe.Sources.All(s => s?.Weight is null)) yield return problem("$.size", "a size without weights", "give sources a \"weight\", or use \"take\"");
        if (recipe.Splits is not { } splits) yield break;
        double[] shares = [splits.Train, splits.Validation, splits.Test];
        if (shares.Any(s => !(s is >= 0 and <= 1))) yield return problem("$.splits", "a share is not between 0 and 1", "write shares such as 0.9, 0.05 and 0.05");
        else if (Math.Abs(shares.Sum() - 1) > 1e-6) yield return problem("$.splits", $"the shares add up to {shares.Sum():0.####}", "let them add up to 1");
    }

    [GeneratedRegex(@"^3\.\d{1,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonVersion();
}
