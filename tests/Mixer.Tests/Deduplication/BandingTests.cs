using InstructMix.Core.Similarity;

namespace InstructMix.Mixer.Tests.Deduplication;

public sealed class BandingTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    [InlineData(1)]
    public void Bands_find_nearly_all_pairs_at_the_threshold_with_few_hashes(double threshold)
    {
        var banding = Banding.For(threshold);

        (1 - Math.Pow(1 - Math.Pow(threshold, banding.Rows), banding.Bands)).Should().BeGreaterThanOrEqualTo(0.98);
        banding.Hashes.Should().BeLessThanOrEqualTo(Banding.MostHashes);
    }
}
