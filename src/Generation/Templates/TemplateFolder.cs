using InstructMix.Core.Files;

namespace InstructMix.Generation.Templates;

/// <summary>A folder whose templates take the place of the program's own, one by one.</summary>
public static class TemplateFolder
{
    /// <summary>The template of a kind: the folder's, where it has one, else the program's own.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="api">The way of asking.</param>
    /// <param name="folder">The folder; null for none.</param>
    /// <exception cref="UnusableInputException">The folder is not there, has a file that is no template's, or its template cannot be used.</exception>
    public static Template Read(TemplateKind kind, Api api, string? folder)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (folder is null) return Template.Read(kind, api: api);
        if (!Directory.Exists(folder)) throw new UnusableInputException($"{folder}: there is no such folder; name one with templates, or leave --templates out");
        string[] known = [.. TemplateKind.All.SelectMany(k => k.Apis.Select(k.FileName))];
        // A name that is misspelt would be passed over in silence.
        if (Directory.EnumerateFiles(folder, "*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
            .FirstOrDefault(f => !known.Contains(f, StringComparer.Ordinal)) is { } other)
            throw new UnusableInputException($"{Path.Combine(folder, other)}: no template has this name; the names are {string.Join(", ", known)}");
        string path = Path.Combine(folder, kind.FileName(api));
        return Template.Read(kind, File.Exists(path) ? path : null, api);
    }
}
