using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Signals;

namespace InstructMix.Mixer.Tests.Expressions;

/// <summary>docs/mixing.md lists what the code allows; with INSTRUCTMIX_WRITE_SCHEMAS=1 the lists are written anew.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("allow list")]
    [InlineData("signals")]
    public async Task The_page_lists_what_there_is(string list)
    {
        string path = Path.Combine(Repository(), "docs", "mixing.md");
        string page = await File.ReadAllTextAsync(path);
        int begin = page.IndexOf('\n', page.IndexOf($"<!-- {list}:", StringComparison.Ordinal)) + 1, end = page.IndexOf("<!-- end -->", begin, StringComparison.Ordinal);
        string expected = list == "signals"
            ? "| name | type | what it tells |\n| --- | --- | --- |\n" + string.Concat(StandardSignals.Create().Select(s => $"| `{s.Name}` | `{s.Type}` | {s.What} |\n"))
            : "| type | members |\n| --- | --- |\n" + string.Concat(AllowList.Markdown().Select(l => l + "\n"));
        if (Environment.GetEnvironmentVariable("INSTRUCTMIX_WRITE_SCHEMAS") == "1") await File.WriteAllTextAsync(path, page = page[..begin] + expected + page[end..]);

        (await File.ReadAllTextAsync(path))[begin..].Should().StartWith(expected);
    }

    [Fact]
    public void Every_member_that_is_allowed_exists()
    {
        var ids = AllowList.Ids;
        ids.Should().HaveCount(AllowList.Members.Count);
        foreach (string id in ids)
        {
            string full = id[2..].Split('(')[0], type = full[..full.LastIndexOf('.')], name = full[(full.LastIndexOf('.') + 1)..];
            var owner = Type.GetType(type) ?? typeof(System.Text.RegularExpressions.Regex).Assembly.GetType(type);
            owner.Should().NotBeNull(id);
            owner!.GetMember(name).Should().NotBeEmpty(id);
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InstructMix.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        return folder.FullName;
    }
}
