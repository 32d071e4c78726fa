using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace InstructMix.Mixer.Expressions;

/// <summary>What expressions are compiled against: the metadata of the assemblies that this process has loaded already. No reference assemblies are needed on disk.</summary>
internal static class RuntimeReferences
{
    private static readonly string[] Names = ["System.Private.CoreLib", "System.Runtime", "System.Text.RegularExpressions"];

    /// <summary>The references. They stay valid as long as their assemblies are loaded, which is as long as the process runs.</summary>
    public static IEnumerable<MetadataReference> Load() => Names.Select(Assembly.Load).Append(typeof(RecordView).Assembly).Select(Of);

    private static unsafe PortableExecutableReference Of(Assembly assembly) => assembly.TryGetRawMetadata(out byte* bytes, out int length)
        ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)bytes, length)).GetReference()
        : throw new InvalidOperationException($"{assembly.GetName().Name} has no metadata to compile expressions against.");
}
