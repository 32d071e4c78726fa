using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

[Collection(WarmSandboxes.Name)]
public sealed class HostNameTests(SandboxesFixture sandboxes)
{
    [Theory]
    [InlineData("def f():\n    return 1\n")]
    [InlineData("import math, collections.abc as abc\nfrom itertools import (\n    chain,\n)\nimport re; import json  # and no more\ndef f():\n    return 1\n")]
    [InlineData("def f():\n    '''What is important is imported elsewhere.'''\n    from typing import List\n    return 1\n")]
    public async Task A_sandbox_for_one_trial_that_asks_for_no_name_is_made_without_names(string code) => (await NamedAsync(code)).Should().Be(0);

    [Theory]
    [InlineData("import math, asyncio\n")]
    [InlineData("import math; import ssl\n")]
    [InlineData("import math, \\\n    ssl\n")]
    [InlineData("from http import client\n")]
    [InlineData("__import__('ssl')\n")]
    [InlineData("from importlib import import_module\n")]
    [InlineData("exec('import ssl')\n")]
    [InlineData("from unittest.mock import patch\npatch('socket.getfqdn').start()\n")]
    [InlineData("print(open('/etc/hosts').read())\n")]
    public async Task A_sandbox_for_one_trial_that_might_ask_for_a_name_has_names(string code) => (await NamedAsync(code + "def f():\n    return 1\n")).Should().BePositive();

    [Fact]
    public async Task A_sandbox_for_one_trial_knows_its_own_machine_by_name()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, (await sandboxes.OptionsAsync("3.11")) with { Count = 1, TrialsPerSandbox = 1, Names = true });
        (await pool.RunAsync(Trials.Tested("import socket\ndef f():\n    return socket.gethostbyname('localhost')\n", "assert f() == '127.0.0.1'"))).ShouldBe(Outcome.Passed);
    }

    [Fact]
    public async Task A_sandbox_without_names_has_no_network_either()
    {
        // What it imports is hidden, or it would get another sandbox.
        const string code = """
            def f():
                hidden = getattr(__builtins__, "__imp" + "ort__", None) or __builtins__["__imp" + "ort__"]
                net = hidden("sock" + "et")
                names = [name for _, name in net.if_nameindex()]
                if not all(name.startswith(("lo", "tunl", "sit", "ip6", "gre", "erspan", "ip_vti")) for name in names):
                    return names
                if len(open("/proc/net/route").readlines()) > 1:
                    return "a route"
                try:
                    net.create_connection(("192.0.2.1", 80), 2)
                except OSError:
                    return "none"

            """;
        await using var pool = new SandboxPool(sandboxes.Engine, (await sandboxes.OptionsAsync("3.11")) with { Count = 1, TrialsPerSandbox = 1, Names = true });
        (await pool.RunAsync(Trials.Tested(code, "assert f() == 'none'"))).ShouldBe(Outcome.Passed);
    }

    [Theory]
    [InlineData("3.9"), InlineData("3.11"), InlineData("3.13"), InlineData("3.14"), InlineData("3.15")]
    public async Task A_program_can_listen_at_all_addresses_of_localhost(string python)
    {
        const string code = """
            import asyncio, os, socket

            def f(answers):
                with open("/etc/hosts") as file:
                    assert answers != bool(file.read()), "the engine's"
                six = os.path.exists("/proc/net/if_inet6") and not answers
                assert {place[0] for *_, place in socket.getaddrinfo("localhost", 80)} == ({"127.0.0.1", "::1"} if six else {"127.0.0.1"})
                assert socket.gethostname() == "sandbox"
                assert not answers or socket.gethostbyname("sandbox").startswith("127.")
                with open("/proc/net/if_inet6" if os.path.exists("/proc/net/if_inet6") else os.devnull) as file:
                    assert [line.split()[-1] for line in file] == ["lo"] * six, "another way out"
                with socket.create_server(("localhost", 0)) as server:
                    socket.create_connection(server.getsockname(), 2).close()

                async def both():
                    server = await asyncio.start_server(lambda reader, writer: writer.close(), "localhost", 0)
                    async with server:
                        reader, writer = await asyncio.open_connection("localhost", server.sockets[0].getsockname()[1])
                        return await reader.read()

                assert asyncio.run(both()) == b""
                try:
                    socket.getaddrinfo("example.com", 80)
                except socket.gaierror:
                    return "no others"

            """;
        var options = await sandboxes.OptionsAsync(python);
        using var recording = new RecordingEngine(sandboxes.Engine);
        await using (var pool = new SandboxPool(recording, options with { Count = 1 }))
            (await pool.RunAsync(Trials.Tested(code, $"assert f({(options.Names ? "False" : "True")}) == 'no others'"))).ShouldBe(Outcome.Passed);
        recording.Asked.Should().ContainSingle().Which.NetworkDisabled.Should().Be(!options.Names);
    }

    /// <summary>How many sandboxes with names a pool makes for a trial that passes.</summary>
    private async Task<int> NamedAsync(string code)
    {
        using var recording = new RecordingEngine(sandboxes.Engine);
        await using (var pool = new SandboxPool(recording, (await sandboxes.OptionsAsync("3.11")) with { Count = 1, TrialsPerSandbox = 1, Names = true }))
            (await pool.RunAsync(Trials.Tested(code, "assert f() == 1"))).ShouldBe(Outcome.Passed);
        recording.Asked.Should().OnlyContain(s => s.HostConfig!.NetworkMode == "none");
        return recording.Asked.Count(s => s.NetworkDisabled != true);
    }
}
