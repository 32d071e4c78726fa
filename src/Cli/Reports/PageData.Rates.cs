using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Reports;

/// <content>Rates by model and by problem.</content>
internal sealed partial class PageData
{
    private void WriteRates(PassRates rates)
    {
        _json.WriteStartObject();
        WriteIfAny("name", rates.Name);
        _json.WriteNumber("pairs", rates.Candidates);
        _json.WriteNumber("passed", rates.Passed);
        _json.WriteNumber("problems", rates.Problems);
        _json.WriteNumber("solved", rates.Solved);
        _json.WriteStartObject("at");
        foreach (var (k, at) in rates.PassAt) _json.WriteNumber(k, at);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }
}
