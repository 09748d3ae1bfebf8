using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests;

/// <summary>The rules reach the compiler by two packages: with the runtime library, and alone.</summary>
[Trait("Speed", "Slow")]
public sealed class PackageTests
{
    [Fact]
    public async Task The_rules_alone_are_for_the_compiler_only()
    {
        using ZipArchive package = await OpenAsync("DpsAuthoring.Analyzers");

        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/DpsAuthoring.Analyzers.dll",
                "analyzers/dotnet/cs/DpsAuthoring.CodeFixes.dll",
                "analyzers/dotnet/cs/DpsAuthoring.Configuration.dll",
                "analyzers/dotnet/cs/DpsAuthoring.Model.dll",
                "analyzers/dotnet/cs/DpsAuthoring.YamlDotNet.dll",
                "build/DpsAuthoring.Analyzers.props",
                "build/DpsAuthoring.Analyzers.targets",
                "build/DpsAuthoring.WarningsAsErrors.globalconfig",
                "buildTransitive/DpsAuthoring.Analyzers.props",
                "buildTransitive/DpsAuthoring.Analyzers.targets",
            ],
            Entries(package));
        string nuspec = await NuspecAsync(package);
        Assert.Contains("<developmentDependency>true</developmentDependency>", nuspec);
        Assert.DoesNotContain("<dependenc", nuspec);
    }

    [Fact]
    public async Task The_runtime_library_has_them_beside_it()
    {
        using ZipArchive package = await OpenAsync("DpsAuthoring.Runtime");

        Assert.Equal(
            [
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "analyzers/dotnet/cs/DpsAuthoring.Analyzers.dll",
                "analyzers/dotnet/cs/DpsAuthoring.CodeFixes.dll",
                "analyzers/dotnet/cs/DpsAuthoring.Configuration.dll",
                "analyzers/dotnet/cs/DpsAuthoring.Model.dll",
                "analyzers/dotnet/cs/DpsAuthoring.YamlDotNet.dll",
                "build/DpsAuthoring.Runtime.props",
                "build/DpsAuthoring.Runtime.targets",
                "build/DpsAuthoring.WarningsAsErrors.globalconfig",
                "buildTransitive/DpsAuthoring.Runtime.props",
                "buildTransitive/DpsAuthoring.Runtime.targets",
                "lib/net10.0/DpsAuthoring.Runtime.dll",
                "lib/net10.0/DpsAuthoring.Runtime.xml",
            ],
            Entries(package));
        string nuspec = await NuspecAsync(package);
        Assert.DoesNotContain("developmentDependency", nuspec);
        Assert.DoesNotContain("CodeAnalysis", nuspec);
    }

    [Fact]
    public void The_compiler_needs_no_workspaces_and_an_editor_no_version_of_its_composition()
    {
        Assert.DoesNotContain(
            typeof(AlgorithmGenerator).Assembly.GetReferencedAssemblies(),
            name => name.Name!.Contains("Workspaces", StringComparison.Ordinal));
        Assert.DoesNotContain(
            typeof(Fix).Assembly.GetReferencedAssemblies(), name => name.Name!.Contains("Composition", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_fix_mends_rules_that_exist_and_has_a_key()
    {
        string[] ids = [.. Compiler.AllRules.SelectMany(rule => rule.SupportedDiagnostics).Select(rule => rule.Id)];
        Type[] fixes = [.. typeof(Fix).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))];

        Assert.Equal(
            Sources("*Fix.cs").Append(nameof(PathFixes)).Order(StringComparer.Ordinal),
            fixes.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(fixes, type =>
        {
            CodeFixProvider fix = Made(type);
            Assert.NotEmpty(fix.FixableDiagnosticIds);
            Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(id, ids));
            Assert.True(
                type == typeof(PathFixes) || type.GetFields().Any(field => field.IsLiteral && field.Name.EndsWith("Key", StringComparison.Ordinal)));
        });

        // dotnet format makes the changes of one fix for an id: those of paths that share one are parts of one.
        string[] paths = [.. fixes.Where(IsExported).SelectMany(type => Made(type).FixableDiagnosticIds).Where(id => id.StartsWith("DPS1", StringComparison.Ordinal))];
        Assert.Equal(paths.Distinct(), paths);
        Assert.All(fixes.Where(type => !IsExported(type)), type => Assert.Subset(
            Made(typeof(PathFixes)).FixableDiagnosticIds.ToHashSet(), Made(type).FixableDiagnosticIds.ToHashSet()));

        static CodeFixProvider Made(Type type) => (CodeFixProvider)Activator.CreateInstance(type)!;

        static bool IsExported(Type type) => Attribute.IsDefined(type, typeof(ExportCodeFixProviderAttribute));
    }

    /// <summary>The files of the fixes, each of which holds one.</summary>
    private static IEnumerable<string> Sources(string pattern, [CallerFilePath] string file = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(file)!, "../../analyzers/DpsAuthoring.CodeFixes"), pattern)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != nameof(Fix));

    private static string[] Entries(ZipArchive package) =>
    [
        .. package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
                && !name.EndsWith(".nuspec", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal),
    ];

    private static async Task<string> NuspecAsync(ZipArchive package)
    {
        using var reader = new StreamReader(
            package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<ZipArchive> OpenAsync(string package)
    {
        string folder = await PackAsync();
        return ZipFile.OpenRead(Path.Combine(folder, $"{package}.{Path.GetFileName(folder)}.nupkg"));
    }

    /// <summary>Packs, or finds what was packed of the same files before.</summary>
    private static async Task<string> PackAsync([CallerFilePath] string file = "")
    {
        string pack = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../eng/pack"));
        using Process process = Process.Start(new ProcessStartInfo(pack) { RedirectStandardOutput = true })!;
        string folder = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return folder.Trim();
    }
}
