using System.Globalization;
using InstructMix.Core.Files;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Bench;

/// <summary>Candidates that every way of running is measured with.</summary>
/// <param name="Name">What they are called in tables.</param>
/// <param name="Subjects">The candidates.</param>
internal sealed record SubjectSet(string Name, IReadOnlyList<Subject> Subjects)
{
    /// <summary>Reads a set from a file of candidates; all of them have to be usable.</summary>
    /// <exception cref="UnusableInputException">The file cannot be read, or a record of it.</exception>
    public static async Task<SubjectSet> ReadAsync(string name, string path, CancellationToken cancellation)
    {
        var extractor = new PythonExtractor(new ExtractionOptions());
        var stubs = new StubComposer(StubChoice.Tests);
        var subjects = new List<Subject>();
        await foreach (var reading in new CandidateReader().ReadAsync([path], cancellation))
        {
            if (reading.Value is not { } candidate) throw new UnusableInputException(reading.Problem!.ToString());
            if (extractor.Extract(candidate).Code is not { } code || stubs.Compose(candidate) is not { } stub)
                throw new UnusableInputException($"{reading.File}:{reading.Line}: has no code or no tests; the bench compares candidates that have both");
            var call = stub.EntryPoint is { } entry && stub.Source.Contains("def check(", StringComparison.Ordinal) ? $"check({entry})\n" : "";
            subjects.Add(new Subject(candidate with { Code = code }, $"{code}\n{stub.Source}\n{call}"));
        }

        return new SubjectSet(name, subjects);
    }

    /// <summary>So many of them from a place on, again from the beginning where they are used up. No two are the same: a comment tells the copies apart.</summary>
    /// <param name="from">The place.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<Subject> Take(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(n =>
        {
            var (candidate, program) = Subjects[n % Subjects.Count];
            var mark = string.Create(CultureInfo.InvariantCulture, $"\n# copy {n / Subjects.Count}\n");
            return new Subject(candidate with { Id = string.Create(CultureInfo.InvariantCulture, $"{candidate.Id}/{n}"), Code = candidate.Code + mark }, program + mark);
        })];
}
