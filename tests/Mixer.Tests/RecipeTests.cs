using InstructMix.Core.Files;
using InstructMix.Mixer.Recipes;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests;

public sealed class RecipeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_read_a_recipe_with_comments_and_trailing_commas()
    {
        var file = await Read("""
            // the mix
            { "name": "m", "seed": -7, "parts": 3, "python": "3.13",
              "sources": [ { "source": "conala", "path": ["a.json", "sub/b.json"], "take": 5 }, ],
              "formats": ["alpaca", "messages"], }
            """);

        file.Recipe.Should().BeEquivalentTo(new { Name = "m", Seed = -7, Parts = 3, Python = "3.13", Formats = new[] { "alpaca", "messages" } });
        file.Recipe.Sources.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Source = "conala", Path = new[] { "a.json", "sub/b.json" }, Take = 5 });
    }

    [Fact]
    public async Task What_a_recipe_leaves_out_has_a_default()
    {
        var recipe = (await Read("""{ "name": "m", "sources": [ { "source": "pairs", "path": "a.json" } ] }""")).Recipe;

        recipe.Should().BeEquivalentTo(new { Seed = 0, Parts = 2, Python = "3.11", Formats = new[] { "tuples" } });
        recipe.Sources[0].Take.Should().BeNull();
    }

    [Fact]
    public async Task Files_are_relative_to_the_recipe()
    {
        var file = await Read("""{ "name": "m", "sources": [ { "source": "pairs", "path": "sub/a.json" } ] }""");

        var source = file.FilesOf(file.Recipe.Sources[0]).Should().ContainSingle().Subject;
        source.Named.Should().Be("sub/a.json");
        source.Path.Should().Be(_folder["sub/a.json"]);
    }

    [Fact]
    public async Task The_published_mix_is_a_recipe_of_five_sources()
    {
        var file = await RecipeFile.ReadAsync(Path.Combine(AppContext.BaseDirectory, "alpha.json"));

        file.Recipe.Sources.Select(s => (s.Source, s.Take)).Should().Equal(("python_code", 6000), ("conala", null), ("helpful", 39000), ("harmless", 6500), ("synthetic_qa", 15000));
        file.Recipe.Should().BeEquivalentTo(new { Parts = 2, Formats = new[] { "tuples" } });
    }

    [Fact]
    public async Task The_bundled_example_is_a_recipe()
    {
        var file = await RecipeFile.ReadAsync(Path.Combine(AppContext.BaseDirectory, "recipe.json"));

        file.Recipe.Sources.Select(s => s.Source).Should().Equal("python_code", "conala");
    }

    [Theory]
    [InlineData("sede", "did you mean \"seed\"?")]
    [InlineData("source", "did you mean \"sources\"?")]
    [InlineData("Parts", "did you mean \"parts\"?")]
    [InlineData("weighting_of_everything", "known are: name, sources, seed, parts, python, near_duplicates, decontaminate, secrets, personal_data, size, part_size, splits, judge, formats")]
    public async Task An_unknown_field_is_named_with_its_line_and_what_was_probably_meant(string field, string remedy)
    {
        string message = await Refused($$"""
            {
              "name": "m",
              "{{field}}": 1,
              "sources": [ { "source": "pairs", "path": "a.json" } ]
            }
            """);

        message.Should().Be($"{_folder["recipe.json"]}:3: unknown field \"{field}\"; {remedy}");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_fields_is_said_at_once()
    {
        string message = await Refused("""
            {
              "nam": "m",
              "sources": [
                { "source": "pairs" },
                { "source": "pairs", "path": "a", "pth": 1,
                  "path": "b" }
              ]
            }
            """);

        string recipe = _folder["recipe.json"];
        message.Split('\n').Should().Equal(
            $"{recipe}:1: \"name\" is missing; add \"name\" to the recipe",
            $"{recipe}:2: unknown field \"nam\"; did you mean \"name\"?",
            $"{recipe}:4: \"path\" is missing; add \"path\" to this source",
            $"{recipe}:5: unknown field \"pth\"; did you mean \"path\"?",
            $"{recipe}:6: \"path\" stands here twice; keep one of them");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_values_is_said_at_once()
    {
        string message = await Refused("""
            { "name": " ",
              "parts": 0,
              "python": "2.7",
              "formats": [],
              "sources": [
                { "source": "colana", "path": "a" },
                { "source": "pairs", "path": [] },
                { "source": "pairs", "path": "a",
                  "take": 0 },
                null
              ] }
            """);

        message.Split('\n').Select(l => l[(_folder["recipe.json"].Length + 1)..]).Should().Equal(
            "1: the name is empty; name the mix",
            "2: 0 parts; say 1 to 1000",
            "3: \"2.7\" is no version of Python 3; write one such as \"3.11\"",
            "4: no format is named; name some of tuples, messages, alpaca, sharegpt, parquet, or leave the field out",
            "6: unknown source \"colana\"; did you mean \"conala\"?",
            "7: a file's name is missing; name the file, relative to the recipe",
            "9: take is 0; say 1 or more, or leave the field out to take all",
            "10: the source is null; write an object, or take it out");
    }

    [Fact]
    public async Task What_is_wrong_with_duplicates_benchmarks_and_rules_is_said_at_once()
    {
        (await Refused("""
            { "name": "m", "sources": [ { "source": "pairs", "path": "a" } ],
              "near_duplicates": { "threshold": 1.2 },
              "decontaminate": [ "ok.jsonl", "",
                { "path": "x", "field": [] } ] }
            """)).Split('\n').Select(l => l[(_folder["recipe.json"].Length + 1)..]).Should().Equal(
            "2: a threshold of 1.2; say 0.3 to 1; 0.8 is usual",
            "3: a benchmark's file has no name; name the file, relative to the recipe",
            "4: a field has no name; name the field that holds the texts, or leave it out");
        (await Refused("""
            { "name": "m", "sources": [ { "source": "pairs", "path": "a" } ],
              "near_duplicates": { "treshold": 0.9 },
              "decontaminate": [ { "file": "x" } ],
              "secret": "drop" }
            """)).Split('\n').Select(l => l[(_folder["recipe.json"].Length + 1)..]).Should().Equal(
            "2: unknown field \"treshold\"; did you mean \"threshold\"?",
            "3: unknown field \"file\"; did you mean \"field\"?",
            "3: \"path\" is missing; add \"path\" to this benchmark",
            "4: unknown field \"secret\"; did you mean \"secrets\"?");
    }

    [Theory]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [], \"secrets\": \"hide\" }", ":2: secrets is not of the right kind; *")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [],\n \"decontaminate\": [1] }", ":3: decontaminate* is not of the right kind; *")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [], \"parts\": \"two\" }", ":2: parts is not of the right kind; *")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [ { \"source\": \"pairs\", \"path\": \"a\" } ],\n \"formats\": [\"parqet\"] }", ":3: unknown format \"parqet\"; did you mean \"parquet\"?*")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [ { \"source\": \"pairs\", \"path\": \"a\" } ],\n \"splits\": { \"train\": 0.9, \"test\": 0.2 } }", ":3: the shares add up to 1.1; let them add up to 1*")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [ { \"source\": \"pairs\", \"path\": \"a\" } ],\n \"splits\": { \"train\": 1.5, \"test\": -0.5 } }", ":3: a share is not between 0 and 1; *")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [ { \"source\": \"pairs\", \"path\": \"a\" } ],\n \"size\": 5 }", ":3: a size without weights; *")]
    [InlineData("{ \"name\": \"m\", \"sources\": [ { \"source\": \"pairs\", \"path\": \"a\",\n \"weight\": 0 } ] }", ":2: a weight of 0; *")]
    [InlineData("{ \"name\": \"m\", \"sources\": [ { \"source\": \"pairs\", \"path\": \"a\",\n \"max_copies\": 2 } ] }", ":2: nothing says how many pairs are wanted; *")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": [ { \"source\": \"pairs\",\n \"path\": [1] } ] }", ":3: sources[0].path* is not of the right kind; *")]
    [InlineData("{ \"name\": \"m\",\n \"sources\": null }", ":2: sources is not of the right kind; *")]
    [InlineData("[]", ":1: this is not a recipe in JSON*")]
    [InlineData("null", ":1: *")]
    [InlineData("", ":1: this is not a recipe in JSON*")]
    [InlineData("name: m\n", ":1: this is not a recipe in JSON*")]
    [InlineData("{ \"name\": \"m\"\n\n \"sources\": [] }", ":3: this is not a recipe in JSON*")]
    [InlineData("{} {}", ":1: *")]
    public async Task A_recipe_of_the_wrong_kind_is_refused_with_its_line(string text, string message)
    {
        (await Refused(text)).Should().Match(_folder["recipe.json"] + message);
    }

    [Fact]
    public async Task A_missing_recipe_is_refused_by_name()
    {
        var reading = () => RecipeFile.ReadAsync(_folder["none.json"]);

        (await reading.Should().ThrowAsync<UnusableInputException>()).WithMessage($"{_folder["none.json"]}: there is no such file; check the name");
    }

    private async Task<RecipeFile> Read(string text) => await RecipeFile.ReadAsync(_folder.WriteText("recipe.json", text));

    private async Task<string> Refused(string text)
    {
        var reading = () => Read(text);
        return (await reading.Should().ThrowAsync<UnusableInputException>()).Which.Message;
    }
}
