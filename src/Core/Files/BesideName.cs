namespace InstructMix.Core.Files;

/// <summary>What files are called that belong to another one and lie beside it.</summary>
public static class BesideName
{
    /// <summary><c>kept.jsonl.gz</c> with <c>.rejects</c> is <c>kept.rejects.jsonl.gz</c>.</summary>
    /// <param name="path">The file that it belongs to.</param>
    /// <param name="word">What tells it apart, with its dot.</param>
    public static string Of(string path, string word)
    {
        ArgumentNullException.ThrowIfNull(path);
        int dot = Path.GetFileName(path).IndexOf('.');
        return dot <= 0 ? path + word : path.Insert(path.Length - Path.GetFileName(path).Length + dot, word);
    }
}
