using InstructMix.Harness.Images;

namespace InstructMix.Harness.Tests.Values;

public sealed class PythonVersionTests
{
    [Theory]
    [InlineData("3.8", 8)]
    [InlineData("3.11", 11)]
    [InlineData("3.14", 14)]
    public void I_can_read_a_version(string text, int minor)
    {
        PythonVersion.TryParse(text, out var version).Should().BeTrue();
        version.Should().Be(new PythonVersion(3, minor));
        version.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("2.7")]
    [InlineData("3.11.2")]
    [InlineData("3.")]
    [InlineData("3.x")]
    [InlineData("3.-1")]
    [InlineData("3. 1")]
    [InlineData("python3.11")]
    [InlineData("3.99999999999")]
    public void What_is_no_version_is_refused(string? text) => PythonVersion.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void Versions_are_ordered_as_numbers() =>
        new[] { new PythonVersion(3, 11), new PythonVersion(3, 9), new PythonVersion(3, 13) }.Order().Should().Equal(new PythonVersion(3, 9), new PythonVersion(3, 11), new PythonVersion(3, 13));
}
