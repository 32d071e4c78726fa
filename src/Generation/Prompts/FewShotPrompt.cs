using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation.Prompts;

/// <summary>Composes the prompt for one sample of a request: what is wanted, a few exemplars, the request.</summary>
/// <param name="choice">Which exemplars to show.</param>
/// <param name="api">Which of a server's ways of answering it is for.</param>
public sealed class FewShotPrompt(ExemplarChoice choice, Api api)
{
    /// <summary>What every prompt begins with: the system message of a chat, the first paragraph of a transcript.</summary>
    public const string Task =
        "You are an experienced Python programmer. Answer each request with one self-contained Python function, or a class where one is asked for, in a single "
        + "```python block: with its imports, type hints and a short docstring, on the standard library alone unless the request says otherwise. "
        + "Add a sentence or two of explanation outside the block, and nothing that reads input or runs by itself.";

    /// <summary>The line before a request in a transcript; no Python program and no Markdown text has it by chance.</summary>
    public const string RequestMark = "=== REQUEST ===";

    /// <summary>The line before an answer in a transcript.</summary>
    public const string AnswerMark = "=== ANSWER ===";

    /// <summary>Composes a prompt. The same arguments give the same bytes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sample">The sample, from 0.</param>
    public Prompt Compose(Request request, int sample)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EndpointKind.Of(api).Compose(choice.Choose(request, sample), Question(request));
    }

    // Tests find a function or a class by its name, so the model has to know it; it must not know the tests.
    private static string Question(Request request) => (request.Signature, request.EntryPoint) switch
    {
        ({ Length: > 0 } signature, _) => $"{request.Instruction.Trim()}\n\nUse this signature:\n\n{signature.Trim()}",
        (_, { Length: > 0 } name) when !request.Instruction.Contains(name, StringComparison.Ordinal) =>
            $"{request.Instruction.Trim()}\n\nName it `{name}`.",
        _ => request.Instruction.Trim(),
    };
}
