using System.Security.Cryptography;
using System.Text;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Templates;

/// <summary>
/// A prompt with places that are filled in: Markdown with front matter (<c>name</c>, <c>version</c>, <c>api</c>, <c>stop</c>), <c>{{placeholders}}</c>, a block
/// <c>{{#each exemplars}} … {{/each}}</c>, and for chats blocks of turns such as <c>{{#system}} … {{/system}}</c>; what stands outside of them is the user's turn.
/// What is filled in is never read as a template itself, and nothing is sent that the template does not show.
/// </summary>
public sealed class Template
{
    private readonly IReadOnlyList<TemplateNode> _parts;
    private readonly TemplateHead _head;

    private Template(string file, TemplateHead head, long bytes, string sha256, IReadOnlyList<TemplateNode> parts) =>
        (File, _head, Bytes, Sha256, _parts) = (file, head, bytes, sha256, parts);

    /// <summary>The file, as the user named it; the bare name where it travels inside the program.</summary>
    public string File { get; }

    /// <summary>Its kind, such as <c>judge</c>.</summary>
    public string Name => _head.Name;

    /// <summary>The number of its wording, for people.</summary>
    public int Version => _head.Version;

    /// <summary>The size of its file in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The digest of its file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a template of a kind, from a file or from the program's own.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="path">The file; null for the program's own.</param>
    /// <param name="api">The way of asking that it is for.</param>
    /// <exception cref="UnusableInputException">It cannot be read, is of another kind, or names what its kind does not have; the message has the line.</exception>
    public static Template Read(TemplateKind kind, string? path = null, Api api = Api.Chat)
    {
        ArgumentNullException.ThrowIfNull(kind);
        string file = path ?? $"templates/{kind.FileName(api)}";
        byte[] bytes = path is null ? Bundled(file) : FromDisk(path);
        string text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
        var (head, body, line) = TemplateHead.Read(file, text);
        if (head.Name != kind.Name) throw new UnusableInputException($"{file}:1: is a template \"{head.Name}\", where \"{kind.Name}\" is wanted; name another file, or correct its front matter");
        if (head.Api != api) throw new UnusableInputException($"{file}:1: is for the api {head.Api.Word()}, where {api.Word()} is asked; correct its front matter, or give the other --api");
        return new Template(file, head, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)),
            new TemplateParser(file, kind, api).Parse(body, line));
    }

    /// <summary>The prompt, with the places filled in.</summary>
    /// <param name="values">What is filled in, by placeholder.</param>
    /// <param name="shots">The exemplars, in their order.</param>
    public Prompt Compose(IReadOnlyDictionary<string, string> values, IReadOnlyList<Exemplar>? shots = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var draft = new PromptDraft();
        Write(_parts, values, shots ?? [], draft);
        string[] ids = [.. (shots ?? []).Select(s => s.Id)];
        return _head.Api == Api.Chat ? new Prompt.Chat(draft.Turns(), ids) { Stop = _head.Stop }
            : new Prompt.Transcript(draft.Text(), _head.Stop, ids);
    }

    private static void Write(IReadOnlyList<TemplateNode> parts, IReadOnlyDictionary<string, string> values, IReadOnlyList<Exemplar> shots,
        PromptDraft draft)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case TemplateNode.Text text:
                    draft.Say(text.Said);
                    break;
                case TemplateNode.Place place:
                    draft.Say(values[place.Name]);
                    break;
                case TemplateNode.Turn turn:
                    draft.Begin(turn.Role);
                    Write(turn.Parts, values, shots, draft);
                    draft.End();
                    break;
                case TemplateNode.Each each:
                    foreach (var shot in shots)
                    {
                        var own = new Dictionary<string, string>(values, StringComparer.Ordinal)
                        {
                            ["instruction"] = shot.Instruction.Trim(),
                            ["response"] = shot.Response.Trim(),
                            ["tests"] = string.Join('\n', shot.Tests ?? []),
                        };
                        Write(each.Parts, own, [], draft);
                    }

                    break;
            }
        }
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
