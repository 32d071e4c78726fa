using System.Text;
using System.Text.Json;
using InstructMix.Harness;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Tests.Candidates;

public sealed class CandidateJsonTests : IDisposable
{
    private static readonly Candidate Full = new()
    {
        Id = "a/1",
        Instruction = "Say \"é\" & <b>",
        Response = "line\nline\u2028\ttab",
        EntryPoint = "f",
        Tests = ["assert f() == 'ü😀'"],
        Meta = JsonElement.Parse("""{"n":1.50,"s":"\u00e9"}"""),
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_candidate_is_one_readable_line_without_what_is_not_there()
    {
        var line = Encoding.UTF8.GetString(CandidateJson.Line(Full));

        line.Should().StartWith("""{"id":"a/1","instruction":"Say \"é\" & <b>","response":"line\nline""").And.EndWith("}\n");
        line.Should().Contain("\"entry_point\":\"f\"").And.Contain("'ü").And.Contain("""{"n":1.50,"s":"é"}""");
        line.Should().NotContain("null").And.NotContain("source");
        line.Count(c => c == '\n').Should().Be(1);
    }

    [Fact]
    public async Task What_was_written_is_read_back_the_same()
    {
        var first = await _folder.One(Encoding.UTF8.GetString(CandidateJson.Line(Full)));

        first.Should().BeEquivalentTo(Full, o => o.Excluding(c => c.Meta));
        CandidateJson.Line(first).Should().Equal(CandidateJson.Line(Full));
    }

    [Fact]
    public async Task A_kept_pair_carries_its_verification_and_is_a_candidate_again()
    {
        var verification = new InstructMix.Verifier.Candidates.Verification { Outcome = Outcome.Passed, Level = Level.Tested, Judged = Judge.Outside, Python = "3.11.2", Image = "sha256:0", Stub = StubKind.Tests, Runner = "r", Seconds = 1, At = "2026-11-22" };

        var line = Encoding.UTF8.GetString(CandidateJson.Line(new KeptPair(Full, verification)));

        line.Should().EndWith("""
            "verification":{"outcome":"passed","level":"tested","judged":"outside","python":"3.11.2","image":"sha256:0","stub":"tests","runner":"r","seconds":1,"at":"2026-11-22"}}

            """.ReplaceLineEndings("\n"));
        CandidateJson.Line(await _folder.One(line)).Should().Equal(CandidateJson.Line(Full));
    }

    [Fact]
    public void A_record_beside_the_candidate_adds_its_fields()
    {
        var beside = new InstructMix.Verifier.Candidates.Verification { Outcome = Outcome.NoCode, Level = Level.None, Python = "3.11.2", Image = "i", Stub = StubKind.Define, Runner = "r", Seconds = 0, At = "2026-11-22" };

        var line = Encoding.UTF8.GetString(CandidateJson.Line(Full, beside, CandidateJson.Default.Verification));

        line.Should().Contain(",\"outcome\":\"no_code\",\"level\":\"none\",");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_from_elsewhere_does_not_spoil_the_line()
    {
        var line = CandidateJson.Line(Full with { Response = "a\ud800b" });

        (await _folder.One(Encoding.UTF8.GetString(line))).Response.Should().Be("a\uFFFDb");
    }
}
