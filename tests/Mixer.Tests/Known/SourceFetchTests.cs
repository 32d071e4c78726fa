using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using InstructMix.Core.Files;
using InstructMix.Mixer.Sources.Known;
using InstructMix.Tests.Shared;

namespace InstructMix.Mixer.Tests.Known;

/// <summary>Downloads, against a server of this machine.</summary>
public sealed class SourceFetchTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly byte[] _data = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7 / 3))];

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_is_downloaded_with_progress_and_its_digest_checked()
    {
        using var server = new FileServer(_data);
        var told = new List<(long, long?)>();

        var (file, wasThere) = await new SourceFetch(_http).FetchAsync(server.File(Digest(_data)), _folder["new"], new Told(told.Add));

        (file.Bytes, file.Sha256, wasThere).Should().Be((_data.Length, Digest(_data), false));
        (await File.ReadAllBytesAsync(_folder["new/data.bin"])).Should().Equal(_data);
        told[^1].Should().Be((_data.Length, (long?)_data.Length));
        Directory.GetFiles(_folder["new"]).Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // a server that knows no ranges sends all of it
    public async Task A_download_that_broke_off_goes_on_where_it_stopped(bool knowsRanges)
    {
        using var server = new FileServer(_data) { BreaksAfter = 100_000, KnowsRanges = knowsRanges };
        var fetching = () => new SourceFetch(_http).FetchAsync(server.File(Digest(_data)), _folder.Path);
        (await fetching.Should().ThrowAsync<UnusableInputException>()).WithMessage("*the download broke off*run the same command again*");
        File.Exists(_folder["data.bin"]).Should().BeFalse();
        long there = new FileInfo(_folder["data.bin.partial"]).Length;
        there.Should().BeInRange(1, 100_000);
        server.BreaksAfter = null;

        await fetching();

        (await File.ReadAllBytesAsync(_folder["data.bin"])).Should().Equal(_data);
        server.Ranges.Should().Equal(null, $"bytes={there}-");
        server.Sent.Should().Be(knowsRanges ? _data.Length - there : _data.Length);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_downloaded_again()
    {
        using var server = new FileServer(_data);
        await new SourceFetch(_http).FetchAsync(server.File(Digest(_data)), _folder.Path);

        (await new SourceFetch(_http).FetchAsync(server.File(Digest(_data)), _folder.Path)).WasThere.Should().BeTrue();

        server.Ranges.Should().HaveCount(1);
    }

    [Fact]
    public async Task Another_digest_is_refused_and_nothing_kept()
    {
        using var server = new FileServer(_data);
        string other = new('0', 64);

        var fetching = () => new SourceFetch(_http).FetchAsync(server.File(other), _folder.Path);

        (await fetching.Should().ThrowAsync<UnusableInputException>()).WithMessage($"*gave 300,000 bytes with SHA-256 {Digest(_data)}, and {other} is known*");
        Directory.GetFiles(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_of_that_name_that_is_another_is_left_as_it_is()
    {
        using var server = new FileServer(_data);
        _folder.WriteText("data.bin", "mine");

        var fetching = () => new SourceFetch(_http).FetchAsync(server.File(Digest(_data)), _folder.Path);

        (await fetching.Should().ThrowAsync<UnusableInputException>()).WithMessage("*is there, with SHA-256*");
        (await File.ReadAllTextAsync(_folder["data.bin"])).Should().Be("mine");
    }

    [Fact]
    public async Task A_server_that_refuses_is_told()
    {
        using var server = new FileServer(_data) { Status = 404 };

        var fetching = () => new SourceFetch(_http).FetchAsync(server.File(null), _folder.Path);

        (await fetching.Should().ThrowAsync<UnusableInputException>()).WithMessage("*the server answers 404*");
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("")]
    [InlineData("..")]
    public async Task A_list_names_no_file_outside_of_the_folder(string name)
    {
        var fetching = () => new SourceFetch(_http).FetchAsync(new KnownFile(name, new Uri("http://127.0.0.1:1/")), _folder.Path);

        (await fetching.Should().ThrowAsync<UnusableInputException>()).WithMessage("*no plain name*");
    }

    [Fact]
    public async Task Members_of_an_archive_are_taken_out_beside_it()
    {
        using (var archive = ZipFile.Open(_folder["data.zip"], ZipArchiveMode.Create))
        {
            await using var member = archive.CreateEntry("corpus/train.json").Open();
            await member.WriteAsync("[]"u8.ToArray());
        }

        var known = new KnownFile("data.zip", new Uri("http://127.0.0.1:1/"), Members: ["corpus/train.json"]);
        (await SourceFetch.UnpackAsync(known, _folder.Path)).Should().Equal(_folder["train.json"]);
        (await File.ReadAllTextAsync(_folder["train.json"])).Should().Be("[]");
        var lacking = () => SourceFetch.UnpackAsync(known with { Members = ["no.json"] }, _folder.Path);
        (await lacking.Should().ThrowAsync<UnusableInputException>()).WithMessage("*has no \"no.json\"*");
    }

    [Fact]
    public void The_bundled_list_names_every_source_of_recipes_and_plain_files()
    {
        var known = KnownSources.Bundled.All;
        known.Select(s => s.Name).Should().BeEquivalentTo(["python_code", "conala", "helpful", "harmless", "synthetic_qa", "jsonl"]);
        known.SelectMany(s => s.Files).Should().OnlyContain(f => f.Address.Scheme.StartsWith("http") && f.File == Path.GetFileName(f.File) && (f.Sha256 == null || f.Sha256.Length == 64)).And.HaveCount(8);
        var asking = () => KnownSources.Bundled.Named("helpfull");
        asking.Should().Throw<UnusableInputException>().WithMessage("*did you mean \"helpful\"?*");
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Told(Action<(long, long?)> tell) : IProgress<(long Bytes, long? Of)>
    {
        public void Report((long Bytes, long? Of) value) => tell(value);
    }

    /// <summary>Serves one file, as servers do that break off or know no ranges.</summary>
    private sealed class FileServer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly byte[] _data;
        private readonly int _port;

        public FileServer(byte[] data)
        {
            _data = data;
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                _port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            _listener.Prefixes.Add($"http://127.0.0.1:{_port}/");
            _listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public int? BreaksAfter { get; set; }

        public bool KnowsRanges { get; init; } = true;

        public int Status { get; init; } = 200;

        public List<string?> Ranges { get; } = [];

        public long Sent { get; private set; }

        public KnownFile File(string? sha256) => new("data.bin", new Uri($"http://127.0.0.1:{_port}/data.bin"), null, sha256);

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                var response = context.Response;
                string? range = context.Request.Headers["Range"];
                Ranges.Add(range);
                Sent = 0;
                int from = KnowsRanges && range is not null ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
                response.StatusCode = from > 0 ? 206 : Status;
                if (from > 0) response.Headers["Content-Range"] = $"bytes {from}-{_data.Length - 1}/{_data.Length}";
                response.ContentLength64 = _data.Length - from;
                int count = Math.Min(_data.Length - from, BreaksAfter ?? int.MaxValue);
                await response.OutputStream.WriteAsync(_data.AsMemory(from, count));
                await response.OutputStream.FlushAsync();
                Sent = count;
                if (BreaksAfter is not null)
                {
                    // Time for what was sent to arrive before the connection breaks.
                    await Task.Delay(200);
                    response.Abort();
                }
                else
                {
                    response.Close();
                }
            }
        }
    }
}
