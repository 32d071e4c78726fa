using System.Security.Cryptography;
using System.Text;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Engine;

public sealed class EngineLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-locator-").FullName;
    private readonly Dictionary<string, string> _environment = [];

    public EngineLocatorTests() => _environment["HOME"] = _folder;

    [Theory]
    [InlineData("unix:///run/user/1000/docker.sock")]
    [InlineData("tcp://127.0.0.1:2375")]
    [InlineData("npipe:////./pipe/docker_engine")]
    [InlineData("https://engine.example:2376")]
    public void DOCKER_HOST_comes_first(string host)
    {
        _environment["DOCKER_HOST"] = host;
        _environment["DOCKER_CONTEXT"] = "no-such";
        Find().Should().Be(new EngineAddress(new Uri(host), "DOCKER_HOST"));
    }

    [Theory]
    [InlineData("ssh://me@there")]
    [InlineData("/var/run/docker.sock")]
    [InlineData("127.0.0.1:2375")]
    [InlineData("nonsense")]
    public void A_DOCKER_HOST_that_is_no_address_is_refused_with_a_remedy(string host)
    {
        _environment["DOCKER_HOST"] = host;
        this.Invoking(t => t.Find()).Should().Throw<EngineException>().WithMessage($"DOCKER_HOST is '{host}', which is no unix://*ssh -L*");
    }

    [Fact]
    public void TLS_takes_its_certificates_from_the_folder_that_is_named()
    {
        _environment["DOCKER_HOST"] = "tcp://engine:2376";
        _environment["DOCKER_TLS_VERIFY"] = "1";
        _environment["DOCKER_CERT_PATH"] = "/certificates";
        Find().CertificateFolder.Should().Be("/certificates");
    }

    [Fact]
    public void TLS_takes_its_certificates_from_the_client_folder_otherwise()
    {
        _environment["DOCKER_HOST"] = "tcp://engine:2376";
        _environment["DOCKER_TLS_VERIFY"] = "1";
        Find().CertificateFolder.Should().Be(Path.Combine(_folder, ".docker"));
        _environment["DOCKER_CONFIG"] = "/elsewhere";
        Find().CertificateFolder.Should().Be("/elsewhere");
    }

    [Fact]
    public void Certificates_without_TLS_are_not_used()
    {
        _environment["DOCKER_HOST"] = "tcp://engine:2375";
        _environment["DOCKER_CERT_PATH"] = "/certificates";
        Find().CertificateFolder.Should().BeNull();
    }

    [Fact]
    public void The_current_context_of_the_client_is_used()
    {
        Context("remote", """{"Name":"remote","Endpoints":{"docker":{"Host":"tcp://10.0.0.1:2375","SkipTLSVerify":false}}}""");
        Configure("""{"currentContext":"remote"}""");
        Find().Should().Be(new EngineAddress(new Uri("tcp://10.0.0.1:2375"), "context 'remote'"));
    }

    [Fact]
    public void DOCKER_CONTEXT_comes_before_the_current_context()
    {
        Context("other", """{"Endpoints":{"docker":{"Host":"unix:///other.sock"}}}""");
        Configure("""{"currentContext":"remote"}""");
        _environment["DOCKER_CONTEXT"] = "other";
        Find().Should().Be(new EngineAddress(new Uri("unix:///other.sock"), "context 'other'"));
    }

    [Fact]
    public void A_context_brings_its_certificates()
    {
        Context("remote", """{"Endpoints":{"docker":{"Host":"tcp://10.0.0.1:2376"}}}""");
        var certificates = Path.Combine(_folder, ".docker", "contexts", "tls", Hash("remote"), "docker");
        Directory.CreateDirectory(certificates);
        _environment["DOCKER_CONTEXT"] = "remote";
        Find().CertificateFolder.Should().Be(certificates);
    }

    [Fact]
    public void A_context_that_does_not_exist_is_named()
    {
        Configure("""{"currentContext":"gone"}""");
        this.Invoking(t => t.Find()).Should().Throw<EngineException>().WithMessage("the Docker context 'gone' does not exist; see 'docker context ls'*");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Endpoints":{"docker":{}}}""")]
    [InlineData("""{"Endpoints":{"docker":{"Host":5}}}""")]
    [InlineData("""{"Endpoints":[]}""")]
    public void A_context_that_cannot_be_read_is_named(string meta)
    {
        Context("broken", meta);
        _environment["DOCKER_CONTEXT"] = "broken";
        this.Invoking(t => t.Find()).Should().Throw<EngineException>().WithMessage("the Docker context 'broken' cannot be read*see 'docker context inspect broken'");
    }

    [Theory]
    [InlineData("""{"currentContext":"default"}""")]
    [InlineData("""{"auths":{}}""")]
    [InlineData("""{"currentContext":5}""")]
    [InlineData("[]")]
    [InlineData("not json")]
    public void Without_a_context_the_usual_sockets_are_tried(string config)
    {
        Configure(config);
        _environment["XDG_RUNTIME_DIR"] = _folder;
        File.WriteAllText(Path.Combine(_folder, "docker.sock"), "");
        var expected = File.Exists("/var/run/docker.sock") ? "/var/run/docker.sock" : Path.Combine(_folder, "docker.sock");
        Find().Should().Be(new EngineAddress(new Uri("unix://" + expected), expected));
    }

    [Fact]
    public void An_empty_variable_is_none()
    {
        _environment["DOCKER_HOST"] = "";
        _environment["DOCKER_CONTEXT"] = "";
        Context("remote", """{"Endpoints":{"docker":{"Host":"tcp://10.0.0.1:2375"}}}""");
        Configure("""{"currentContext":"remote"}""");
        Find().From.Should().Be("context 'remote'");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal EngineAddress Find() => new EngineLocator(_environment.GetValueOrDefault).Find();

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private void Context(string name, string meta)
    {
        var folder = Path.Combine(_folder, ".docker", "contexts", "meta", Hash(name));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "meta.json"), meta);
    }

    private void Configure(string config)
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".docker"));
        File.WriteAllText(Path.Combine(_folder, ".docker", "config.json"), config);
    }
}
