using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Replies;
using InstructMix.Generation.Questions.Texts;
using InstructMix.Generation.Templates;

namespace InstructMix.Generation.Questions;

/// <summary>Makes pairs of a passage: topics, then for each topic and kind a question with its answers, its sentence and its response.</summary>
/// <param name="options">What to do.</param>
/// <param name="desk">Asks the model.</param>
/// <param name="language">Tells a text's language; null for no such test.</param>
/// <param name="isFull">Whether enough of a kind are kept: no more of it are asked for.</param>
internal sealed class PassageWorker(QuestionOptions options, QuestionDesk desk,
    Func<string, string>? language, Func<QuestionKind, bool> isFull)
{
    /// <summary>Does a passage.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="cancellation">Stops the asking.</param>
    public async Task<PassageResult> WorkAsync(int number, Passage passage, CancellationToken cancellation)
    {
        // What fails stops the other questions of the passage: each of them would wait and fail by itself.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var checks = new AttemptChecks(options.Thresholds, Facts.Of(passage.Text), language);
        var (topics, counts) = await TopicsAsync(number, passage, stop);
        var work = new List<Task<Attempt?>>();
        for (int i = 0; i < topics.Count; i++)
        {
            foreach (var kind in options.Kinds)
            {
                var attempt = new Attempt($"qa/{number}/{i + 1}/{Core.Words.Word(kind)}", passage, topics[i], kind);
                work.Add(UntilFailureAsync(() => OneAsync(attempt, checks, stop), stop));
            }
        }

        return new PassageResult(passage, counts, [.. (await Task.WhenAll(work)).OfType<Attempt>()]);
    }

    private async Task<(IReadOnlyList<Topic> Topics, TopicCounts Counts)> TopicsAsync(int number, Passage passage,
        CancellationTokenSource stop)
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, options.TopicSamples).Select(sample => UntilFailureAsync(
            () => desk.AskAsync(QuestionTemplates.Topic, $"qa/{number}/topics/{sample}", sample, stop.Token, ("text", passage.Text)), stop)));
        var all = TopicList.Merge([.. replies.Select(r => r is null ? [] : TopicList.Read(r.Text))]);
        var frequent = all.Where(t => t.Share >= options.Thresholds.Topic).ToList();
        var topics = frequent.Take(options.MostTopics).ToList();
        return (topics, new TopicCounts(
            all.Count, all.Count - frequent.Count, frequent.Count - topics.Count, topics.Count, topics.Count == 0 ? 1 : 0,
            replies.Count(r => r is not null && ReplyText.IsJson(r.Text)), replies.Count(r => r is null)));
    }

    private async Task<Attempt?> OneAsync(Attempt attempt, AttemptChecks checks, CancellationTokenSource stop)
    {
        if (isFull(attempt.Kind)) return null;
        string text = attempt.Passage.Text;
        async Task<ModelReply?> Ask(TemplateKind kind, int sample, params (string, string)[] values) =>
            await UntilFailureAsync(() => desk.AskAsync(kind, $"{attempt.Id}/{kind.Name}", sample, stop.Token, values), stop);

        attempt = Next(QuestionStage.Question, checks.Question,
            await Ask(QuestionTemplates.Question, 0, ("text", text), ("topic", attempt.Topic.Text), ("word", attempt.Kind.Leading())));
        if (attempt.IsDropped) return attempt;
        attempt = Next(QuestionStage.Answer, checks.Answer, await Ask(QuestionTemplates.Answer, 0, ("text", text), ("question", attempt.Question!)));
        if (attempt.IsDropped) return attempt;
        var three = await Task.WhenAll(
            Ask(QuestionTemplates.Answer, 1, ("text", text), ("question", attempt.Question!)),
            Ask(QuestionTemplates.ClosedAnswer, 0, ("question", attempt.Question!)),
            Ask(QuestionTemplates.BackQuestion, 0, ("text", text), ("answer", attempt.Answer!)));
        if (three is not [{ } second, { } closed, { } again]) return attempt.Dropped(QuestionStage.SecondSample, DropReason.NotAsked);
        attempt = checks.Agreements(attempt, second.Text, closed.Text, again.Text);
        if (attempt.IsDropped) return attempt;
        attempt = Next(QuestionStage.Statement, checks.Statement,
            await Ask(QuestionTemplates.Statement, 0, ("question", attempt.Question!), ("answer", attempt.Answer!)));
        if (attempt.IsDropped) return attempt;
        return Next(
            QuestionStage.Response, checks.Response,
            await Ask(QuestionTemplates.Dialogue, 0, ("question", attempt.Question!), ("statement", attempt.Statement!), ("answer", attempt.Answer!), ("text", text)));

        Attempt Next(QuestionStage stage, Func<Attempt, string, Attempt> check, ModelReply? reply)
        {
            if (reply is null) return attempt.Dropped(stage, DropReason.NotAsked);
            var looked = check(attempt, reply.Text);
            return reply.IsCutOff && !looked.IsDropped ? looked.Dropped(stage, DropReason.CutOff) : looked;
        }
    }

    private static async Task<T> UntilFailureAsync<T>(Func<Task<T>> work, CancellationTokenSource stop)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
