using System.CommandLine;
using System.Text;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Templates;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix prompt show</c>: what would be sent to a model, to the byte.</summary>
internal sealed class PromptVerb
{
    private readonly Surroundings _surroundings;
    private readonly PromptFlags _prompts = new();
    private readonly Argument<string> _kind = new("KIND") { Description = "The kind of prompt: answer." };
    private readonly Option<string> _request = new("--request")
    {
        Description = "The id of the request.",
        HelpName = "ID",
        Required = true,
    };
    private readonly Option<int> _sample = new("--sample")
    {
        Description = "Which answer to it, from 0: each has exemplars and a seed of its own.",
        HelpName = "N",
    };

    public PromptVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        var show = new Command("show", "Prints the body of the request that would be sent, to the byte, on standard output, and the prompt as people read it on standard error.")
        {
            _kind, _request, _sample,
        };
        _prompts.AddTo(show);
        show.SetAction(RunAsync);
        Command = new Command("prompt", "Shows prompts without sending them.") { show };
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string kind = parsed.GetRequiredValue(_kind), id = parsed.GetRequiredValue(_request);
        if (kind != TemplateKind.Answer.Name) throw new UnusableInputException($"{kind}: there is no prompt of this kind for a request; name {TemplateKind.Answer.Name}");
        var options = _prompts.Read(parsed);
        var (requests, exemplars) = await _prompts.ReadAsync(parsed, _surroundings, cancellation);
        var request = requests.FirstOrDefault(r => r.Id == id)
            ?? throw new UnusableInputException($"--request {id}: there is no such request; there are {string.Join(", ", requests.Take(5).Select(r => r.Id))}{(requests.Count > 5 ? $" and {requests.Count - 5:N0} more" : "")}");
        int sample = parsed.GetValue(_sample);
        if (sample < 0) throw new UnusableInputException($"--sample must be 0 or more, not {sample}");
        var prompts = GenerationRun.Prompts(options, exemplars);
        var prompt = prompts.Compose(request, sample);
        var inquiry = new InquiryWriter(options.Model).Write(prompt, options.Sampling with { Seed = options.Sampling.Seed + sample });
        Show(prompts.Template, prompt);
        await _surroundings.Output.WriteLineAsync(Encoding.UTF8.GetString(inquiry.Body.Span));
        return ExitCode.Done;
    }

    private void Show(Template template, Prompt prompt)
    {
        _surroundings.Say($"template  {template.File}, version {template.Version}, sha256:{template.Sha256}");
        var turns = prompt is Prompt.Chat chat ? chat.Messages.Select(m => (m.Role, m.Content)) : prompt.Texts.Select(t => ("text", t));
        foreach (var (role, content) in turns)
        {
            _surroundings.Say($"--- {role}");
            foreach (string line in content.Split('\n')) _surroundings.Say(line);
        }
    }
}
