using System.Text;
using System.Text.RegularExpressions;

namespace InstructMix.Examples.Pages;

/// <summary>A session as IPython prints it (<c>In [1]:</c>, <c>Out[1]:</c>), as one of Python's, line by line.</summary>
internal static partial class IpythonSession
{
    /// <summary>Whether a block is one.</summary>
    public static bool Is(string source) => In().IsMatch(source);

    /// <summary>The session, and the reason where it cannot run without IPython.</summary>
    public static (string Source, string? Unfit) Read(string source)
    {
        var text = new StringBuilder();
        string? unfit = null;
        foreach (var line in source.TrimEnd('\n').Split('\n'))
        {
            if (In().Match(line) is { Success: true } input)
            {
                var code = input.Groups["code"].Value;
                if (code.TrimStart() is ['%' or '!' or '?' or '@', ..]) unfit ??= $"it uses IPython's {code.Trim()}, which Python does not know";
                text.Append(">>> ").Append(code);
            }
            else if (More().Match(line) is { Success: true } more)
            {
                text.Append("... ").Append(more.Groups["code"].Value);
            }
            else
            {
                text.Append(Out().Replace(line, ""));
            }

            text.Append('\n');
        }

        return (text.ToString(), unfit);
    }

    [GeneratedRegex(@"^[ \t]*In ?\[\d*\]: ?(?<code>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex In();

    [GeneratedRegex(@"^[ \t]*\.{3,}: ?(?<code>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex More();

    [GeneratedRegex(@"^[ \t]*Out ?\[\d*\]: ?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Out();
}
