using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation.Tests;

public sealed class EndpointAddressTests
{
    [Theory]
    [InlineData("http://localhost:8000", "http://localhost:8000/v1/chat/completions")]
    [InlineData("http://localhost:8000/", "http://localhost:8000/v1/chat/completions")]
    [InlineData("http://localhost:8000/v1", "http://localhost:8000/v1/chat/completions")]
    [InlineData("https://example.org/api/v1/", "https://example.org/api/v1/chat/completions")]
    [InlineData("https://example.org/v1/completions", "https://example.org/v1/chat/completions")]
    [InlineData("https://example.org/v1beta/openai/chat/completions", "https://example.org/v1beta/openai/chat/completions")]
    [InlineData("https://example.org/x?api-version=3#top", "https://example.org/x/v1/chat/completions?api-version=3")]
    public void An_address_is_understood_as_people_give_it(string given, string chat)
    {
        var endpoint = EndpointAddress.Parse(given);

        endpoint.For(Api.Chat).AbsoluteUri.Should().Be(chat);
        endpoint.For(Api.Completions).AbsoluteUri.Should().Be(chat.Replace("/chat", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost:8000")]
    [InlineData("ftp://example.org")]
    [InlineData("")]
    public void What_is_no_address_is_refused_with_an_example(string given)
    {
        var parse = () => EndpointAddress.Parse(given);

        parse.Should().Throw<UnusableInputException>().WithMessage("*give one such as http://localhost:8000/v1");
    }

    [Fact]
    public void A_key_is_never_shown()
    {
        var key = new ApiKey("MY_KEY", " sk-secret\n");

        key.IsSet.Should().BeTrue();
        key.ToString().Should().Be("$MY_KEY");
        var broken = () => new ApiKey("MY_KEY", "sk-secret\nHost: elsewhere");
        broken.Should().Throw<UnusableInputException>().Where(e => e.Message.Contains("MY_KEY") && !e.Message.Contains("sk-secret"));
    }
}
