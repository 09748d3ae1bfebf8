using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Benchmarks.Analyzers;

/// <summary>Code to be analysed, against the reference assemblies of the SDK that runs.</summary>
internal sealed class Workload
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Preview, DocumentationMode.Parse);
    private readonly (string Path, SourceText Text)[] _files;

    /// <summary>The SDK's implicit usings.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private Workload(string name, IEnumerable<(string Path, SourceText Text)> files)
    {
        Name = name;
        _files = [.. files];
    }

    /// <summary>Where the SDK is that runs this.</summary>
    public static string DotnetRoot { get; } =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));

    public string Name { get; }

    public int Lines => _files.Sum(file => file.Text.Lines.Count);

    public static IReadOnlyList<MetadataReference> References { get; } =
    [.. Frameworks().Select(path => MetadataReference.CreateFromFile(path))];

    public static Workload Generated(int lines) =>
        new("generated code", GeneratedProgram.Make(lines).Select(file => (file.Path, SourceText.From(file.Text))));

    /// <summary>All C# below a folder, but for what a build left there.</summary>
    public static Workload Folder(string folder) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where !Path.GetRelativePath(folder, path).Split('/').Any(part => part is "bin" or "obj" or "artifacts")
        select (path, SourceText.From(File.ReadAllText(path))));

    /// <summary>The code as the compiler first meets it: nothing of it is bound, no node of its trees was asked for.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Measured",
            [
                CSharpSyntaxTree.ParseText(Usings, s_parsing, "Usings.g.cs"),
                .. _files.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_parsing, file.Path)),
            ],
        References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>
    /// The scaffold's program, as the command line of a compiler, with the framework's own generators, which every build has.
    /// <c>Program.cs</c> stays out: its one statement compiles only with our generator.
    /// </summary>
    /// <param name="root">The root of the repository.</param>
    public static IEnumerable<string> ScaffoldCommandLine(string root)
    {
        string content = Path.Combine(root, "templates/DpsAuthoring.Templates/content/dps-algorithm/starters/raster/src");
        string usings = Path.Combine(AppContext.BaseDirectory, "Usings.g.cs");
        File.WriteAllText(usings, Usings);
        return
        [
            "-nologo", "-noconfig", "-target:library", "-nullable:enable", "-langversion:preview", "-out:scaffold.dll", usings,
            .. Directory.EnumerateFiles(content, "*.cs", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "Program.cs"),
            .. Frameworks()
                .Append(typeof(IAlgorithm).Assembly.Location)
                .Append(typeof(OSGeo.GDAL.Gdal).Assembly.Location)
                .Select(path => "-reference:" + path),
            .. Directory
                .EnumerateFiles(Path.Combine(Newest("Microsoft.NETCore.App.Ref"), "analyzers/dotnet/cs"), "*.dll")
                .Select(path => "-analyzer:" + path),
        ];
    }

    private static IEnumerable<string> Frameworks() =>
        from name in (string[])["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"]
        from path in Directory.EnumerateFiles(Path.Combine(Newest(name), "ref"), "*.dll", SearchOption.AllDirectories)
        select path;

    private static string Newest(string pack) =>
        Directory
            .GetDirectories(Path.Combine(DotnetRoot, "packs", pack))
            .MaxBy(version => Version.Parse(Path.GetFileName(version).Split('-')[0]))!;
}
