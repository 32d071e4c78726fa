using InstructMix.Core.Files;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Rounds;

/// <summary>The templates of a run: those that it needs, and no others.</summary>
/// <param name="Answer">Asks for answers.</param>
/// <param name="Request">Asks for new requests; null where none are proposed.</param>
/// <param name="Tests">Asks for tests; null where none are written.</param>
/// <param name="Repair">Asks for better answers; null where none are asked for.</param>
internal sealed record RunTemplates(Template Answer, Template? Request, Template? Tests, Template? Repair)
{
    /// <summary>Those that there are.</summary>
    public IEnumerable<Template> All => new[] { Answer, Request, Tests, Repair }.OfType<Template>();

    /// <summary>Reads those that a run needs.</summary>
    /// <param name="options">What to do.</param>
    /// <exception cref="UnusableInputException">One of them cannot be used; the message has the line.</exception>
    public static RunTemplates Read(GenerationOptions options)
    {
        return new RunTemplates(
            Of(TemplateKind.Answer), options.NewRequests > 0
                ? Of(TemplateKind.Request) : null, options.Tests > 0 ? Of(TemplateKind.Tests) : null,
            options.Repair > 0 ? Of(TemplateKind.Repair) : null);

        Template Of(TemplateKind kind) => TemplateFolder.Read(kind, options.Api, options.Templates);
    }
}
