namespace InstructMix.Generation.Questions.Texts;

/// <summary>Cuts plain text into paragraphs, at blank lines.</summary>
internal static class PlainBlocks
{
    /// <summary>The paragraphs of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line of its beginning.</param>
    /// <param name="isRecord">Whether all of it stands on one line of a file: then every paragraph has that line.</param>
    public static IReadOnlyList<TextBlock> Of(string text, long line, bool isRecord)
    {
        var blocks = new List<TextBlock>();
        var open = new List<string>();
        long begins = line, at = line;
        foreach (string one in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            string trimmed = one.Trim();
            if (trimmed.Length == 0)
            {
                Close();
            }
            else
            {
                if (open.Count == 0) begins = at;
                open.Add(trimmed);
            }

            if (!isRecord) at++;
        }

        Close();
        return blocks;

        void Close()
        {
            if (open.Count > 0) blocks.Add(new TextBlock(string.Join(' ', open), begins));
            open.Clear();
        }
    }
}
