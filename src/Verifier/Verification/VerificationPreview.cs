using InstructMix.Core.Files;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Verifier.Verification;

/// <summary>What a verification would do with its input, found out without an engine: nothing is run, and nothing written.</summary>
public sealed record VerificationPreview
{
    /// <summary>Candidates that were read.</summary>
    public long Candidates { get; init; }

    /// <summary>Those that bring tests, which would be run.</summary>
    public long WithTests { get; init; }

    /// <summary>Those whose doctests would be run, and whose functions would be called where there are none.</summary>
    public long WithoutTests { get; init; }

    /// <summary>Those in whose response there is no Python.</summary>
    public long WithoutCode { get; init; }

    /// <summary>Those whose tests cannot be used, or are missing where <c>--stub tests</c> asks for them.</summary>
    public long WithFault { get; init; }

    /// <summary>Records that cannot be read.</summary>
    public long Unreadable { get; init; }

    /// <summary>Problems that the candidates answer.</summary>
    public long Problems { get; init; }

    /// <summary>Looks through the input.</summary>
    /// <param name="options">What the verification is to do.</param>
    /// <param name="problems">Receives a message for each record that cannot be used.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">An input cannot be used.</exception>
    public static async Task<VerificationPreview> OfAsync(VerificationOptions options, Action<InputProblem> problems,
        CancellationToken cancellation)
    {
        var reader = await VerificationRun.ReaderAsync(options, problems, cancellation);
        var extractor = new PythonExtractor(new ExtractionOptions { Completions = options.Completions });
        var stubs = new StubComposer(options.Stub);
        var names = new ProblemNames(options.GroupBy);
        var seen = new HashSet<UInt128>();
        long read = 0, tested = 0, untested = 0, codeless = 0, faulty = 0, unreadable = 0;
        await foreach (var reading in reader.ReadAsync(options.Inputs, cancellation))
        {
            if (reading.Value is not { } candidate)
            {
                unreadable++;
                problems(reading.Problem!);
                continue;
            }

            if (read == options.Limit) break;
            read++;
            seen.Add(names.MarkOf(candidate).Problem);
            if (extractor.Extract(candidate).Code is not { } code) codeless++;
            else if (stubs.Fault(candidate, code) is not null || stubs.Compose(candidate, code) is not { } stub) faulty++;
            else if (stub.Kind is Harness.StubKind.Tests) tested++;
            else untested++;
        }

        return new VerificationPreview
        {
            Candidates = read,
            WithTests = tested,
            WithoutTests = untested,
            WithoutCode = codeless,
            WithFault = faulty,
            Unreadable = unreadable,
            Problems = seen.Count,
        };
    }
}
