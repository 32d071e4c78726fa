namespace InstructMix.Generation.Questions.Texts;

/// <summary>Cuts texts into passages at the ends of sentences.</summary>
/// <param name="most">The longest passage, in tokens.</param>
/// <param name="count">Counts the tokens of a text.</param>
internal sealed class PassageCutter(int most, Func<string, int> count)
{
    /// <summary>The passages of a text, in their order: as many whole sentences each as it may hold, and none goes over a heading.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="document">The text.</param>
    /// <param name="tooLong">Is told of a sentence that is longer than a passage may be: it is left out.</param>
    public IEnumerable<Passage> Cut(string file, TextDocument document, Action<TextBlock, int> tooLong)
    {
        var open = new List<string>();
        int tokens = 0;
        long line = 0;
        foreach (var block in document.Blocks)
        {
            if (block.IsHeading)
            {
                if (Close() is { } before) yield return before;
                continue;
            }

            bool begins = true;
            foreach (string sentence in SentenceSplitter.Split(block.Text))
            {
                // One more for the space or the line end before it.
                int own = count(sentence) + 1;
                if (own > most)
                {
                    tooLong(block, own);
                    if (Close() is { } cut) yield return cut;
                    continue;
                }

                if (tokens + own > most && Close() is { } full) yield return full;
                if (open.Count == 0) line = block.Line;
                open.Add(begins && open.Count > 0 ? "\n" + sentence : open.Count > 0 ? " " + sentence : sentence);
                tokens += own;
                begins = false;
            }
        }

        if (Close() is { } last) yield return last;

        Passage? Close()
        {
            if (open.Count == 0) return null;
            var passage = new Passage(file, line, document.Title, string.Concat(open));
            open.Clear();
            tokens = 0;
            return passage;
        }
    }
}
