using System.Reflection;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>The table against the framework that runs this test: a path parameter that a new .NET brings must be placed.</summary>
public sealed class PathApisTests
{
    private static readonly string[] s_assemblies =
    [
        "System.Private.CoreLib",
        "System.IO.FileSystem.Watcher",
        "System.IO.FileSystem.DriveInfo",
        "System.IO.MemoryMappedFiles",
        "System.IO.Compression",
        "System.IO.Compression.ZipFile",
        "System.IO.Pipes",
        "System.IO.IsolatedStorage",
        "System.Formats.Tar",
        "System.Private.Xml",
        "System.Private.Xml.Linq",
        "System.Runtime.Extensions",
    ];

    /// <summary>
    /// What has a parameter that is called like a path and is none, or reaches no file with it, or is not a result's way.
    /// </summary>
    private static readonly HashSet<string> s_noPaths =
    [
        // The value is followed; what is done with the object is what counts.
        "System.IO.DirectoryInfo..ctor path", "System.IO.FileInfo..ctor fileName", "System.IO.DirectoryInfo.CreateSubdirectory path",
        "System.IO.Directory.GetDirectoryRoot path", "System.IO.Directory.GetParent path",
        // A link's target is text; it need not exist.
        "System.IO.Directory.CreateSymbolicLink pathToTarget", "System.IO.File.CreateSymbolicLink pathToTarget",
        "System.IO.FileSystemInfo.CreateAsSymbolicLink pathToTarget",
        // Text for a message.
        "System.IO.FileLoadException..ctor fileName",
        "System.IO.FileNotFoundException..ctor fileName",
        "System.IO.FileSystemEventArgs..ctor directory",
        "System.IO.RenamedEventArgs..ctor directory", "System.Xml.Xsl.XsltCompileException..ctor sourceUri",
    ];

    /// <summary>Types that only reckon with paths, or have a file system of their own.</summary>
    private static readonly string[] s_noPathTypes =
    [
        "System.IO.Path.",
        "System.IO.IsolatedStorage.",
        "System.Xml.XmlNamespaceManager.",
        "System.Xml.Schema.",
        "System.Xml.Serialization.",
        "System.Xml.Xsl.Runtime.",
    ];

    /// <summary>Parameters that are always something else: names in XML, and what a relative address is resolved against.</summary>
    private static readonly HashSet<string> s_noPathNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "namespaceUri", "nsUri", "baseUri", "nextbaseUri", "relativeUri", "xpath", "securityUrl",
    };

    private static readonly string[] s_words = ["path", "file", "dir", "uri", "url"];

    [Fact]
    public void Every_path_parameter_is_in_the_table_or_known_to_be_none()
    {
        var table = PathApis.Framework
            .SelectMany(row => row.Roles.Select(role => $"{row.Type}.{row.Member} {role.Parameter}"))
            .ToHashSet(StringComparer.Ordinal);
        string[] open =
        [
            .. Parameters()
                .Where(parameter =>
                    !table.Contains(parameter)
                    && !s_noPaths.Contains(parameter)
                    && !s_noPathTypes.Any(type => parameter.StartsWith(type, StringComparison.Ordinal)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Fact]
    public void The_table_names_what_there_is()
    {
        CSharpCompilation compilation = Compiler.Parse("class Empty;");
        foreach ((
                string? name,
                string? member,
                bool _,
                bool _,
                System.Collections.Immutable.ImmutableArray<PathRole> roles) in PathApis.Framework)
        {
            Microsoft.CodeAnalysis.INamedTypeSymbol? type = compilation.GetTypeByMetadataName(name);
            Assert.True(type is not null, name);
            System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.ISymbol> members = type.GetMembers(member);
            Assert.True(members.Length > 0 || IsNewer(name, member), $"{name}.{member}");
            Assert.All(roles.Where(role => role.Parameter != "this"), role => Assert.True(
                        members.Length == 0
                            || members
                                .OfType<Microsoft.CodeAnalysis.IMethodSymbol>()
                                .Any(method => method.Parameters.Any(parameter => parameter.Name == role.Parameter)),
                $"{name}.{member} {role.Parameter}"));
            Assert.All(roles, role => Assert.True(role.Access == "Open" || Enum.TryParse<PathAccess>(role.Access, out _), role.Access));
        }
    }

    private static bool IsCalledLikeAPath(string name) =>
        !s_noPathNames.Contains(name) && s_words.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Rows that wait for a framework that is newer than the one at hand.</summary>
    private static bool IsNewer(string type, string member) => (type, member) is ("System.IO.File", "CreateHardLink");

    private static IEnumerable<string> Parameters()
    {
        foreach (Assembly assembly in s_assemblies.Select(name => Assembly.Load(name)))
        {
            foreach (Type type in assembly.GetExportedTypes().Where(type => type.Namespace is { } space
                        && (
                            space.StartsWith("System.IO", StringComparison.Ordinal)
                            || space.StartsWith("System.Xml", StringComparison.Ordinal)
                            || space == "System.Formats.Tar")))
            {
                IEnumerable<MethodBase> methods = type.GetMethods(
                        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Cast<MethodBase>()
                    .Concat(type.GetConstructors());
                foreach (MethodBase method in methods.Where(method => !method.IsSpecialName || method.IsConstructor))
                {
                    foreach (ParameterInfo parameter in method.GetParameters())
                    {
                        if (parameter.ParameterType == typeof(string) && IsCalledLikeAPath(parameter.Name!))
                        {
                            yield return $"{type.FullName}.{method.Name} {parameter.Name}";
                        }
                    }
                }
            }
        }
    }
}
