using System.Security.Cryptography;
using System.Text;
using InstructMix.Core.Files;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Templates;

/// <summary>
/// A prompt with places that are filled in: Markdown with front matter (<c>name</c>, <c>version</c>, <c>api</c>), <c>{{placeholders}}</c>, and one block
/// <c>{{#system}} … {{/system}}</c> for the system's turn. What is filled in is never read as a template itself.
/// </summary>
public sealed class Template
{
    private readonly IReadOnlyList<TemplatePiece> _pieces;

    private Template(string file, TemplateHead head, long bytes, string sha256, IReadOnlyList<TemplatePiece> pieces) =>
        (File, Name, Version, Bytes, Sha256, _pieces) = (file, head.Name, head.Version, bytes, sha256, pieces);

    /// <summary>The file, as the user named it; the bare name where it travels inside the program.</summary>
    public string File { get; }

    /// <summary>Its kind, such as <c>judge</c>.</summary>
    public string Name { get; }

    /// <summary>The number of its wording, for people.</summary>
    public int Version { get; }

    /// <summary>The size of its file in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The digest of its file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a template of a kind, from a file or from the program's own.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="path">The file; null for the program's own.</param>
    /// <exception cref="UnusableInputException">It cannot be read, is of another kind, or names what its kind does not have; the message has the line.</exception>
    public static Template Read(TemplateKind kind, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        string file = path ?? $"templates/{kind.Name}.md";
        byte[] bytes = path is null ? Bundled(file) : FromDisk(path);
        string text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
        var (head, body, line) = TemplateHead.Read(file, text);
        if (head.Name != kind.Name) throw new UnusableInputException($"{file}:1: is a template \"{head.Name}\", where \"{kind.Name}\" is wanted; name another file, or correct its front matter");
        return new Template(file, head, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), TemplatePiece.Parse(file, body, line, kind));
    }

    /// <summary>The turns of a chat, with the places filled in.</summary>
    /// <param name="values">What is filled in, by placeholder.</param>
    public IReadOnlyList<ChatMessage> Fill(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        StringBuilder system = new(), user = new();
        foreach (var piece in _pieces) (piece.IsSystem ? system : user).Append(piece.IsPlaceholder ? values[piece.Text] : piece.Text);
        var messages = new List<ChatMessage>();
        if (system.ToString().Trim() is { Length: > 0 } said) messages.Add(new ChatMessage("system", said));
        messages.Add(new ChatMessage("user", user.ToString().Trim()));
        return messages;
    }

    private static byte[] Bundled(string name)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"\"{name}\" did not travel with the program.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] FromDisk(string path)
    {
        using var stream = LineReader.Open(path);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
