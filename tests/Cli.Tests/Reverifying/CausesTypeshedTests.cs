using CliWrap;
using CliWrap.Buffered;
using InstructMix.Tests.Shared;

namespace InstructMix.Cli.Tests.Reverifying;

/// <summary><c>scripts/causes_typeshed.py</c>, with a copy of typeshed that has a handful of modules.</summary>
public sealed class CausesTypeshedTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CausesTypeshedTests()
    {
        Stub("stdlib/VERSIONS", "# modules and their Pythons", "good: 3.0-3.12", "wrong: 3.0-3.13", "forgotten: 3.0-3.14", "fresh: 3.14-", "part: 3.0-", "_inner: 3.0-3.12");
        foreach (var module in new[] { "good", "wrong", "forgotten", "fresh", "_inner" }) _folder.WriteText($"stdlib/{module}.pyi", "x: int\n");
        Stub("stdlib/part.pyi",
            "import sys", "class Base:", "    def kept(self) -> None: ...", "if sys.version_info < (3, 13):", "    def old() -> None: ...", "    def unsaid() -> None: ...", "    def _own() -> None: ...",
            "if sys.version_info >= (3, 14) and sys.platform != 'win32':", "    def late() -> None: ...", "class Moved(Base):", "    if sys.version_info < (3, 12):", "        def kept(self) -> None: ...", "        def gone(self) -> None: ...");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_typeshed_has_otherwise_and_what_the_table_lacks_is_told()
    {
        var table = _folder.Write("causes.json",
            "// a table", "[", """{ "cause": "module-removed", "version": "3.13", "modules": { "good": "" } },""", """{ "cause": "module-removed", "version": "3.13", "modules": { "wrong": "" } },""",
            """{ "cause": "new-module-needed", "version": "3.14", "modules": { "fresh": "" } },""", """{ "cause": "name-removed", "version": "3.13", "names": { "part.old": "" } },""",
            """{ "cause": "new-name-needed", "version": "3.13", "names": { "part.late": "" } }, { "cause": "behaviour", "version": "3.13" }""", "]");
        var (code, output, error) = await RunAsync(_folder["stdlib"], table);
        code.Should().Be(1, error);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(
            "wrong is gone in 3.13, says the table; typeshed has it in 3.10, 3.11, 3.12, 3.13",
            "part.late is new in 3.13, says the table; typeshed has it in 3.14, 3.15",
            "part.Moved.gone is gone in 3.12", "part.unsaid is gone in 3.13", "forgotten is gone in 3.15");
    }

    [Fact]
    public async Task A_table_that_says_the_same_passes_and_a_folder_without_VERSIONS_is_told()
    {
        var table = _folder.Write("causes.json",
            "[", """{ "cause": "module-removed", "version": "3.13", "modules": { "good": "" } }, { "cause": "module-removed", "version": "3.14", "modules": { "wrong": "" } },""",
            """{ "cause": "module-removed", "version": "3.15", "modules": { "forgotten": "" } }, { "cause": "name-removed", "version": "3.13", "names": { "part.old": "", "part.unsaid": "" } },""",
            """{ "cause": "name-removed", "version": "3.12", "attributes": { "*.gone": "" } }""", "]");
        (await RunAsync(_folder["stdlib"], table)).Should().Match<(int Code, string Output, string Error)>(r => r.Code == 0 && r.Output == "");
        var nowhere = await RunAsync(_folder.Path, table);
        nowhere.Code.Should().Be(2);
        nowhere.Error.Should().Contain("name the folder of typeshed that holds VERSIONS");
    }

    private void Stub(string name, params string[] lines) => _folder.WriteText(name, string.Join('\n', lines) + "\n");

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var script = Repository.Of("scripts", "causes_typeshed.py");
        var ended = await new Command("python3").WithArguments([script, .. arguments]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return (ended.ExitCode, ended.StandardOutput, ended.StandardError);
    }
}
