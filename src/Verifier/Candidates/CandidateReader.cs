using System.Runtime.CompilerServices;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// Reads candidates from files of any of the shapes in <c>docs/file-formats.md</c>, mixed as they come, in JSON Lines or
/// in a JSON array, compressed or not, one record at a time.
/// </summary>
/// <param name="problems">The problems that HumanEval or MBPP samples belong to; null where there are no samples.</param>
/// <param name="withoutTests">What is to be done about a benchmark's sample whose tests nobody named: such records are problems then; null where they may be run without tests.</param>
/// <param name="unused">Receives a message, once for a file, about a field that looks like tests and is not used; null where the caller does not want it.</param>
public sealed class CandidateReader(ProblemSet? problems = null, string? withoutTests = null, Action<InputProblem>? unused = null)
{
    /// <summary>Candidates whose id another one had before. They are normal where a model answered several times.</summary>
    public long Renamed { get; private set; }

    /// <summary>The candidates of the files, in their order, each with an id that no other has.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>A candidate, or what is wrong, for each record. In a JSON array the line is the record's number.</returns>
    /// <exception cref="UnusableInputException">A file is missing, is a directory, or cannot be opened.</exception>
    public async IAsyncEnumerable<Reading<Candidate>> ReadAsync(
        IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ids = new UniqueIds();
        foreach (var path in paths)
        {
            var told = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var reading in RecordReader.ReadAsync(path, bytes => RecordParser.Candidate(bytes, problems), cancellation))
            {
                if (reading.Value is not { } candidate)
                {
                    yield return reading;
                    continue;
                }

                if (candidate.LacksTests && withoutTests is not null)
                {
                    yield return Reading<Candidate>.Bad(reading.File, reading.Line, $"{candidate.Id} is a benchmark's sample, and nothing tests it", withoutTests);
                    continue;
                }

                if (candidate.UnusedTests is { } field && told.Add(field))
                    unused?.Invoke(new InputProblem(reading.File, reading.Line, $"`{field}` looks like tests, and is not used here",
                        "call them `tests` (a list of statements) or `test` (a block of Python) where they are"));
                if (candidate.TestFault is { } fault) candidate = candidate with { TestFault = $"{reading.File}:{reading.Line}: {fault}" };
                var id = candidate.Id.Length > 0 ? candidate.Id : $"{reading.File}:{reading.Line}";
                var unique = ids.Next(id);
                if (unique != id) Renamed++;
                yield return unique == candidate.Id && candidate.TestFault is null
                    ? reading
                    : reading with { Value = candidate with { Id = unique } };
            }
        }
    }
}
