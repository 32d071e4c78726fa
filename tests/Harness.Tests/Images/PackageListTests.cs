using InstructMix.Harness.Images;

namespace InstructMix.Harness.Tests.Images;

public sealed class PackageListTests
{
    [Theory]
    [InlineData("numpy\nPyYAML\nscikit_learn", "PyYAML, numpy, scikit_learn", "python3-numpy, python3-sklearn, python3-yaml")]
    [InlineData("python3-numpy\npython3-yaml\nlibgomp1", "libgomp1, numpy, pyyaml", "libgomp1, python3-numpy, python3-yaml")]
    [InlineData("pip: numpy==2.1.0\ndebian: python3-numpy\nrich", "numpy==2.1.0, rich", "python3-numpy, python3-rich")]
    [InlineData("debian: tzdata", "", "tzdata")]
    [InlineData("numpy==2.1.0", "numpy==2.1.0", "numpy==2.1.0")]
    public void One_list_serves_both_kinds_of_base(string text, string pip, string debian)
    {
        var list = PackageList.Parse("packages.txt", text);
        string.Join(", ", list.ForPip().Lines).Should().Be(pip);
        string.Join(", ", list.ForDebian().Lines).Should().Be(debian);
        // What an image's label keeps is the same list.
        PackageList.FromLabel(list.ToString()).Lines.Should().Equal(list.Lines);
    }

    [Fact]
    public void A_version_that_Debian_cannot_promise_is_no_Debian_package() =>
        PackageList.Parse("packages.txt", "numpy==2.1.0").ForDebian().NotDebian().Should().Be("numpy==2.1.0");

    [Fact]
    public void What_is_for_the_other_kind_of_base_alone_can_be_told()
    {
        var list = PackageList.Parse("packages.txt", "numpy\npip: six\ndebian: libgomp1");
        list.LeftOut(onDebian: true).Should().Equal("six");
        list.LeftOut(onDebian: false).Should().Equal("libgomp1");
    }

    [Theory]
    [InlineData("pip: --index-url=http://evil")]
    [InlineData("debian:")]
    [InlineData("a b")]
    public void What_is_no_package_is_told_with_its_line(string line)
    {
        var parse = () => PackageList.Parse("packages.txt", "numpy\n" + line);
        parse.Should().Throw<ImageException>().WithMessage($"packages.txt:2: '{line}' is no package; *");
    }
}
