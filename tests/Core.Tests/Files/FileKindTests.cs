using System.Diagnostics;
using InstructMix.Core.Files;
using InstructMix.Tests.Shared;

namespace InstructMix.Core.Tests.Files;

public sealed class FileKindTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fifo_and_a_device_are_no_regular_files_and_are_not_opened_to_find_out()
    {
        using (var made = Process.Start("mkfifo", _folder["pipe"])) made.WaitForExit();
        File.CreateSymbolicLink(_folder["to-pipe"], _folder["pipe"]);
        FileKind.IsRegular(_folder["pipe"]).Should().BeFalse();
        FileKind.IsRegular(_folder["to-pipe"]).Should().BeFalse();
        FileKind.IsRegular("/dev/zero").Should().BeFalse();
        FileKind.IsRegular(_folder.Write("file", "text")).Should().BeTrue();
    }

    [Theory]
    [InlineData("inner/file", true)]
    [InlineData("link-inside", true)]
    [InlineData("link-outside", false)]
    [InlineData("folder-outside/file", false)]
    [InlineData("link-to-link", false)]
    [InlineData("missing", true)]
    [InlineData("../outside/file", false)]
    public void Links_are_followed_to_tell_whether_a_file_is_inside(string name, bool inside)
    {
        foreach (var folder in new[] { "in/inner", "outside" })
        {
            Directory.CreateDirectory(_folder[folder]);
            File.WriteAllText(_folder[folder + "/file"], "");
        }

        File.CreateSymbolicLink(_folder["in/link-inside"], "inner/file");
        File.CreateSymbolicLink(_folder["in/link-outside"], "../outside/file");
        File.CreateSymbolicLink(_folder["in/link-to-link"], "inner/../link-outside");
        Directory.CreateSymbolicLink(_folder["in/folder-outside"], _folder["outside"]);
        FileKind.IsInside(_folder["in/" + name], _folder["in"]).Should().Be(inside);
    }
}
