using System.Text;
using System.Text.Json;
using InstructMix.Core.Text;

namespace InstructMix.Mixer.Tests;

public sealed class NfcTests
{
    // Only what this Python's Unicode knows: a later one's characters are unassigned to it.
    private const string Script = """
        import json, sys, unicodedata
        for line in sys.stdin:
            text = "".join(c for c in json.loads(line) if unicodedata.category(c) != "Cn")
            print(json.dumps([text, unicodedata.normalize("NFC", text)]), flush=True)
        """;

    [Fact]
    public async Task Every_character_alone_and_before_a_mark_is_as_Python_has_it()
    {
        var planes = Enumerable.Range(0, 0x32000 / 256).Append(0xE01).Select(b => Block(b * 256));
        await Agree(planes.Select(runes => string.Join('.', runes) + string.Join('\u0301', runes)));
    }

    [Fact]
    public async Task Random_marks_in_random_order_are_as_Python_has_them()
    {
        var random = new Random(7);
        int[] pool =
        [
            .. Enumerable.Range(0x300, 0x70), .. Enumerable.Range(0x41, 26), .. Enumerable.Range(0x1100, 0x100), .. Enumerable.Range(0xAC00, 60), .. Enumerable.Range(0x1E00, 0x200),
            0x0928, 0x093C, 0x3099, 0x304B, 0x05D0, 0x05B4, 0x05BC, 0x110B9, 0x110BA, 0x1D157, 0x1D165, 0x0F71, 0x0F72, 0x0344, 0x212B, 0x2126,
        ];
        await Agree(Enumerable.Range(0, 2000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => new Rune(pool[random.Next(pool.Length)])))));
    }

    [Fact]
    public void What_is_in_form_C_is_given_back_itself()
    {
        string text = "naïve “quotes” 日本語 😀 한국어";

        Nfc.Normalize(text).Should().BeSameAs(text);
    }

    private static IEnumerable<Rune> Block(int first) => Enumerable.Range(first, 256).Where(Rune.IsValid).Select(c => new Rune(c));

    private static async Task Agree(IEnumerable<string> texts)
    {
        int seen = 0;
        await foreach (string answer in PythonProcess.AnswerAsync(Script, texts.Select(t => JsonSerializer.Serialize(t)).ToAsyncEnumerable()))
        {
            string[] pair = JsonSerializer.Deserialize<string[]>(answer)!;
            Nfc.Normalize(pair[0]).Should().Be(pair[1]);
            seen++;
        }

        seen.Should().BeGreaterThan(700);
    }
}
