namespace InstructMix.Verifier.Extraction;

/// <summary>The name at the root of an entry point: that of the class in <c>Solution().add</c>.</summary>
internal static class EntryName
{
    /// <summary>The name that the code must define; null where none is known.</summary>
    public static string? Of(string? entryPoint)
    {
        var name = entryPoint?.Trim();
        if (string.IsNullOrEmpty(name)) return null;
        var length = 0;
        while (length < name.Length && (char.IsLetterOrDigit(name[length]) || name[length] == '_')) length++;
        return length > 0 ? name[..length] : name;
    }
}
