using InstructMix.Generation.Waterfalls;

namespace InstructMix.Cli.Reports;

/// <content>From request to pair.</content>
internal sealed partial class PageData
{
    private void WriteWaterfall(Waterfall waterfall)
    {
        _json.WriteStartObject("waterfall");
        Write("stages", waterfall.Stages(), _json.WriteStringValue);
        Write("rows", waterfall.Rows(), one =>
        {
            _json.WriteStartObject();
            WriteIfAny("word", one.Word);
            _json.WriteString("name", Shortened(one.Row.Name));
            _json.WriteStartObject("at");
            foreach (var (stage, count) in one.Row.Stages) _json.WriteNumber(stage, count);
            _json.WriteEndObject();
            if (one.Row.Yield is { } share) _json.WriteNumber("yield", share);
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }
}
