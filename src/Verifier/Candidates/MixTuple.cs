using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>An element of the mix's list: <c>[source, [instruction, response]]</c>, or a bare <c>[instruction, response]</c>.</summary>
internal static class MixTuple
{
    /// <summary>The candidate in the tuple; null where the record is no such tuple.</summary>
    public static Candidate? Read(JsonElement record)
    {
        if (record.GetArrayLength() != 2 || record[0].ValueKind is not JsonValueKind.String) return null;
        if (record[1].ValueKind is JsonValueKind.String) return Pair(record, null);
        var isSourced = record[1].ValueKind is JsonValueKind.Array && record[1].GetArrayLength() == 2
            && record[1].EnumerateArray().All(v => v.ValueKind is JsonValueKind.String);
        return isSourced ? Pair(record[1], record[0].GetString()) : null;
    }

    private static Candidate Pair(JsonElement pair, string? source) => new()
    {
        Id = "",
        Instruction = pair[0].GetString()!,
        Response = pair[1].GetString()!,
        Source = source,
        IsMixed = source is not null,
    };
}
