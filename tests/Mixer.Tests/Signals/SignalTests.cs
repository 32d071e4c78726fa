using System.Diagnostics;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Tests.Signals;

public sealed class SignalTests
{
    private static readonly IReadOnlyList<Signal> All = StandardSignals.Create();

    [Theory]
    [InlineData("How do I bake a loaf of bread?", "Mix flour, water, salt and yeast, then let the dough rise.", "en")]
    [InlineData("Wie backe ich ein Brot?", "Mehl, Wasser, Salz und Hefe mischen und den Teig gehen lassen.", "de")]
    [InlineData("Comment faire du pain ?", "Mélangez la farine, l'eau, le sel et la levure, puis laissez lever la pâte.", "fr")]
    [InlineData("¿Cómo se hace el pan?", "Mezcle la harina, el agua, la sal y la levadura y deje reposar la masa.", "es")]
    [InlineData("Как испечь хлеб?", "Смешайте муку, воду, соль и дрожжи, затем дайте тесту подняться.", "ru")]
    [InlineData("パンの焼き方は？", "小麦粉と水と塩とイーストを混ぜます。", "ja")]
    [InlineData("如何烤面包？", "将面粉、水、盐和酵母混合。", "zh")]
    [InlineData("convert a list of integers into a single integer", "r = int(''.join(map(str, x)))", "en")]
    [InlineData("Schreibe eine Funktion, die zwei Zahlen addiert.", "```python\ndef add(the, you):\n    return the + you  # and that is what you have with this\n```", "de")]
    [InlineData("sort a dictionary by its value without an extra list", "sorted(d.items(), key=f)", "en")]
    [InlineData("7 * 6", "42", "")]
    [InlineData("a", "b", "")]
    public void The_language_is_that_of_the_text_and_not_of_the_code(string instruction, string response, string language) =>
        Word("Language", instruction, response).Should().Be(language);

    [Fact]
    public void Tokens_are_those_of_o200k_base() => Count("Tokens", "Hello world", "Hello world").Should().Be(4);

    [Fact]
    public void A_long_text_has_the_tokens_of_its_pieces_and_a_very_long_word_is_counted_soon()
    {
        string sentence = "The cat sat on the mat. ";
        Count("Tokens", "", string.Concat(Enumerable.Repeat(sentence, 2000))).Should().BeInRange(13_900, 14_100);
        var clock = Stopwatch.StartNew();
        Count("Tokens", "", new string('a', 100_000)).Should().BeGreaterThan(1000);
        Count("Tokens", "", string.Concat(Enumerable.Repeat("😀", 20_000))).Should().BeGreaterThan(1000);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("Here you are:\n\n```python\ndef f(x):\n    return x\n```\nIt returns x.", 2, 6)]
    [InlineData("def f(x):\n    '''It returns x.'''\n    return x\n\nprint(f(1))", 4, 4)]
    [InlineData("Use a loop. For example, for each item in the list, print it.", 0, 1)]
    [InlineData("import os\nfrom sys import path\nx = 5\nx += 1\na, b = 1, 2", 5, 5)]
    [InlineData("We import cars from France.\nReturn the book to me.\nIf it rains: stay in.", 0, 3)]
    [InlineData("[x for x in y if x]", 1, 1)]
    [InlineData("~~~\nno matter what\n~~~", 1, 3)]
    public void Lines_of_code_are_told_from_prose(string response, int code, int lines) =>
        (Count("CodeLines", "", response), Count("Lines", "", response)).Should().Be((code, lines));

    [Theory]
    [InlineData("What the fuck is this shit?", 2)]
    [InlineData("You son of a bitch.", 1)]
    [InlineData("Scunthorpe has a class on shiitake, and Dick Assange owns a cock, a bitter and a mass of pricks.", 0)]
    [InlineData("She is a Hancock; cocktails, assassins, Essex, peacock, shitake.", 0)]
    [InlineData("Bullshit, you asshole.", 2)]
    public void Profanity_is_counted_by_words(string response, int words) => Count("Profanity", "", response).Should().Be(words);

    [Fact]
    public void Words_are_runs_without_white_space() => Count("Words", "not counted", " one two\n\tthree ").Should().Be(3);

    [Theory]
    [InlineData("IsRefusal", "refusals.txt", "no-refusals.txt")]
    [InlineData("NamesItself", "selves.txt", "no-selves.txt")]
    public void What_is_so_is_found_and_what_only_looks_so_is_not(string signal, string so, string notSo)
    {
        string[] right = Texts(so), wrong = Texts(notSo);
        right.Length.Should().BeGreaterThanOrEqualTo(60);
        wrong.Length.Should().BeGreaterThanOrEqualTo(60);

        right.Where(t => !Flag(signal, t)).Should().HaveCountLessThanOrEqualTo(right.Length / 20);
        wrong.Where(t => Flag(signal, t)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("IsRefusal", "I'm afraid i'm afraid i'm ")]
    [InlineData("NamesItself", "as an advanced, artificial, ")]
    [InlineData("NamesItself", "I'm a large large large ")]
    [InlineData("Profanity", "f****u@@@ck")]
    [InlineData("CodeLines", "a, a.a[a][")]
    public void A_long_text_takes_no_signal_long(string signal, string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        var values = Values("", text);
        int number = Number(signal);
        if (All[number] is Signal.Flag) values.Flag(number);
        else values.Count(number);

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string[] Texts(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Signals", file));

    private static int Number(string signal) => All.ToList().FindIndex(s => s.Name == signal);

    private static SignalValues Values(string instruction, string response)
    {
        var values = new SignalValues(All, TimeProvider.System);
        values.Move(new Pair("s", instruction, response, "1", new Origin("f", 1)));
        return values;
    }

    private static string Word(string signal, string instruction, string response) => Values(instruction, response).Word(Number(signal));

    private static int Count(string signal, string instruction, string response) => Values(instruction, response).Count(Number(signal));

    private static bool Flag(string signal, string response) => Values("", response).Flag(Number(signal));
}
