using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Verification;

/// <summary>A verdict and the line that is written for it.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Bytes">The line.</param>
/// <param name="Place">The candidate's place among all candidates of the input, from 0.</param>
internal sealed record JudgedLine(Verdict Verdict, ReadOnlyMemory<byte> Bytes, long Place)
{
    /// <summary>The line of a candidate that was judged.</summary>
    public static JudgedLine Of(Judged judged, long place) => new(judged.Entry.Verdict, CandidateJson.Line(judged.ToPair()), place);
}
