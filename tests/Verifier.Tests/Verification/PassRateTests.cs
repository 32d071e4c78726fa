using System.Text.Json;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Verification;

namespace InstructMix.Verifier.Tests.Verification;

public sealed class PassRateTests
{
    [Theory]
    [InlineData(10, 3, "1", 0.3)]
    [InlineData(20, 1, "10", 0.5)]
    [InlineData(200, 2, "100", 0.751256)] // 1 - (100 * 99) / (200 * 199)
    [InlineData(10, 10, "10", 1)]
    [InlineData(10, 0, "10", 0)]
    public void The_estimator_is_unbiased(int answers, int passed, string k, double expected) =>
        PassRates.Of(null, [new ProblemCounts(answers, passed)]).PassAt[k].Should().BeApproximately(expected, 1e-6);

    [Fact]
    public void Problems_count_alike_and_no_k_is_told_for_which_one_has_too_few_answers()
    {
        var rates = PassRates.Of("m", [new ProblemCounts(10, 10), new ProblemCounts(9, 0)]);
        rates.PassAt.Should().Equal(new Dictionary<string, double> { ["1"] = 0.5 });
        (rates.Candidates, rates.Passed, rates.Problems, rates.Solved).Should().Be((19, 10, 2, 1));
    }

    [Theory]
    [InlineData("add/3", null, null, "add")]
    [InlineData("HumanEval/7#2", "HumanEval/7", null, "HumanEval/7")]
    [InlineData("HumanEval/7#2", null, null, "HumanEval/7")]
    [InlineData("single", null, null, "single")]
    [InlineData("data/answers.jsonl:7", null, null, "data/answers.jsonl:7")]
    [InlineData("data/answers.jsonl.gz:7#2", null, null, "data/answers.jsonl.gz:7")]
    [InlineData("ask:12/3", null, null, "ask:12")]
    [InlineData("a/b/0", null, "req-9", "req-9")]
    public void A_problem_is_the_request_else_the_task_else_what_the_id_says(string id, string? task, string? request, string problem) =>
        ProblemNames.ProblemOf(Candidate(id, request is null ? null : $$"""{"request": "{{request}}"}""") with { Task = task }).Should().Be(problem);

    [Theory]
    [InlineData("model", """{"model": "a"}""", "a")]
    [InlineData("meta.model", """{"model": "a"}""", "a")]
    [InlineData("sampling.temperature", """{"sampling": {"temperature": 0.8}}""", "0.8")]
    [InlineData("model", """{"model": ["a"]}""", null)]
    [InlineData("model", "[1]", null)]
    public void A_group_is_the_text_of_a_field(string field, string meta, string? group) => new ProblemNames(field).GroupOf(Candidate("a", meta)).Should().Be(group);

    private static Candidate Candidate(string id, string? meta) =>
        new() { Id = id, Instruction = "i", Response = "r", Meta = meta is null ? null : JsonDocument.Parse(meta).RootElement };
}
