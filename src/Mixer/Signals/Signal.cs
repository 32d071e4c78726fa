namespace InstructMix.Mixer.Signals;

/// <summary>Something computed about a pair that a filter can use, under a name of its own. It is one of three kinds.</summary>
public abstract record Signal
{
    private Signal(string name, string what, string type) => (Name, What, Type) = (name, what, type);

    /// <summary>Its name in expressions, such as <c>Tokens</c>: a C# identifier.</summary>
    public string Name { get; }

    /// <summary>What it tells, for the documentation: half a sentence.</summary>
    public string What { get; }

    /// <summary>Its type in expressions: <c>int</c>, <c>bool</c> or <c>string</c>.</summary>
    public string Type { get; }

    /// <summary>A number: how much or how many of something.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="what">What it tells.</param>
    /// <param name="Of">Computes it; must be fit to be called from several threads at once.</param>
    public sealed record Count(string name, string what, Func<Pair, int> Of) : Signal(name, what, "int")
    {
        /// <summary>What a counter finds in both sides of a pair.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="what">What it tells.</param>
        /// <param name="counter">Counts in a text.</param>
        public static Count InBoth(string name, string what, ITextCounter counter) =>
            new(name, what, p => counter.Count(p.Instruction) + counter.Count(p.Response));
    }

    /// <summary>Whether something is so.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="what">What it tells.</param>
    /// <param name="Of">Computes it; must be fit to be called from several threads at once.</param>
    public sealed record Flag(string name, string what, Func<Pair, bool> Of) : Signal(name, what, "bool");

    /// <summary>A word; empty where there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="what">What it tells.</param>
    /// <param name="Of">Computes it; must be fit to be called from several threads at once.</param>
    public sealed record Word(string name, string what, Func<Pair, string> Of) : Signal(name, what, "string");
}
