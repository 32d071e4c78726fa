using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>Reads the tests of a record, be they called as candidates call them or as others do.</summary>
internal static class RecordTests
{
    // Our own names come first, so that they are run first.
    private static readonly string[] Names =
    [
        "test", "tests", "unit_test", "unit_tests", "test_code", "test_list", "challenge_test_list", "test_cases", "test_case", "testcases",
        "testcase",
        "public_tests", "private_tests", "hidden_tests", "assertions", "public_test_cases", "private_test_cases", "input_output",
        "ground_truth",
    ];

    /// <summary>The tests; what is wrong with their fields is left in <see cref="RecordFields.Problem"/>.</summary>
    public static TestSet Read(RecordFields record)
    {
        var blocks = new List<string>();
        var statements = new List<string>();
        var hasStatements = false;
        JsonElement? io = record.Find("io") is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } own ? own : null;
        if (io is not null) record.Ignore("io");
        foreach (var name in Names)
        {
            if (record.Find(name) is not { } value) continue;
            if (IoCases.In(value) is { } cases)
            {
                if (io is not null) continue; // told as a field that is not used
                io = cases;
            }
            else if (name is "tests" or "test_list" or "challenge_test_list")
            {
                hasStatements = true;
                statements.AddRange(record.Texts(name) ?? []);
            }
            else if (name is "test" && value.ValueKind is not JsonValueKind.Array)
            {
                if (record.Text(name) is { } block) blocks.Add(block);
            }
            else if (TestTexts.Block(value) is { } block)
            {
                blocks.Add(block);
            }
            else if (TestTexts.Statements(value) is { } found)
            {
                hasStatements = true;
                statements.AddRange(found);
            }
            else
            {
                continue;
            }

            record.Ignore(name);
        }

        io ??= IoCases.OfLists(record) ?? IoCases.OfReward(record);
        var set = new TestSet
        {
            Test = blocks.Count > 0 ? string.Join('\n', blocks) : null,
            Tests = hasStatements ? statements : null,
            EntryPoint = record.Text("entry_point") ?? (io is { } given ? IoCases.NameIn(given) : null),
            Setup = Setup(record),
            Io = io,
            Compare = io is null ? null : record.Read("compare"),
        };
        return RecordFiles.Read(record, set);
    }

    private static string? Setup(RecordFields record)
    {
        var own = record.Text("setup");
        if (own is not null && !record.Has("test_list")) return own;
        string[] parts = [own ?? "", .. record.Texts("test_imports") ?? [], record.Text("test_setup_code")?.ReplaceLineEndings("\n")
            ?? "", record.Text("test_setup") ?? ""];
        var setup = string.Join('\n', parts.Where(p => p.Length > 0));
        return setup.Length > 0 ? setup : own;
    }
}
