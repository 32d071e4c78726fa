using System.Reflection;
using System.Runtime.Loader;

namespace InstructMix.Mixer.Expressions;

/// <summary>The compiled expressions of a recipe. They are unloaded when it is disposed.</summary>
public sealed class ExpressionProgram : IDisposable
{
    private readonly AssemblyLoadContext _loaded;
    private readonly Type _class;
    private readonly IReadOnlyList<Entry> _entries;
    private readonly RecordContext _context;
    private readonly SlowEvaluations _slow;

    private ExpressionProgram(AssemblyLoadContext loaded, Type compiled, IReadOnlyList<Entry> entries, RecordContext context)
    {
        (_loaded, _class, _entries, _context) = (loaded, compiled, entries, context);
        _slow = new SlowEvaluations(context.Clock, [.. entries.Select(e => e.Text)]);
    }

    /// <summary>How many expressions there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Tells whether what was compiled is still loaded.</summary>
    internal WeakReference Loaded => new(_loaded);

    /// <summary>An expression as it was written.</summary>
    /// <param name="expression">Its number, from 0.</param>
    public string TextOf(int expression) => _entries[expression].Text;

    /// <summary>The names of the record and of its signals that an expression mentions, such as <c>Judged</c>.</summary>
    /// <param name="expression">Its number, from 0.</param>
    public IReadOnlySet<string> Mentions(int expression) => _entries[expression].Mentioned;

    /// <summary>Makes an evaluator: one for each thread.</summary>
    public ExpressionEvaluator NewEvaluator()
    {
        var view = (RecordView)Activator.CreateInstance(_class, _context)!;
        return new ExpressionEvaluator(view,
            [.. Enumerable.Range(0, Count).Select(i => _class.GetMethod(ExpressionSources.Method(i))!.CreateDelegate<Func<bool>>(view))],
        _slow);
    }

    /// <inheritdoc/>
    public void Dispose() => _loaded.Unload();

    /// <summary>Loads what was compiled.</summary>
    internal static ExpressionProgram Load(Stream assembly, IReadOnlyList<Entry> entries, RecordContext context)
    {
        var loaded = new Context();
        return new ExpressionProgram(loaded, loaded.LoadFromStream(assembly).GetType(ExpressionSources.ClassName, throwOnError: true)!,
            entries, context);
    }

    /// <summary>An expression: its text, and what it mentions.</summary>
    internal sealed record Entry(string Text, IReadOnlySet<string> Mentioned);

    private sealed class Context() : AssemblyLoadContext("recipe expressions", isCollectible: true)
    {
        // This very assembly, wherever it was loaded: the class that was compiled is one of its views.
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(RecordView).Assembly.GetName().Name ? typeof(RecordView).Assembly : null;
    }
}
