using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>What is known of the types that write to a stream they are given.</summary>
internal static class Wrappers
{
    /// <summary>The types that take a stream over, and whether they hold bytes back until they are closed.</summary>
    private static readonly (string Type, bool HoldsBack)[] s_types =
    [
        ("System.IO.StreamWriter", true),
        ("System.IO.BufferedStream", true),
        ("System.IO.BinaryWriter", false),
        ("System.IO.Compression.GZipStream", true),
        ("System.IO.Compression.DeflateStream", true),
        ("System.IO.Compression.ZLibStream", true),
        ("System.IO.Compression.BrotliStream", true),
        ("System.IO.Compression.ZipArchive", true),
        ("System.Security.Cryptography.CryptoStream", true),
        ("System.Text.Json.Utf8JsonWriter", true),
        ("System.Xml.XmlWriter", true),
        ("System.Xml.XmlTextWriter", true),
        ("System.Formats.Tar.TarWriter", false),
        ("CsvHelper.CsvWriter", false),
    ];

    /// <summary>
    /// Whether an argument is a stream that the call makes a writer of, which writes the stream out when it is closed itself.
    /// </summary>
    public static bool Wraps(IArgumentOperation argument, out IOperation wrapper, out bool holdsBack)
    {
        wrapper = argument.Parent!;
        holdsBack = false;
        (IMethodSymbol? method, _, ImmutableArray<IArgumentOperation> arguments) = WrittenResults.PartsOf(wrapper);
        if (argument.Parameter is not { Ordinal: 0 }
            || method is null
            || method.MethodKind != MethodKind.Constructor && !method.Is("System.Xml.XmlWriter", "Create")
            || arguments.Any(static other => other.Parameter?.Name == "leaveOpen" && other.Value.ConstantValue.Value is not false))
        {
            return false;
        }

        foreach ((string type, bool holds) in s_types)
        {
            if (method.ContainingType.Is(type))
            {
                holdsBack = holds;
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a method only writes to what it is given, and leaves the last bytes in it: GDAL's own do, and a few of the framework's.
    /// Those that write XML flush.
    /// </summary>
    public static bool IsOnlyUsed(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation { TargetMethod: var method }
        && (method.ContainingNamespace.IsIn("OSGeo")
            || (method.ContainingNamespace.IsIn("System")
                && (method.Name is "CopyTo" or "CopyToAsync" or "WriteTo" or "WriteToAsync"
                    || method.ContainingType.Is("System.IO.Compression.ZipFileExtensions")
                    || (method.ContainingType.Is("System.Text.Json.JsonSerializer")
                        && argument.Parameter?.Type.Is("System.IO.Stream") == true))));
}
