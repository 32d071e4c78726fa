using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>Reads the files that a record's tests come with.</summary>
internal static class RecordFiles
{
    /// <summary>The set with the record's files, or with the fault that one of them is.</summary>
    public static TestSet Read(RecordFields record, TestSet set)
    {
        // A list, or anything else, is another's field of that name.
        if (record.Find("files") is not { ValueKind: JsonValueKind.Object } files) return set;
        record.Ignore("files");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.EnumerateObject())
        {
            var fault = file.Value.ValueKind is not JsonValueKind.String
                ? $"the file '{file.Name}' in `files` is {RecordFields.Describe(file.Value)} where a string must be; write its text"
                : Fault(file.Name);
            if (fault is not null) set = set with { Fault = set.Fault ?? fault };
            if (file.Value.ValueKind is JsonValueKind.String) texts.Add(file.Name, file.Value.GetString()!);
        }

        return set with { Files = texts.Count > 0 ? texts : null };
    }

    private static string? Fault(string path)
    {
        var parts = path.Split('/', '\\');
        if (parts.Any(p => p == "..") || path.StartsWith('/') || path.StartsWith('\\') || path.StartsWith('~') || path.Contains(':'))
            return $"`files` has the path '{path}', which leaves the folder; write one that is relative and stays in it";
        return parts.Any(p => p is "" or ".") || path.Contains('\0') || path.Contains('\\')
            ? $"`files` has the path '{path}', which names no file; write it relative, with one slash between its parts"
            : null;
    }
}
