using System.Text;
using FsCheck.Fluent;
using InstructMix.Core.Files;
using InstructMix.Fuzz;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Tests.Candidates;

namespace InstructMix.Verifier.Tests.Fuzz;

/// <summary>Files of candidates that anybody may have written: records and problems come out, and nothing else.</summary>
[Trait("Category", "Fuzz")]
public sealed class CandidateFileFuzzTests : IDisposable
{
    private const string Good = """{"id":"good","instruction":"i","response":"r"}""";

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\n", " ", "null", "true", "-1", "1e999", "\"id\":", "\"instruction\":", "\"response\":", "\"i\"", "\"\\ud800\"", "\"tests\":", "[\"assert f()\"]", "\"messages\":", "\"conversations\":",
        "{\"role\":\"user\",\"content\":\"q\"}", "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}", "{\"from\":\"human\",\"value\":\"q\"}", "{\"from\":\"gpt\",\"value\":\"a\"}", "\"meta\":{\"a\":[1]}", "\"task_id\":\"HumanEval/0\",", "\"completion\":\"x\"",
        "\"prompt\":\"def f():\\n\"", "\"text\":\"t\",\"code\":\"c\",\"test_list\":[]", "[\"python_code\",[\"i\",\"r\"]]", "\"output\":\"o\"", "\u00e9", "\0", "\u2028", Good, "\n" + Good + "\n", "{\"instruction\":\"i\",\"response\":\"r\",\"id\":5}",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_bytes_are_records_and_problems() =>
        Prop.ForAll<byte[]>(bytes => IsRead(bytes)).Holds(500);

    [Fact]
    public void Pieces_of_records_in_any_order_are_records_and_problems() =>
        Prop.ForAll<byte[]>(pieces => IsRead(Encoding.UTF8.GetBytes(Joined(pieces)))).Holds(1500);

    [Fact]
    public void A_good_line_between_bad_ones_is_read() =>
        Prop.ForAll<byte[], byte[]>((before, behind) =>
        {
            var text = $"{Good}\n{Joined(before).ReplaceLineEndings(" ")}\n{Good}\n{Joined(behind).ReplaceLineEndings(" ")}\n{Good}\n";
            return Readings(Encoding.UTF8.GetBytes(text)).Count(r => r.Value is { Instruction: "i", Response: "r" }) >= 3;
        }).Holds(1000);

    [Fact]
    public void A_changed_archive_is_records_and_problems()
    {
        var path = _folder.WriteText("in.jsonl", $"{Good}\n{Good}\n");
        using (var packed = new System.IO.Compression.GZipStream(File.Create(path + ".gz"), System.IO.Compression.CompressionMode.Compress)) packed.Write(File.ReadAllBytes(path));
        var archive = File.ReadAllBytes(path + ".gz");
        Prop.ForAll<int, byte>((at, value) =>
        {
            var changed = archive.ToArray();
            changed[(int)((uint)at % changed.Length)] = value;
            return IsRead(changed, "changed.jsonl.gz");
        }).Holds(500);
    }

    private static string Joined(byte[] pieces) => string.Concat(pieces.Select(b => Pieces[b % Pieces.Length]));

    private bool IsRead(byte[] bytes, string name = "in.jsonl")
    {
        foreach (var reading in Readings(bytes, name))
        {
            // One or the other; and what is read can be taken further.
            if (reading.Value is null == reading.Problem is null) return false;
            if (reading.Value is { } candidate) new PythonExtractor().Extract(candidate);
        }

        return true;
    }

    private List<Reading<Candidate>> Readings(byte[] bytes, string name = "in.jsonl") => CandidateFile.Read(_folder.WriteBytes(name, bytes)).GetAwaiter().GetResult();
}
