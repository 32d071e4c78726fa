using System.Text.RegularExpressions;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Templates;

/// <summary>A piece of a template.</summary>
/// <param name="Text">What it says, or the placeholder's name.</param>
/// <param name="IsPlaceholder">Whether something is filled in there.</param>
/// <param name="IsSystem">Whether it is of the system's turn.</param>
internal sealed partial record TemplatePiece(string Text, bool IsPlaceholder, bool IsSystem)
{
    /// <summary>Cuts a template.</summary>
    /// <param name="file">What to call it in messages.</param>
    /// <param name="body">The template without its front matter.</param>
    /// <param name="line">The line on which it begins.</param>
    /// <param name="kind">Its kind.</param>
    /// <exception cref="UnusableInputException">It names what its kind does not have, or a block does not end.</exception>
    public static IReadOnlyList<TemplatePiece> Parse(string file, string body, int line, TemplateKind kind)
    {
        var pieces = new List<TemplatePiece>();
        int at = 0, opened = 0;
        foreach (Match mark in Mark().Matches(body))
        {
            int here = line + body.AsSpan(0, mark.Index).Count('\n');
            pieces.Add(new TemplatePiece(body[at..mark.Index], false, opened > 0));
            at = mark.Index + mark.Length;
            switch (mark.Groups["what"].Value.Trim())
            {
                case "#system" when opened == 0:
                    opened = here;
                    break;
                case "/system" when opened > 0:
                    opened = 0;
                    break;
                case var name when kind.Placeholders.Contains(name, StringComparer.Ordinal):
                    pieces.Add(new TemplatePiece(name, true, opened > 0));
                    break;
                case var other:
                    throw new UnusableInputException($"{file}:{here}: {{{{{other}}}}} does not exist here; a template \"{kind.Name}\" has {string.Join(", ", kind.Placeholders.Select(p => $"{{{{{p}}}}}"))} and one block {{{{#system}}}} … {{{{/system}}}}");
            }
        }

        if (opened > 0) throw new UnusableInputException($"{file}:{opened}: the block {{{{#system}}}} does not end; add {{{{/system}}}}");
        pieces.Add(new TemplatePiece(body[at..], false, false));
        return pieces;
    }

    [GeneratedRegex(@"\{\{(?<what>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
