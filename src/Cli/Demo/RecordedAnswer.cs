
namespace InstructMix.Cli.Demo;

/// <summary>An answer that is served as a model's: a line of <c>examples/answers.jsonl</c>.</summary>
/// <param name="Request">The id of the request that it answers.</param>
/// <param name="Sample">Which answer to that request, from 0.</param>
/// <param name="Kind">How it answers: right, subtly wrong, cut off.</param>
/// <param name="Expected">The outcome that it should have.</param>
/// <param name="Response">The answer.</param>
internal sealed record RecordedAnswer(string Request, int Sample, string Kind, string Expected, string Response);
