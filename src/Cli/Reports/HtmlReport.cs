using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using InstructMix.Core;
using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>
/// Writes a report as one HTML file that asks nothing of anyone else. Its parts lie in <c>Page/</c>. The page's policy lets the two elements run
/// that are put in here, named by their digests, and nothing else, whatever a candidate's text holds.
/// </summary>
internal static class HtmlReport
{
    /// <summary>The parts of the page's script; <c>main.js</c> calls the others.</summary>
    private static readonly string[] Scripts =
        ["elements.js", "outcomes.js", "text.js", "python.js", "address.js", "pairs.js", "chart.js", "groups.js", "rates.js", "waterfall.js", "filters.js", "matrix.js",
            "overview-map.js", "pair.js", "theme.js", "paper.js", "main.js"];

    private static readonly string[] Styles = ["colours.css", "page.css", "sections.css", "matrix.css", "pair.css", "paper.css"];

    /// <summary>Writes.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="target">Where the page goes.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task WriteAsync(Report report, Stream target, CancellationToken cancellation)
    {
        var script = "\n(() => {\n'use strict';\n" + string.Join('\n', Scripts.Select(Part)) + "})();\n";
        var style = "\n" + string.Join('\n', Styles.Select(Part).Prepend(Colours()));
        // One pass over the template: what is put in is not looked at again.
        foreach (var piece in Part("report.html").Split("{{").SelectMany(p => p.Split("}}"))
            .Select((text, i) => (text, isName: i % 2 == 1)))
        {
            switch (piece)
            {
                case ("policy", true): await TextAsync(Policy(script, style)); break;
                case ("title", true): await TextAsync(HtmlEncoder.Default.Encode(report.Title)); break;
                case ("style", true): await TextAsync(style); break;
                case ("script", true): await TextAsync(script); break;
                case ("data", true): await PageData.WriteAsync(report, target, cancellation); break;
                case (var name, true): throw new InvalidOperationException($"report.html asks for {name}, which nobody knows.");
                case var (text, _): await TextAsync(text); break;
            }
        }

        await target.FlushAsync(cancellation);

        ValueTask TextAsync(string text) => target.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    private static string Policy(string script, string style) =>
        $"default-src 'none'; script-src '{Digest(script)}'; style-src '{Digest(style)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static string Digest(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Colours()
    {
        var names = string.Concat(Outcomes.All.Select(r =>
            $"  --{r.Outcome.Word()}: light-dark({r.Colour.Light}, {r.Colour.Dark});\n  --{r.Outcome.Word()}-ink: light-dark({r.Colour.LightInk}, {r.Colour.DarkInk});\n"));
        return $":root {{\n{names}}}\n" + string.Concat(Outcomes.All.Select(r => $".o-{r.Outcome.Word()} {{ background-color: var(--{r.Outcome.Word()}); color: var(--{r.Outcome.Word()}-ink); }}\n"));
    }

    private static string Part(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report/" + name)
            ?? throw new InvalidOperationException($"The part {name} of the report's page was not built in.");
        using var reader = new StreamReader(stream);
        // Browsers read every line end as \n, and take the digests of that.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
