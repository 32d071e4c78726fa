using InstructMix.Core.Text;
using InstructMix.Mixer.Text;

namespace InstructMix.Mixer.Decontamination;

/// <summary>A function or class of a program, or a snippet that has none, as it is compared where names and literals do not count.</summary>
/// <param name="Hash">What it says. The first name that the program chose is the same as any other first name, and so on.</param>
/// <param name="Tokens">How many tokens it has.</param>
/// <param name="Start">Its first character in the code.</param>
/// <param name="End">The character behind its last one.</param>
internal readonly record struct FoldedUnit(ulong Hash, int Tokens, int Start, int End)
{
    /// <summary>The units of some code.</summary>
    public static IReadOnlyList<FoldedUnit> Of(string code)
    {
        var units = new List<FoldedUnit>();
        var rest = new List<FoldedToken>();
        var unit = new List<FoldedToken>();
        bool isDefinition = false;
        foreach (var token in FoldedPython.Of(code))
        {
            if (token.Token.OpensLine)
            {
                Add(units, isDefinition, unit, rest);
                isDefinition = code.AsSpan(token.Token.Start, token.Token.Length) is "def" or "class" or "async";
            }

            unit.Add(token);
        }

        Add(units, isDefinition, unit, rest);
        // What stands around functions is imports and calls, which say nothing.
        if (units.Count == 0 && rest.Count > 0) units.Add(Unit(code, rest));
        return units;

        void Add(List<FoldedUnit> into, bool isWhole, List<FoldedToken> tokens, List<FoldedToken> others)
        {
            if (isWhole) into.Add(Unit(code, tokens));
            else others.AddRange(tokens);
            tokens.Clear();
        }
    }

    private static FoldedUnit Unit(string code, List<FoldedToken> tokens)
    {
        var names = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var hashes = new ulong[tokens.Count];
        for (int i = 0; i < hashes.Length; i++)
        {
            var (token, hash, isOwn) = tokens[i];
            string name = isOwn ? code.Substring(token.Start, token.Length) : "";
            if (isOwn && !names.ContainsKey(name)) names.Add(name, Hash64.Mix((ulong)names.Count + 1));
            hashes[i] = isOwn ? hash ^ names[name] : hash;
        }

        return new FoldedUnit(Hash64.Of(hashes), hashes.Length, tokens[0].Token.Start, tokens[^1].Token.Start + tokens[^1].Token.Length);
    }
}
