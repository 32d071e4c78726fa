using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Tests.Sensitive;

public sealed class SensitiveDataTests
{
    private const int Seed = 20251126, Rounds = 60;

    [Fact]
    public void What_is_planted_is_found_with_its_kind_and_place()
    {
        var made = new Made(Seed);
        var planted = PlantedSecrets.All(made, Rounds / 6).Concat(PlantedPersonalData.All(made, Rounds)).ToList();

        var missed = planted.Where(p => !SensitiveData.In(p.Text).Any(f => f.Kind == p.Kind && p.Text.Substring(f.Start, f.Length) == p.Planted)).ToList();

        planted.Should().HaveCountGreaterThan(500);
        foreach (var kind in planted.GroupBy(p => p.Kind))
        {
            var lost = missed.Where(m => m.Kind == kind.Key).ToList();
            lost.Count.Should().BeLessThanOrEqualTo((int)(0.05 * kind.Count()), "of {0} {1} are missed: {2}", kind.Count(), kind.Key, string.Join(" | ", lost.Take(12).Select(l => l.Text)));
        }
    }

    [Fact]
    public void What_looks_like_it_is_not_flagged()
    {
        var made = new Made(Seed + 1);
        var texts = Enumerable.Range(0, 8).SelectMany(_ => PlantedSecrets.LookAlikes(made).Concat(PlantedPersonalData.LookAlikes(made))).Select(l => made.One(l, $"{made.Text(5)} {l}", $"{l}\n{made.Text(3)}")).ToList();

        var flagged = texts.SelectMany(t => SensitiveData.In(t).Select(f => (f.Kind, Found: t.Substring(f.Start, f.Length), Text: t))).ToList();

        texts.Should().HaveCountGreaterThan(1000);
        foreach (var kind in Enum.GetValues<FindingKind>())
            flagged.Count(f => f.Kind == kind).Should().BeLessThanOrEqualTo((int)(0.005 * texts.Count), "these are none: {0}", string.Join(" | ", flagged.Where(f => f.Kind == kind).Take(12)));
        flagged.Count.Should().BeLessThanOrEqualTo((int)(0.005 * texts.Count), "these are none: {0}", string.Join(" | ", flagged.Take(20)));
    }

    [Fact]
    public void Findings_are_in_order_and_do_not_overlap()
    {
        var made = new Made(3);
        string text = string.Join(" ; ", PlantedSecrets.All(made, 2).Concat(PlantedPersonalData.All(made, 5)).Select(p => p.Text));

        var found = SensitiveData.In(text);

        found.Should().HaveCountGreaterThan(60);
        found.Zip(found.Skip(1)).Should().OnlyContain(p => p.First.End <= p.Second.Start);
    }

    [Fact]
    public void Whatever_a_text_holds_it_is_read()
    {
        var made = new Made(17);
        for (int i = 0; i < 4000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, 30).Select(_ => made.One("\"", "'", "\\", "\n", "#", "(", "[", "{", ":", "=", ".", "@", "+", "-", "1", "42", "٢", "é", "日", "😀", "\ud83d", "AKIA", "sk-", "://", "password", "eyJ", "-----BEGIN ", "PRIVATE KEY", "DE12", "Street", " Main", ";", " ")));

            SensitiveData.In(text).All(f => f.Start >= 0 && f.Length > 0 && f.End <= text.Length).Should().BeTrue("of {0}", text);
        }
    }

    [Theory]
    [InlineData("postgres://app:S3crX9yy@db.acme.io/x", FindingKind.ConnectionPassword)]
    [InlineData("https://anna:pw1234x@mail.acme.io/", FindingKind.ConnectionPassword)]
    public void The_password_of_an_address_is_not_an_e_mail_address_as_well(string text, FindingKind kind) => SensitiveData.In(text).Should().ContainSingle().Which.Kind.Should().Be(kind);

    [Theory]
    [InlineData('1')]
    [InlineData('@')]
    [InlineData('(')]
    [InlineData(':')]
    [InlineData(';')]
    [InlineData('-')]
    [InlineData('a')]
    public void A_long_row_of_one_character_is_read_in_linear_time(char c)
    {
        Action finding = () => SensitiveData.In(new string(c, 400_000));

        finding.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(20));
    }
}
