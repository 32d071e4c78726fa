using InstructMix.Core.Files;

namespace InstructMix.Generation.Endpoints;

/// <summary>Where an OpenAI-compatible server listens.</summary>
public sealed record EndpointAddress
{
    // The longer ones first: one kind's path may end in another's.
    private static readonly string[] Ends = [.. EndpointKind.All.Select(k => k.Path).OrderByDescending(p => p.Length)];

    private EndpointAddress(Uri root) => Root = root;

    /// <summary>The address up to and with <c>/v1</c>.</summary>
    public Uri Root { get; }

    /// <summary>
    /// Reads an address as people give it: with or without <c>/v1</c>. One that ends in <c>/completions</c> or <c>/chat/completions</c>
    /// is taken up to there as it is, for servers whose address has no <c>/v1</c>. A query is kept.
    /// </summary>
    /// <param name="text">The address, such as <c>http://localhost:8000</c>.</param>
    /// <exception cref="UnusableInputException">It is no address, or not one of http or https.</exception>
    public static EndpointAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https"))
            throw new UnusableInputException($"--endpoint {text}: is not an http:// or https:// address; give one such as http://localhost:8000/v1");
        string path = given.AbsolutePath.TrimEnd('/');
        if (Array.Find(Ends, end => path.EndsWith(end, StringComparison.Ordinal)) is { } end) path = path[..^end.Length];
        else if (!path.EndsWith("/v1", StringComparison.Ordinal)) path += "/v1";
        return new EndpointAddress(new UriBuilder(given) { Path = path, Fragment = "" }.Uri);
    }

    /// <summary>The address that names the server's models.</summary>
    public Uri Models => Below("/models");

    /// <summary>The address that answers for an API.</summary>
    /// <param name="api">The API.</param>
    /// <exception cref="ArgumentException">There is no such API.</exception>
    public Uri For(Api api) => Below(EndpointKind.Of(api).Path);

    /// <summary>The address, as a person would write it.</summary>
    public override string ToString() => Root.ToString();

    private Uri Below(string path) => new UriBuilder(Root) { Path = Root.AbsolutePath.TrimEnd('/') + path }.Uri;
}
