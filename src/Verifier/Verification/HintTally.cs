using System.Text.RegularExpressions;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Verifier.Verification;

/// <summary>Counts rejects by what they have in common, where an option mends that.</summary>
/// <param name="options">What the run does.</param>
internal sealed partial class HintTally(VerificationOptions options)
{
    /// <summary>Fewer than this are chance.</summary>
    private const int Fewest = 3;

    /// <summary>Names of modules are candidates' own words; what comes after these is not told apart.</summary>
    private const int MostModules = 1000;

    private const string ModuleMark = "module:";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _modules = new(StringComparer.Ordinal);
    private long _timeouts;
    private long _memory;
    private long _chats;
    private long _untested;

    /// <summary>Counts a candidate. May be called from several threads at a time.</summary>
    public void Count(Judged judged)
    {
        var verdict = judged.Entry.Verdict;
        if (verdict.Outcome.IsKept()) return;
        lock (_lock)
        {
            switch (verdict.Outcome)
            {
                case Outcome.Timeout: _timeouts++; break;
                case Outcome.MemoryLimit: _memory++; break;
                case Outcome.SyntaxError when WasChat(judged): _chats++; break;
                case Outcome.Error when options.Stub is StubChoice.Tests && !HasTests(judged.Candidate): _untested++; break;
                case Outcome.MissingModule:
                    foreach (var need in verdict.Needs.Where(n => n.StartsWith(ModuleMark, StringComparison.Ordinal)))
                        Count(need[ModuleMark.Length..]);
                    break;
            }
        }
    }

    /// <summary>The hints, the one that concerns most candidates first.</summary>
    public IReadOnlyList<Hint> Hints()
    {
        lock (_lock)
        {
            List<Hint> hints =
            [
                new("--completions chat", _chats, "are no Python because an answer in Markdown was glued to its prompt as if it continued it"),
                new("--timeout", _timeouts, "ran out of time"),
                new("--memory", _memory, "needed more memory than they might have"),
                new("--stub auto", _untested, "bring no tests, which --stub tests asks for"),
                .. _modules.Select(m => new Hint("--packages", m.Value, $"import {m.Key}, which the image does not have")),
            ];
            return [.. hints.Where(h => h.Candidates >= Fewest).OrderByDescending(h => h.Candidates)
                .ThenBy(h => h.Why, StringComparer.Ordinal)];
        }
    }

    private static bool HasTests(Candidate candidate) =>
        candidate.Tests is { Count: > 0 } || candidate.Test is not null || candidate.Io is not null;

    /// <summary>Whether the code has a fence, or the word that stood behind one, on a line of its own.</summary>
    private bool WasChat(Judged judged) =>
        judged.Candidate.Prompt is not null && options.Completions is not CompletionStyle.Chat && judged.Python.Code is { } code
            && Fence().IsMatch(code);

    private void Count(string module)
    {
        if (_modules.Count < MostModules || _modules.ContainsKey(module)) _modules[module] = _modules.GetValueOrDefault(module) + 1;
    }

    [GeneratedRegex(@"^[ \t]*(?:```.*|~~~.*|python3?|py)[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Fence();
}
