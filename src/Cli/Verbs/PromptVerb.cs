using System.CommandLine;
using System.Text;
using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Generation.Prompts;
using InstructMix.Generation.Questions;
using InstructMix.Generation.Templates;
using InstructMix.Verifier.Agreement;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix prompt show</c>: what would be sent to a model, to the byte.</summary>
internal sealed class PromptVerb
{
    private static readonly string Names = string.Join(", ", PromptPreview.Kinds.Select(k => k.Name));

    private readonly Surroundings _surroundings;
    private readonly PromptFlags _prompts = new();
    private readonly Argument<string> _kind = new("KIND") { Description = $"The kind of prompt: {Names}." };
    private readonly Option<string?> _request = new("--request")
    {
        Description = "The id of the request; for repair that of the reject.",
        HelpName = "ID",
    };
    private readonly Option<int> _sample = new("--sample")
    {
        Description = "Which answer, which list of tests, or which new request, from 0: each has a seed, and where there are exemplars, exemplars of its own.",
        HelpName = "N",
    };
    private readonly Option<int> _tests = new("--tests")
    {
        Description = "How many tests are wanted.",
        HelpName = "M",
        DefaultValueFactory = _ => 10,
    };
    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "For repair: the file of rejects that has the answer.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _values = new("--set")
    {
        Description = "For a kind that begins with qa-: what is filled in, for each of its places; @FILE for what a file holds.",
        HelpName = "NAME=TEXT",
    };

    public PromptVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        var show = new Command("show", "Prints the body of the request that would be sent, to the byte, on standard output, and the prompt as people read it on standard error.")
        {
            _kind, _request, _sample, _tests, _rejects, _values,
        };
        _prompts.AddTo(show);
        show.SetAction(RunAsync);
        Command = new Command("prompt", "Shows prompts without sending them.") { show };
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string kind = parsed.GetRequiredValue(_kind);
        if (PromptPreview.Kinds.All(k => k.Name != kind)) throw new UnusableInputException($"{kind}: there is no prompt of this kind; name one of {Names}");
        int sample = parsed.GetValue(_sample);
        if (sample < 0) throw new UnusableInputException($"--sample must be 0 or more, not {sample}");
        var questions = QuestionTemplates.Kinds.FirstOrDefault(k => k.Name == kind);
        var options = _prompts.Read(parsed, questions is null ? null : QuestionFlags.MaxTokens);
        var (requests, exemplars) = await _prompts.ReadAsync(parsed, _surroundings, cancellation);
        var preview = new PromptPreview(options, requests, exemplars);
        var shown = questions is not null ? preview.Question(questions, await ValuesAsync(parsed, cancellation), sample)
            : kind == TemplateKind.Request.Name ? preview.Request(sample)
            : kind == TemplateKind.Repair.Name ? await RepairAsync(parsed, preview, requests, cancellation)
            : kind == TemplateKind.Tests.Name ? Tests(parsed, preview, requests, sample)
            : preview.Answer(Find(requests, Id(parsed)), sample);
        var inquiry = new InquiryWriter(options.Model).Write(shown.Prompt, shown.Sampling);
        Show(shown.Template, shown.Prompt);
        await _surroundings.Output.WriteLineAsync(Encoding.UTF8.GetString(inquiry.Body.Span));
        return ExitCode.Done;
    }

    private async Task<Dictionary<string, string>> ValuesAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string set in parsed.GetValue(_values) ?? [])
        {
            string[] parts = set.Split('=', 2);
            if (parts.Length < 2) throw new UnusableInputException($"--set {set}: write NAME=TEXT, or NAME=@FILE");
            values[parts[0]] = parts[1].StartsWith('@') ? await TextAsync(parts[1][1..], cancellation) : parts[1];
        }

        return values;
    }

    /// <summary>What a file holds, without the white space at its end, which no passage has.</summary>
    private static async Task<string> TextAsync(string path, CancellationToken cancellation)
    {
        using var reader = new StreamReader(LineReader.Open(path));
        return (await reader.ReadToEndAsync(cancellation)).ReplaceLineEndings("\n").TrimEnd();
    }

    private string Id(ParseResult parsed) =>
        parsed.GetValue(_request) ?? throw new UnusableInputException("--request is missing: name the request that the prompt is for");

    private PromptShown Tests(ParseResult parsed, PromptPreview preview, IReadOnlyList<Request> requests, int part)
    {
        int tests = parsed.GetValue(_tests);
        return tests > 0 ? preview.Tests(Find(requests, Id(parsed)), part, tests) : throw new UnusableInputException($"--tests must be 1 or more, not {tests}");
    }

    private async Task<PromptShown> RepairAsync(ParseResult parsed, PromptPreview preview, IReadOnlyList<Request> requests,
        CancellationToken cancellation)
    {
        string id = Id(parsed), file = parsed.GetValue(_rejects)
            ?? throw new UnusableInputException("--rejects is missing: name the file of rejects that has the answer which is to be repaired");
        await foreach (var line in LineReader.ReadAsync(file, cancellation))
        {
            if (line.Value is not { } bytes || Reject(bytes) is not { } reject || reject.Candidate.Id != id) continue;
            var request = requests.FirstOrDefault(r => r.Id == ProblemName.Of(reject.Candidate))
                ?? new Request { Id = id, Topic = "", Instruction = reject.Candidate.Instruction, EntryPoint = reject.Candidate.EntryPoint };
            int sample = int.TryParse(id.Split('/')[^1].Split('-')[0], out int number) ? number : 0;
            return preview.Repair(request, reject, sample);
        }

        throw new UnusableInputException($"{file}: no reject has the id \"{id}\"; name one of its ids with --request");
    }

    private static KeptPair? Reject(byte[] line)
    {
        try
        {
            using var record = JsonDocument.Parse(line);
            return record.RootElement.TryGetProperty("verification", out var verification)
                ? new KeptPair(record.Deserialize(CandidateJson.Default.Candidate)!,
                verification.Deserialize(CandidateJson.Default.Verification)!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Request Find(IReadOnlyList<Request> requests, string id) => requests.FirstOrDefault(r => r.Id == id)
        ?? throw new UnusableInputException($"--request {id}: there is no such request; there are {string.Join(", ", requests.Take(5).Select(r => r.Id))}{(requests.Count > 5 ? $" and {requests.Count - 5:N0} more" : "")}");

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
