using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions.Replies;

/// <summary>Reads the topics that a model names for a passage, and keeps those that recur over several samples.</summary>
public static class TopicList
{
    private const int MostWords = 8;

    /// <summary>The topics of one reply, each once: a list with bullets or numbers, a line with commas or semicolons, or lines.</summary>
    /// <param name="reply">The reply.</param>
    public static IReadOnlyList<string> Read(string reply)
    {
        if (ReplyText.IsJson(reply)) return [];
        var topics = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lines = ReplyText.Lines(reply);
        foreach (string line in lines)
        {
            string bare = ReplyText.Bare(line.StartsWith("Topics", StringComparison.OrdinalIgnoreCase) && line.Contains(':', StringComparison.Ordinal)
                ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..] : line);
            char[] marks = bare.Contains(';', StringComparison.Ordinal) ? [';'] : lines.Count == 1 || bare.Count(c => c == ',') > 1 ? [','] : [];
            foreach (string part in marks.Length > 0 ? bare.Split(marks) : [bare])
            {
                string topic = ReplyText.Bare(part).TrimEnd('.', ',', ';', ' ');
                int words = TextPieces.WordsOf(topic).Count;
                // A sentence is no topic, nor is a refusal.
                if (words is 0 or > MostWords || topic.Contains('?', StringComparison.Ordinal) || Refusals.IsNone(topic)) continue;
                if (seen.Add(Key(topic))) topics.Add(topic);
            }
        }

        return topics;
    }

    /// <summary>The topics of several samples, by how often they recur: the most frequent first, then in the order in which they came.</summary>
    /// <param name="samples">The topics of each sample.</param>
    public static IReadOnlyList<Topic> Merge(IReadOnlyList<IReadOnlyList<string>> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var counts = new Dictionary<string, (string Text, int Count, int Order)>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            foreach (string topic in sample)
            {
                string key = Key(topic);
                counts[key] = counts.TryGetValue(key, out var had) ? had with { Count = had.Count + 1 } : (topic, 1, counts.Count);
            }
        }

        return [.. counts.Values.OrderByDescending(c => c.Count).ThenBy(c => c.Order)
            .Select(c => new Topic(c.Text, (double)c.Count / Math.Max(1, samples.Count)))];
    }

    // "The lighthouse of Velmora" and "Velmora's lighthouse" are one topic.
    private static string Key(string topic)
    {
        var stems = TextPieces.WordsOf(topic).Where(w => !StopWords.Has(w)).Select(Stems.Of).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return stems.Count > 0 ? string.Join(' ', stems) : topic.ToLowerInvariant();
    }
}
