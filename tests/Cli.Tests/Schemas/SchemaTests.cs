using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Schemas;

public sealed class SchemaTests
{
    private const string Rewrite = "INSTRUCTMIX_WRITE_SCHEMAS";

    public static TheoryData<string> Names => [.. new SchemaExport().All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_schema_in_the_repository_is_what_its_record_exports(string name)
    {
        var path = Repository.Of("schemas", name);
        var exported = new SchemaExport().All[name];
        if (Environment.GetEnvironmentVariable(Rewrite) == "1") await File.WriteAllTextAsync(path, exported);
        (await File.ReadAllTextAsync(path)).Should().Be(exported, "schemas/ is exported from the records; {0}=1 writes it anew", Rewrite);
    }

    [Fact]
    public void There_is_no_schema_without_a_record() =>
        Directory.GetFiles(Repository.Of("schemas")).Select(Path.GetFileName).Should().BeEquivalentTo(new SchemaExport().All.Keys);

    [Fact]
    public void The_published_mix_is_a_recipe() =>
        new SchemaFile("recipe.schema.json").ShouldDescribe([File.ReadAllText(Repository.Of("recipes", "alpha.json"))]);

    [Theory]
    [InlineData("request.schema.json", "requests.jsonl")]
    [InlineData("exemplar.schema.json", "exemplars.jsonl")]
    [InlineData("recipe.schema.json", "recipe.json")]
    public void The_bundled_examples_are_what_their_schema_says(string schema, string example)
    {
        var path = Repository.Of("examples", example);
        new SchemaFile(schema).ShouldDescribe(example.EndsWith(".jsonl", StringComparison.Ordinal) ? File.ReadLines(path) : [File.ReadAllText(path)]);
    }

    [Theory]
    [InlineData("""{"id": 5, "instruction": "i"}""", "/id")]
    [InlineData("""{"id": "a", "instruction": "i", "unknown": 1}""", "/unknown")]
    [InlineData("""{"id": "a"}""", "instruction")]
    public void A_record_that_is_not_what_its_schema_says_is_told_by_its_field(string record, string field) =>
        new SchemaFile("request.schema.json").Invoking(s => s.ShouldDescribe([record])).Should().Throw<Exception>().WithMessage($"*{field}*");
}
