using System.Text.Json;
using System.Text.Json.Nodes;

namespace InstructMix.Cli.Tests.Schemas;

public sealed class SchemaTests
{
    private const string Rewrite = "INSTRUCTMIX_WRITE_SCHEMAS";

    public static TheoryData<string> Names => [.. new SchemaExport().All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_schema_in_the_repository_is_what_its_record_exports(string name)
    {
        var path = Path.Combine(Repository(), "schemas", name);
        var exported = new SchemaExport().All[name];
        if (Environment.GetEnvironmentVariable(Rewrite) == "1") await File.WriteAllTextAsync(path, exported);
        (await File.ReadAllTextAsync(path)).Should().Be(exported, "schemas/ is exported from the records; {0}=1 writes it anew", Rewrite);
    }

    [Fact]
    public void There_is_no_schema_without_a_record() =>
        Directory.GetFiles(Path.Combine(Repository(), "schemas")).Select(Path.GetFileName).Should().BeEquivalentTo(new SchemaExport().All.Keys);

    [Theory]
    [InlineData("request.schema.json", "requests.jsonl")]
    [InlineData("exemplar.schema.json", "exemplars.jsonl")]
    [InlineData("recipe.schema.json", "recipe.json")]
    public void The_bundled_examples_have_the_fields_of_their_schema(string schema, string example)
    {
        var path = Path.Combine(Repository(), "examples", example);
        var records = example.EndsWith(".jsonl", StringComparison.Ordinal) ? File.ReadAllLines(path) : [File.ReadAllText(path)];
        var form = JsonNode.Parse(new SchemaExport().All[schema])!;
        var known = form["properties"]!.AsObject().Select(p => p.Key).ToList();
        var required = form["required"]!.AsArray().Select(r => (string)r!).ToList();
        foreach (var record in records)
        {
            var fields = JsonNode.Parse(record, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject().Select(p => p.Key).ToList();
            fields.Should().BeSubsetOf(known).And.Contain(required);
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InstructMix.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }
}
