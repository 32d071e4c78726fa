using Microsoft.CodeAnalysis;

namespace InstructMix.Mixer.Expressions;

/// <summary>What has to be written otherwise in an expression before it is compiled, by the nodes of its tree.</summary>
internal sealed class Rewriting
{
    /// <summary>Comparisons with <c>==</c> and <c>!=</c> of which a side may be null.</summary>
    public HashSet<SyntaxNode> Comparisons { get; } = [];

    /// <summary>Questions whether a field of the meta data is null, and whether the answer is turned round.</summary>
    public Dictionary<SyntaxNode, (SyntaxNode Value, bool Negated)> Missing { get; } = [];

    /// <summary>The names of methods that look for a text in a text.</summary>
    public HashSet<SyntaxNode> Searches { get; } = [];

    /// <summary>Calls of Regex, and the number of the pattern that each uses.</summary>
    public Dictionary<SyntaxNode, int> Patterns { get; } = [];
}
