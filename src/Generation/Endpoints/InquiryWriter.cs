using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>Writes what is sent for a prompt.</summary>
/// <param name="model">The model's name, as the server knows it.</param>
public sealed class InquiryWriter(string model)
{
    /// <summary>The inquiry for a prompt. The same arguments give the same bytes.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens, with the seed of this very sample.</param>
    public Inquiry Write(Prompt prompt, Sampling sampling)
    {
        ArgumentNullException.ThrowIfNull(sampling);
        var kind = EndpointKind.For(prompt);
        return new Inquiry(kind.Api, kind.Body(model, prompt, sampling));
    }
}
