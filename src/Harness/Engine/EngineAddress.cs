namespace InstructMix.Harness.Engine;

/// <summary>Where a Docker engine listens.</summary>
/// <param name="Uri"><c>unix:///path</c>, <c>tcp://host:port</c>, <c>npipe:////./pipe/name</c>.</param>
/// <param name="From">How it was found, for messages: <c>DOCKER_HOST</c>, a context's name, the usual socket.</param>
/// <param name="CertificateFolder">The folder of <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c> for TLS; null without.</param>
public sealed record EngineAddress(Uri Uri, string From, string? CertificateFolder = null);
