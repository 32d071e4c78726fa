using InstructMix.Generation.Inputs;
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
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["request"] = request.Question() };
        return template.Compose(values, choice.Choose(request, sample));
    }
}
