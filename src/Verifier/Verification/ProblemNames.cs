using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Verification;

/// <summary>Tells which problem a candidate answers, and which model wrote it.</summary>
/// <param name="groupBy">The field of the record, or of its <c>meta</c>, that candidates are counted by, such as <c>model</c> or <c>meta.prompt</c>.</param>
public sealed class ProblemNames(string groupBy = ProblemNames.Model)
{
    /// <summary>The field that names a candidate's model.</summary>
    public const string Model = "model";

    // What a record has beside the fields of a candidate lies in its meta.
    private readonly string[] _path = (groupBy.StartsWith("meta.", StringComparison.Ordinal) ? groupBy["meta.".Length..] : groupBy).Split('.');

    /// <summary>The problem: the request that the candidate's <c>meta</c> names, else the benchmark's task, else the id up to its last slash.</summary>
    /// <param name="candidate">The candidate.</param>
    public static string ProblemOf(Candidate candidate)
    {
        if (Text(candidate.Meta, ["request"]) is { } request) return request;
        if (candidate.Task is { } task) return task;
        var id = candidate.Id;
        // The second candidate of an id is called id#2 here.
        if (id.LastIndexOf('#') is > 0 and var mark && mark < id.Length - 1 && id.AsSpan(mark + 1).IndexOfAnyExceptInRange('0', '9') < 0)
            return id[..mark];
        return id.LastIndexOf('/') is > 0 and var slash && !IsPlace(id.AsSpan(slash + 1)) ? id[..slash] : id;
    }

    /// <summary>Whether the end of an id is a file's name and a line: the id that a record without one gets, whose slashes are folders.</summary>
    private static bool IsPlace(ReadOnlySpan<char> end) =>
        end.LastIndexOf(':') is > 0 and var colon && colon < end.Length - 1 && end[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') < 0
        && end[..colon].IndexOf('.') > 0;

    /// <summary>What the candidate is counted by: its model, or the value of the field that the user named; null where it has none.</summary>
    /// <param name="candidate">The candidate.</param>
    public string? GroupOf(Candidate candidate) => Text(candidate.Meta, _path);

    /// <summary>The problem and the group in a form that takes little room.</summary>
    internal ProblemMark MarkOf(Candidate candidate)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(ProblemOf(candidate).AsSpan()), digest);
        return new ProblemMark(GroupOf(candidate), BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }

    private static string? Text(JsonElement? from, IReadOnlyList<string> path)
    {
        if (from is not { } value) return null;
        foreach (var name in path)
        {
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
    }
}
