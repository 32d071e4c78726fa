using System.Net;
using System.Net.Sockets;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Engine;

[Collection(WarmSandboxes.Name)]
public sealed class EngineClientTests(SandboxesFixture sandboxes)
{
    [Fact]
    public async Task A_version_that_both_sides_speak_is_negotiated()
    {
        var version = Version.Parse(await sandboxes.Engine.ApiVersionAsync(CancellationToken.None));
        version.Should().BeGreaterThanOrEqualTo(new Version(1, 41)).And.BeLessThanOrEqualTo(new Version(1, 47));
    }

    [Fact]
    public async Task The_engine_says_what_it_is()
    {
        var info = await sandboxes.Engine.InfoAsync(CancellationToken.None);
        info.ServerVersion.Should().NotBeNullOrEmpty();
        info.CgroupVersion.Should().BeOneOf("1", "2");
        info.NCPU.Should().BePositive();
    }

    [Fact]
    public async Task A_socket_where_no_engine_listens_is_an_exception_with_a_remedy()
    {
        using var client = new EngineClient(new EngineAddress(new Uri("unix:///no/such/docker.sock"), "DOCKER_HOST"));
        await client.Invoking(c => c.ApiVersionAsync(CancellationToken.None)).Should().ThrowAsync<EngineException>()
            .WithMessage("the Docker engine at unix:///no/such/docker.sock (DOCKER_HOST) cannot be reached: *; start the engine there, or correct DOCKER_HOST*");
    }

    [Fact]
    public async Task An_engine_that_accepts_and_never_answers_is_an_exception_with_a_remedy()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var client = new EngineClient(new EngineAddress(new Uri($"tcp://{silent.LocalEndpoint}"), "DOCKER_HOST"), TimeSpan.FromSeconds(1));
        await client.Invoking(c => c.ListAsync("any", CancellationToken.None)).Should().ThrowAsync<EngineException>()
            .WithMessage($"the Docker engine at tcp://{silent.LocalEndpoint}/ (DOCKER_HOST) has not answered within 1 s; *start it again, then run the same command again");
    }

    [Fact]
    public async Task A_port_where_no_engine_listens_is_an_exception_with_a_remedy()
    {
        using var client = new EngineClient(new EngineAddress(new Uri("tcp://127.0.0.1:1"), "DOCKER_HOST"));
        await client.Invoking(c => c.InfoAsync(CancellationToken.None)).Should().ThrowAsync<EngineException>().WithMessage("*tcp://127.0.0.1:1*cannot be reached*start the engine there*");
    }

    [Fact]
    public async Task Certificates_that_are_not_there_are_an_exception_of_the_engine()
    {
        Func<Task> use = async () =>
        {
            using var client = new EngineClient(new EngineAddress(new Uri("tcp://127.0.0.1:2376"), "DOCKER_HOST", "/no/such/folder"));
            await client.InfoAsync(CancellationToken.None);
        };
        await use.Should().ThrowAsync<EngineException>().WithMessage("*/no/such/folder*");
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_null() =>
        (await sandboxes.Engine.InspectImageAsync("instructmix-no-such:1", CancellationToken.None)).Should().BeNull();

    [Fact]
    public async Task A_container_that_is_gone_already_can_be_removed() =>
        await sandboxes.Engine.Invoking(e => e.RemoveAsync("instructmix-no-such", CancellationToken.None)).Should().NotThrowAsync();

    [Fact]
    public async Task A_container_that_is_not_there_cannot_be_attached_to() =>
        (await sandboxes.Engine.Invoking(e => e.AttachAsync("instructmix-no-such", CancellationToken.None)).Should().ThrowAsync<EngineException>()
            .WithMessage("the engine could not attach to a container: *")).Which.Status.Should().Be(System.Net.HttpStatusCode.NotFound);

    [Fact]
    public async Task A_container_that_is_listed_as_dead_and_is_not_there_is_no_container()
    {
        // As an engine does that was killed while it removed one; it cannot be brought to it at will.
        await using var engine = new ToldEngine(new()
        {
            ["/containers/json"] = """[{"Id": "ghost", "State": "dead"}, {"Id": "left", "State": "dead", "Labels": {"a": "b"}}, {"Id": "busy", "State": "running"}]""",
            ["/containers/left/json"] = "{}",
        });
        using var client = new EngineClient(engine.Address);

        var found = await client.ListAsync("any", CancellationToken.None);

        found.Select(c => c.Id).Should().Equal("left", "busy");
        found[0].Labels.Should().Contain("a", "b");
    }

    [Fact]
    public async Task A_call_can_be_cancelled()
    {
        using var client = new EngineClient(sandboxes.Engine.Address);
        await client.Invoking(c => c.InfoAsync(new CancellationToken(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
    }
}
