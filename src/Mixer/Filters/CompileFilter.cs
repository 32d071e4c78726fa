using InstructMix.Mixer.Compiling;

namespace InstructMix.Mixer.Filters;

/// <summary>Drops snippets that do not compile.</summary>
internal sealed class CompileFilter(IPythonCompiler compiler, string python, Action<SourceOffers, long> progress) : IFilter
{
    /// <inheritdoc/>
    public string Stage => Stages.Compile;

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        if (!source.HoldsSnippets) return;
        Offer[] offers = [.. source.Standing];
        if (offers.Length == 0) return;
        int done = 0;
        await foreach (var result in compiler.CompileAsync(offers.Select(o => o.Pair!.Response).ToAsyncEnumerable(), python, cancellation)
            .WithCancellation(cancellation))
        {
            if (done == offers.Length) throw new InvalidOperationException($"The compiler gave more results than the {offers.Length} snippets it was given.");
            if (!result.Compiles) offers[done].Refuse(DropReason.DoesNotCompile, result.Detail ?? "the compiler refused it");
            progress(source, ++done);
        }

        if (done < offers.Length) throw new InvalidOperationException($"The compiler gave {done} results for {offers.Length} snippets.");
    }
}
