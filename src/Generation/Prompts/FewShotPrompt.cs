using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Prompts;

/// <summary>Composes the prompt for one sample of a request, as a template says.</summary>
/// <param name="choice">Which exemplars to show.</param>
/// <param name="template">The template, of the kind <see cref="TemplateKind.Answer"/>.</param>
public sealed class FewShotPrompt(ExemplarChoice choice, Template template)
{
    /// <summary>The template.</summary>
    public Template Template => template;

    /// <summary>Composes a prompt. The same arguments give the same bytes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sample">The sample, from 0.</param>
    public Prompt Compose(Request request, int sample)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["request"] = Question(request) };
        return template.Compose(values, choice.Choose(request, sample));
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
