using System.Text;
using CliWrap;
using CliWrap.Buffered;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>A folder with pages to check.</summary>
public sealed class CheckFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The folder itself.</summary>
    public string Path => _folder.Path;

    /// <summary>A path in it.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Writes a file, with lines that end in <c>\n</c>, and gives its path.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text.ReplaceLineEndings("\n"), new UTF8Encoding(false));
        return this[name];
    }

    /// <summary>Runs a program in the folder, which has to succeed.</summary>
    public string Run(string program, params string[] arguments)
    {
        var command = new Command(program).WithArguments(arguments).WithWorkingDirectory(Path).WithValidation(CommandResultValidation.None);
        var ended = command.ExecuteBufferedAsync().GetAwaiter().GetResult();
        ended.ExitCode.Should().Be(0, ended.StandardError);
        return ended.StandardOutput;
    }

    /// <summary>Makes it a git repository with all that is in it.</summary>
    public void Commit()
    {
        if (!Directory.Exists(this[".git"])) Run("git", "init", "--quiet", "--initial-branch=main");
        Run("git", "add", "--all");
        Run("git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=As it is");
    }

    public void Dispose() => _folder.Dispose();
}
