using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Core.Similarity;
using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions.Texts;

/// <summary>Reads all texts of a run and gives their passages: none too long for the model, none that nearly repeats one before it, none that is not English.</summary>
public sealed class PassageSource
{
    private const int FewestWords = 6;

    private readonly QuestionOptions _options;
    private readonly PassageCutter _cutter;
    private readonly int _most;
    private readonly Func<string, string>? _language;
    private readonly Action<InputProblem> _tell;
    private readonly NearTexts<Passage> _near;

    /// <summary>A source of passages.</summary>
    /// <param name="options">Names the texts.</param>
    /// <param name="most">The longest passage, in tokens.</param>
    /// <param name="count">Counts the tokens of a text.</param>
    /// <param name="language">Tells a text's language (ISO 639-1; empty where it cannot); null for no such test.</param>
    /// <param name="tell">Is told what cannot be used; called by one thread at a time.</param>
    public PassageSource(QuestionOptions options, int most,
        Func<string, int> count, Func<string, string>? language, Action<InputProblem> tell)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _most, _language, _tell) = (options, most, language, tell);
        _cutter = new PassageCutter(most, count);
        _near = new NearTexts<Passage>(options.Thresholds.NearDuplicates);
        Counts = new PassageCounts(options.Texts.Count, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// <summary>What became of the texts so far.</summary>
    public PassageCounts Counts { get; private set; }

    /// <summary>The passages, in the order of the texts.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    public async IAsyncEnumerable<Passage> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var documents = new DocumentReader(_options.TextField, _options.TitleField);
        foreach (string file in _options.Texts)
        {
            await foreach (var reading in documents.ReadAsync(file, cancellation))
            {
                if (reading.Value is not { } document)
                {
                    Counts = Counts with { Unreadable = Counts.Unreadable + 1 };
                    _tell(reading.Problem!);
                    continue;
                }

                Counts = Counts with { Texts = Counts.Texts + 1 };
                foreach (var passage in _cutter.Cut(file, document, (block, tokens) => TooLong(file, block, tokens)))
                {
                    Counts = Counts with { Cut = Counts.Cut + 1 };
                    if (IsOfUse(passage)) yield return passage;
                }
            }
        }
    }

    private bool IsOfUse(Passage passage)
    {
        if (TextPieces.WordsOf(passage.Text).Count < FewestWords)
        {
            Counts = Counts with { TooShort = Counts.TooShort + 1 };
            return false;
        }

        if (_language?.Invoke(passage.Text) is { Length: > 0 } language and not "en")
        {
            Counts = Counts with { OtherLanguage = Counts.OtherLanguage + 1 };
            _tell(new InputProblem(passage.File, passage.Line, $"the passage is not English ({language})", "nothing to do: it is left out, as questions are English"));
            return false;
        }

        if (_near.Find(passage.Text) is not null)
        {
            Counts = Counts with { NearDuplicates = Counts.NearDuplicates + 1 };
            return false;
        }

        // Its text is not wanted again, and would be held to the end.
        _near.Add(passage with { Text = "" }, passage.Text);
        Counts = Counts with { Kept = Counts.Kept + 1 };
        return true;
    }

    private void TooLong(string file, TextBlock block, int tokens)
    {
        Counts = Counts with { TooLong = Counts.TooLong + 1 };
        _tell(new InputProblem(file, block.Line, $"a sentence has {tokens:N0} tokens, where a passage may have {_most:N0}",
            "nothing to do: it is left out; or raise --passage-tokens, and --context where the model takes more"));
    }
}
