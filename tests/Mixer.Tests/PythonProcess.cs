using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using InstructMix.Mixer.Compiling;

namespace InstructMix.Mixer.Tests;

/// <summary>Compiles with the machine's own python3, a line of JSON in and one out for each snippet.</summary>
public sealed class PythonProcess : IPythonCompiler
{
    private const string Script = """
        import json, sys, warnings
        warnings.simplefilter("ignore")
        for line in sys.stdin:
            try:
                compile(json.loads(line), "snippet", "exec")
                print("null", flush=True)
            except Exception as e:
                print(json.dumps(f"{type(e).__name__}: {e}"), flush=True)
        """;

    public IList<string> Pythons { get; } = [];

    /// <summary>Runs a script that answers every line with a line.</summary>
    public static async IAsyncEnumerable<string> AnswerAsync(string script, IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Not by CliWrap: each line is written only when the answer to the one before was read.
        using var python = Process.Start(new ProcessStartInfo("python3", ["-I", "-X", "utf8", "-c", script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        await foreach (string line in lines.WithCancellation(cancellation))
        {
            await python.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
            await python.StandardInput.FlushAsync(cancellation);
            yield return await python.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("python3 ended early");
        }

        python.StandardInput.Close();
        await python.WaitForExitAsync(cancellation);
    }

    public async IAsyncEnumerable<CompileResult> CompileAsync(IAsyncEnumerable<string> snippets, string python, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Pythons.Add(python);
        await foreach (string answer in AnswerAsync(Script, snippets.Select(s => JsonSerializer.Serialize(s)), cancellation))
        {
            string? detail = JsonSerializer.Deserialize<string>(answer);
            yield return new CompileResult(detail is null, detail);
        }
    }
}
