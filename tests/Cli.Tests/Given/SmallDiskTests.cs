using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Given;

public sealed class SmallDiskTests
{
    [Fact]
    public async Task What_a_killed_run_left_mounted_is_swept_and_what_a_living_one_uses_stays()
    {
        using var folder = new TempFolder();
        await using var mine = await SmallDisk.MountAsync(folder["mine"], 1);
        var killed = Directory.CreateTempSubdirectory("instructmix-tests-");
        var network = killed.CreateSubdirectory("networks").FullName + "/1";
        await Shell.RunAsync("sh", "-c", "touch \"$0\" && mount --bind /proc/self/ns/net \"$0\"", network);
        // This last: from now on, another test's sweep may take it, too.
        await Shell.RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "instructmix-tests-1-0", killed.CreateSubdirectory("disk").FullName);

        await using var other = await SmallDisk.MountAsync(folder["other"], 1);

        var mounts = await File.ReadAllTextAsync("/proc/self/mounts");
        mounts.Should().Contain($" {mine.Path} ").And.Contain($" {other.Path} ").And.NotContain($" {killed.FullName}");
        Directory.Exists(killed.FullName).Should().BeFalse();
    }
}
