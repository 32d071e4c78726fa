using InstructMix.Core.Similarity;

namespace InstructMix.Core.Tests.Similarity;

public sealed class NearTextsTests
{
    private const string Text = "Write a function that takes a list of words and returns those that begin with a capital letter, in their order.";

    [Fact]
    public void A_text_that_says_nearly_the_same_is_found_with_how_similar_it_is()
    {
        var texts = new NearTexts<string>(0.5);
        texts.Add("other", "Count the vowels of a sentence and give the number back as an int, please.");
        texts.Add("this", Text);

        var found = texts.Find(Text.Replace("in their order", "in the order in which they stand").ToUpperInvariant());

        found!.Value.Name.Should().Be("this");
        found.Value.Jaccard.Should().BeInRange(0.5, 0.9);
        texts.Find("Sort the files of a folder by the day on which they were changed.").Should().BeNull();
    }

    [Fact]
    public void Of_two_that_are_alike_the_first_is_told()
    {
        var texts = new NearTexts<int>(0.8);
        texts.Add(1, Text);
        texts.Add(2, Text);

        texts.Find(Text).Should().Be((1, 1.0));
    }

    [Fact]
    public void What_the_bands_miss_is_little()
    {
        // Pairs at the threshold and above: each shares most of its words with one that was added.
        var random = new Random(5);
        var texts = new NearTexts<int>(0.5);
        string[][] all = [.. Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, 40).Select(_ => $"w{random.Next(5000)}").ToArray())];
        for (int i = 0; i < all.Length; i++) texts.Add(i, string.Join(' ', all[i]));

        int near = 0, found = 0;
        for (int i = 0; i < all.Length; i++)
        {
            string changed = string.Join(' ', all[i].Select((w, place) => place == 20 ? "changed" : w));
            if (Pieces.Jaccard(Pieces.Of(changed), Pieces.Of(string.Join(' ', all[i]))) < 0.5) continue;
            near++;
            if (texts.Find(changed)?.Name == i) found++;
        }

        near.Should().Be(all.Length);
        found.Should().BeGreaterThan(all.Length * 98 / 100);
    }

    [Fact]
    public void A_text_without_a_word_is_like_no_other()
    {
        var texts = new NearTexts<int>(0.5);
        texts.Add(1, "…");
        texts.Find("…").Should().BeNull();
    }
}
