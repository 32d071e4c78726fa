namespace InstructMix.Mixer.Tests;

/// <summary>Makes texts and numbers of a seed: the same ones in every run.</summary>
internal sealed class Made(int seed)
{
    public const string Lower = "abcdefghijklmnopqrstuvwxyz", Digits = "0123456789", Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Base62 = Digits + Upper + Lower, Hex = "0123456789abcdef", Url = Base62 + "_-";

    private static readonly string[] Common = "the a of and to in is that for it with as on be at by this from or an are was which one all there when how can some time people water words into find long down day get made may part over new sound take only little work know place year live back give most very after".Split(' ');

    private readonly Random _random = new(seed);
    private readonly string[] _rare = [.. Enumerable.Range(0, 600).Select(i => Syllables(new Random((seed * 1000) + i)))];

    public int Number(int least, int most) => _random.Next(least, most + 1);

    public T One<T>(params T[] of) => of[_random.Next(of.Length)];

    public string Of(string alphabet, int length) => new([.. Enumerable.Range(0, length).Select(_ => alphabet[_random.Next(alphabet.Length)])]);

    public string[] Words(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(3) == 0 ? One(Common) : One(_rare))];

    public string Text(int words) => string.Join(' ', Words(words));

    public string Rare() => One(_rare);

    public string Name() => char.ToUpperInvariant(One(_rare)[0]) + One(_rare)[1..];

    private static string Syllables(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
}
