using InstructMix.Core.Similarity;
using InstructMix.Generation.Inputs;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Rounds;

/// <summary>
/// The exemplars of a run: the given ones, and kept pairs that were proved, once the round in which they were kept is over. Chosen for variety: one for each request, none that is nearly
/// the same as another, and so many of a topic at most.
/// </summary>
/// <param name="given">The given exemplars.</param>
internal sealed class ExemplarShelf(IReadOnlyList<Exemplar> given)
{
    private const int MostOfTopic = 24;
    private const double TooSimilar = 0.5;

    private readonly List<Exemplar> _all = [.. given];
    private readonly List<Exemplar> _waiting = [];
    private readonly Dictionary<string, int> _ofTopic = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private NearTexts<string>? _near;

    /// <summary>The exemplars for the round at hand.</summary>
    public IReadOnlyList<Exemplar> All => [.. _all];

    /// <summary>Offers a kept pair to the next round.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="pair">The pair.</param>
    public void Offer(Request request, KeptPair pair)
    {
        // Whose functions were only called proves too little to be an example.
        if (pair.Verification.Level < Level.Agreed || _ofTopic.GetValueOrDefault(request.Topic) >= MostOfTopic
            || !_requests.Add(request.Id)) return;
        _near ??= Near();
        string text = $"{request.Instruction}\n{pair.Candidate.Response}";
        if (_near.Find(text) is not null) return;
        _near.Add(pair.Candidate.Id, text);
        _ofTopic[request.Topic] = _ofTopic.GetValueOrDefault(request.Topic) + 1;
        _waiting.Add(new Exemplar
        {
            Id = pair.Candidate.Id,
            Topic = request.Topic,
            Kind = request.Kind,
            Instruction = request.Question(),
            Response = pair.Candidate.Response
        });
    }

    /// <summary>Ends a round: what was offered in it can be chosen from now on.</summary>
    public void Close()
    {
        _all.AddRange(_waiting);
        _waiting.Clear();
    }

    private NearTexts<string> Near()
    {
        var near = new NearTexts<string>(TooSimilar);
        foreach (var exemplar in given) near.Add(exemplar.Id, $"{exemplar.Instruction}\n{exemplar.Response}");
        return near;
    }
}
