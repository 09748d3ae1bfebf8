using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// The libraries of the table as their packages declare them: restored once, from whatever feed the machine has, and read as metadata.
/// </summary>
internal static partial class LibraryPackages
{
    private static readonly string[] s_frameworks =
    [
        "net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", "netcoreapp3.1", "netstandard2.1", "netstandard2.0",
    ];

    private static readonly string s_project = Beside("Libraries.proj");

    private static readonly Lazy<Dictionary<string, string>> s_missing = new(Restore);

    /// <summary>The packages and their versions, as the repository pins them.</summary>
    public static Dictionary<string, string> Versions { get; } = XDocument.Load(Beside("../../../Directory.Packages.props"))
        .Descendants("TableLibrary")
        .ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Version")!.Value);

    /// <summary>The assemblies of a package; a test that needs it is skipped where no feed has it.</summary>
    public static IEnumerable<IAssemblySymbol> AssembliesOf(string package)
    {
        Assert.SkipWhen(s_missing.Value.TryGetValue(package, out string? reason), $"{package} {Versions[package]} is on no feed of this machine ({reason})");
        string root = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } packages
            ? packages
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string library = Path.Combine(root, package.ToLowerInvariant(), Versions[package], "lib");
        string folder = s_frameworks.Select(framework => Path.Combine(library, framework)).First(Directory.Exists);
        MetadataReference[] own = [.. Directory.EnumerateFiles(folder, "*.dll").Select(file => MetadataReference.CreateFromFile(file))];
        var compilation = CSharpCompilation.Create(package, references: [.. TestProject.References(withRuntime: false), .. own]);
        return own.Select(reference => compilation.GetAssemblyOrModuleSymbol(reference)).OfType<IAssemblySymbol>();
    }

    /// <summary>What could not be restored, and why.</summary>
    private static Dictionary<string, string> Restore() => TryRestore() is null
        ? []
        : Versions.Keys
            .Select(package => (package, Reason: TryRestore(package)))
            .Where(one => one.Reason is not null)
            .ToDictionary(one => one.package, one => one.Reason!);

    private static string? TryRestore(string? package = null)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", s_project, "--nologo", "-v", "q", $"-p:Library={package}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process restore = Process.Start(start)!;
        Task<string> errors = restore.StandardError.ReadToEndAsync();
        string output = restore.StandardOutput.ReadToEnd() + errors.Result;
        restore.WaitForExit();
        Assert.True(restore.ExitCode == 0 || NotServed().IsMatch(output), output);
        return restore.ExitCode == 0 ? null : NotServed().Match(output).Value;
    }

    /// <summary>What a feed says that has not what it is asked for, or is not there.</summary>
    [GeneratedRegex("NU1101|NU1102|NU1301")]
    private static partial Regex NotServed();

    private static string Beside(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, name));
}
