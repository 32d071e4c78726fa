using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Core.Tests;

public sealed class WordConverterTests
{
    [Fact]
    public void A_value_is_written_as_its_word_and_read_back()
    {
        foreach (var value in Enum.GetValues<Colour>())
            JsonSerializer.Deserialize<Colour>(JsonSerializer.Serialize(value)).Should().Be(value);
        JsonSerializer.Serialize(Colour.DarkRed).Should().Be("\"dark_red\"");
    }

    [Theory]
    [InlineData("\"dark_red\"")]
    [InlineData("\"Dark_Red\"")]
    [InlineData("\"DARK_RED\"")]
    public void It_is_read_in_whatever_case(string json) => JsonSerializer.Deserialize<Colour>(json).Should().Be(Colour.DarkRed);

    [Theory]
    [InlineData("\"darkred\"")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"dark_red, green\"")]
    public void Anything_else_is_told_with_its_type_and_place(string json)
    {
        var reading = () => JsonSerializer.Deserialize<Dictionary<string, Colour>>($"{{\"a\": {json}}}");
        reading.Should().Throw<JsonException>().WithMessage("The JSON value could not be converted to *Colour. Path: $.a *");
    }

    [Fact]
    public void A_key_is_written_and_read_as_its_word()
    {
        const string Json = "{\"dark_red\":1,\"green\":2}";
        var read = JsonSerializer.Deserialize<Dictionary<Colour, int>>(Json)!;
        read.Should().Equal(new Dictionary<Colour, int> { [Colour.DarkRed] = 1, [Colour.Green] = 2 });
        JsonSerializer.Serialize(read).Should().Be(Json);
        var wrong = () => JsonSerializer.Deserialize<Dictionary<Colour, int>>("{\"blue\":1}");
        wrong.Should().Throw<JsonException>().WithMessage("The JSON value could not be converted to *Colour.*");
    }

    [Fact]
    public void An_enum_of_something_else_than_int_is_refused()
    {
        var writing = () => Small.One.Word();
        writing.Should().Throw<TypeInitializationException>().WithInnerException<NotSupportedException>().WithMessage("*Small is not an enum of int");
    }

    [JsonConverter(typeof(WordConverter<Colour>))]
    private enum Colour
    {
        Green = -1,
        DarkRed = 7,
    }

    private enum Small : byte
    {
        One,
    }
}
