using System.Formats.Tar;
using System.Text;

namespace InstructMix.Harness.Images;

/// <summary>The build context of an image that pip installs requirements into.</summary>
internal static class RequirementsContext
{
    /// <summary>A tar archive with a Dockerfile and a requirements file.</summary>
    public static MemoryStream Of(string baseName, PackageList packages)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            Write(writer, "Dockerfile", $"FROM {baseName}\nCOPY requirements.txt /tmp/requirements.txt\n"
                + "RUN python3 -m pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore -r /tmp/requirements.txt && rm /tmp/requirements.txt\n");
            Write(writer, "requirements.txt", string.Join('\n', packages.Lines) + "\n");
        }

        archive.Position = 0;
        return archive;
    }

    private static void Write(TarWriter writer, string name, string text) =>
        writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            ModificationTime = DateTimeOffset.UnixEpoch,
        });
}
