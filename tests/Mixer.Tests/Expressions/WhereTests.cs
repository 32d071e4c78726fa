using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests.Expressions;

public sealed class WhereTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task I_can_filter_each_source_and_every_record_is_accounted_for()
    {
        _folder.WriteText("kept.jsonl", """
            {"id":"a","instruction":"Add.","response":"x = 1","verification":{"outcome":"passed","level":"tested","python":"3.11.2"},"meta":{"model":"m-7b"}}
            {"id":"b","instruction":"Sub.","response":"x = 2","verification":{"outcome":"passed","level":"ran","python":"3.11.2"}}
            """);
        _folder.WriteText("qa.json", """[["Who?","He did it."],["What?","It."],["Why?","I'm sorry, but I can't help with that."],["How?",""]]""");

        var summary = await Mix(
            """{ "source": "python_code", "path": "kept.jsonl", "where": "Verification.Level == \"tested\" && Meta[\"model\"].StartsWith(\"m-\")" }""",
            """{ "source": "synthetic_qa", "path": "qa.json", "where": "Response[4] != 'x' && !IsRefusal" }""");

        summary.Manifest.Totals.Should().BeEquivalentTo(new { In = 6, Kept = 2, Dropped = new Dictionary<string, long> { ["empty"] = 1, ["where"] = 2, ["expression_failed"] = 1 } });
        summary.Manifest.Sources.Select(s => s.Where).Should().Equal("Verification.Level == \"tested\" && Meta[\"model\"].StartsWith(\"m-\")", "Response[4] != 'x' && !IsRefusal");
        Dropped().Select(d => (Text(d, "origin"), Text(d, "reason"), Text(d, "detail"))).Should().Equal(
            ("kept.jsonl:2", "where", "Verification.Level == \"tested\" && Meta[\"model\"].StartsWith(\"m-\")"),
            ("qa.json:2", "expression_failed", "the index is outside of the text: Response[4] != 'x' && !IsRefusal"),
            ("qa.json:3", "where", "Response[4] != 'x' && !IsRefusal"),
            ("qa.json:4", "empty", "the response is empty"));
    }

    [Fact]
    public async Task A_mined_snippet_can_be_filtered_by_its_probability()
    {
        _folder.WriteText("mined.jsonl", """
            {"parent_answer_post_id": 1, "prob": 0.87, "snippet": "a()", "intent": "do a", "id": "1_1_0", "question_id": 1}
            {"parent_answer_post_id": 2, "prob": 0.12, "snippet": "b()", "intent": "do b", "id": "2_2_0", "question_id": 2}
            """);

        (await Mix("""{ "source": "conala", "path": "mined.jsonl", "where": "Meta[\"prob\"] >= 0.5" }""")).Manifest.Totals.Kept.Should().Be(1);
    }

    [Fact]
    public async Task What_is_wrong_with_an_expression_is_told_with_line_and_column_of_the_recipe()
    {
        string message = await Refused("""
            {
              "name": "m", "sources": [
                { "source": "pairs", "path": "é", "where": "Respons.Length > 1" },
                { "source": "pairs", "path": "b",
                  "where": "Source == \"\u00e9\" && \"é\\t\" == Sorce" },
                { "source": "pairs", "path": "c", "where": "" }
              ]
            }
            """);

        message.Split('\n').Select(l => l[(_folder["recipe.json"].Length + 1)..]).Should().Equal(
            "3:49: there is no Respons; did you mean \"Response\"?",
            "5:53: there is no Sorce; did you mean \"Source\"?",
            "6:49: the expression is empty; write one such as Response.Length >= 100, or leave the field out");
    }

    [Fact]
    public async Task All_errors_of_a_recipe_are_told_at_once()
    {
        string message = await Refused("""
            { "name": "m",
              "parts": 0,
              "sources": [
                { "source": "synthetic_qa", "path": "missing.json", "where": "Sorce == \"a\"" },
                { "source": "colana", "path": "also.json", "where": "new int() == 1" } ] }
            """);

        message.Split('\n').Should().HaveCount(6).And.Contain(l => l.Contains("missing.json: there is no such file")).And.Contain(l => l.Contains("also.json: there is no such file"))
            .And.Contain(l => l.Contains("recipe.json:2: 0 parts")).And.Contain(l => l.Contains("recipe.json:4:67: there is no Sorce"))
            .And.Contain(l => l.Contains("recipe.json:5:58: new is not allowed")).And.Contain(l => l.Contains("recipe.json:5: unknown source"));
    }

    [Fact]
    public async Task Misspelt_fields_do_not_hide_wrong_expressions()
    {
        string message = await Refused("""
            { "name": "m", "seeed": 1,
              "sources": [ { "source": "pairs", "path": "a", "where": "Sorce == \"a\"" } ] }
            """);

        message.Should().Contain("recipe.json:1: unknown field \"seeed\"").And.Contain("recipe.json:2:60: there is no Sorce");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("[\"true\"]")]
    public async Task Something_else_than_a_text_is_refused(string where) =>
        (await Refused($$"""{ "name": "m", "sources": [ { "source": "pairs", "path": "a", "where": {{where}} } ] }""")).Should().Contain("where is not of the right kind");

    [Fact]
    public async Task A_recipe_without_filters_does_not_load_the_compiler()
    {
        var context = new Alone();
        var mixer = context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "InstructMix.Mixer.dll"));
        var read = mixer.GetType("InstructMix.Mixer.Recipes.RecipeFile")!.GetMethod("ReadAsync")!;
        await (Task)read.Invoke(null, [_folder.WriteText("recipe.json", """{ "name": "m", "sources": [ { "source": "pairs", "path": "a" } ] }"""), CancellationToken.None])!;
        context.Assemblies.Select(a => a.GetName().Name).Should().NotContain(n => n!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || n == "Lingua");

        await (Task)read.Invoke(null, [_folder.WriteText("recipe.json", """{ "name": "m", "sources": [ { "source": "pairs", "path": "a", "where": "true" } ] }"""), CancellationToken.None])!;
        context.Assemblies.Select(a => a.GetName().Name).Should().Contain("Microsoft.CodeAnalysis.CSharp");
    }

    private static string? Text(JsonElement record, string field) => record.GetProperty(field).GetString();

    private async Task<MixSummary> Mix(params string[] sources) =>
        await new MixRun(new PythonProcess()).RunAsync(_folder.WriteText("recipe.json", $$"""{ "name": "test", "sources": [ {{string.Join(", ", sources)}} ] }"""), _folder["out"]);

    private async Task<string> Refused(string recipe)
    {
        var mixing = () => new MixRun(new PythonProcess()).RunAsync(_folder.WriteText("recipe.json", recipe), _folder["out"]);
        string message = (await mixing.Should().ThrowAsync<UnusableInputException>()).Which.Message;
        return string.Join('\n', message.Split('\n').Where(l => !l.Contains("there is no such file", StringComparison.Ordinal) || recipe.Contains("missing.json", StringComparison.Ordinal)));
    }

    private List<JsonElement> Dropped() => [.. File.ReadAllLines(_folder["out/dropped.jsonl"]).Select(l => JsonElement.Parse(l))];

    /// <summary>Has its own copy of every assembly that is not the runtime's.</summary>
    private sealed class Alone() : System.Runtime.Loader.AssemblyLoadContext("alone", isCollectible: true)
    {
        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName assemblyName) =>
            Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
