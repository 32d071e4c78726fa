using InstructMix.Core.Files;
using InstructMix.Tests.Shared;

namespace InstructMix.Core.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_appears_when_it_is_committed_and_its_folder_too()
    {
        var path = Path.Combine(_folder.Path, "new", "a.jsonl");
        await using (var file = AtomicFile.Create(path))
        {
            await file.Stream.WriteAsync("one\n"u8.ToArray());
            File.Exists(path).Should().BeFalse();
            await file.CommitAsync();
        }

        (await File.ReadAllTextAsync(path)).Should().Be("one\n");
        Directory.GetFiles(Path.GetDirectoryName(path)!).Should().ContainSingle();
    }

    [Fact]
    public async Task Without_a_commit_the_target_stays_as_it_was_and_nothing_is_left_beside_it()
    {
        var path = _folder.WriteText("a.jsonl", "old");
        await using (var file = AtomicFile.Create(path)) await file.Stream.WriteAsync("new"u8.ToArray());

        (await File.ReadAllTextAsync(path)).Should().Be("old");
        Directory.GetFiles(_folder.Path).Should().ContainSingle();
    }

    [Fact]
    public async Task A_gzipped_target_can_be_read_back()
    {
        var path = Path.Combine(_folder.Path, "a.jsonl.gz");
        await using (var file = AtomicFile.Create(path))
        {
            await file.Stream.WriteAsync("one\n"u8.ToArray());
            await file.CommitAsync();
        }

        using var reader = new StreamReader(LineReader.Open(path));
        (await reader.ReadToEndAsync()).Should().Be("one\n");
    }

    [Fact]
    public void A_folder_cannot_be_a_target() =>
        FluentActions.Invoking(() => AtomicFile.Create(_folder.Path)).Should().Throw<UnusableInputException>().WithMessage("*is a directory; name a file in it");
}
