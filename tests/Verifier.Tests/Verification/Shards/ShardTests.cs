using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Verifier.Tests.Verification.Shards;

public sealed class ShardTests
{
    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("3/8", 3, 8)]
    [InlineData("10000/10000", 10000, 10000)]
    public void A_share_is_read_and_written_alike(string text, int number, int count)
    {
        Shard.TryParse(text, out var shard).Should().BeTrue();
        shard.Should().Be(new Shard(number, count));
        shard.ToString().Should().Be(text);
        shard.Exists().Should().BeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3/")]
    [InlineData("/8")]
    [InlineData("-1/8")]
    [InlineData(" 3/8")]
    [InlineData("3/8/9")]
    [InlineData("3 of 8")]
    [InlineData("99999999999/99999999999")]
    public void Anything_else_is_no_share(string? text) => Shard.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("0/0")]
    public void A_share_out_of_range_does_not_exist(string text)
    {
        Shard.TryParse(text, out var shard).Should().BeTrue();
        shard.Exists().Should().BeFalse();
    }

    // Python: int(hashlib.sha256(name.encode()).hexdigest()[:16], 16) % count + 1
    [Theory]
    [InlineData("double/0", 2, 2, 90)]
    [InlineData("c1", 2, 4, 756)]
    [InlineData("", 1, 5, 653)]
    [InlineData("Größe", 1, 7, 263)]
    [InlineData("in.jsonl:7", 2, 6, 38)]
    public void The_share_of_a_name_never_changes(string name, int of2, int of8, int of1000)
    {
        foreach (var shard in new[] { new Shard(of2, 2), new Shard(of8, 8), new Shard(of1000, 1000) })
            Enumerable.Range(1, shard.Count).Where(n => (shard with { Number = n }).Takes(name)).Should().Equal(shard.Number);
    }

    [Fact]
    public void Shares_are_about_equally_large()
    {
        var sizes = Enumerable.Range(1, 8).Select(n => Enumerable.Range(0, 8000).Count(i => new Shard(n, 8).Takes($"id-{i}"))).ToList();
        sizes.Sum().Should().Be(8000);
        sizes.Should().OnlyContain(s => s > 850 && s < 1150);
    }
}
