using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>The code in docs/blocks.md is one program: it compiles, runs, and makes what it says.</summary>
[Collection(nameof(Alone))]
public sealed partial class DocsTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _before = Environment.CurrentDirectory;

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _scratch.Dispose();
    }

    [Fact]
    public async Task The_manual_runs()
    {
        foreach (string name in (string[])["red", "nir", "may", "june", "july", "dem"])
        {
            Rasters.Random<ushort>(_scratch[name + ".tif"], 200, 150, name.Length);
        }

        foreach (string name in (string[])["fmask", "may.fmask", "june.fmask", "july.fmask"])
        {
            Rasters.Random<byte>(_scratch[name + ".tif"], 200, 150, name.Length);
        }

        Rasters.Create(_scratch["zones.tif"], 200, 150, [Enumerable.Range(0, 200 * 150).Select(i => (i % 200 / 50) + (i / 200 / 50 * 4)).ToArray()]);
        Directory.CreateDirectory(_scratch["output"]);
        Environment.CurrentDirectory = _scratch["."];
        await Run(Program(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "blocks.md"))));

        double[] red = Rasters.Read(_scratch["red.tif"]);
        double[] nir = Rasters.Read(_scratch["nir.tif"]);
        Python.AssertSame([.. red.Zip(nir, (r, n) => (n - r) / (n + r))], Rasters.Read(_scratch["output/ndvi.tif"]), 1e-6);
        using Dataset median = Gdal.Open(_scratch["output/median.tif"], Access.GA_ReadOnly);
        Assert.Equal((200, 200, "COG"), (median.RasterXSize, median.RasterYSize, median.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE")));
        Assert.All((string[])["clear.tif", "smooth.tif", "slope.tif", "small.tif"], name => Assert.True(File.Exists(_scratch["output/" + name])));
    }

    private static string Program(string page)
    {
        string[] blocks = [.. Block().Matches(page).Select(block => block.Groups["code"].Value)];
        Assert.InRange(blocks.Length, 6, 20);
        string[] usings = [.. blocks.SelectMany(code => code.Split('\n')).Where(line => Using().IsMatch(line)).Distinct()];
        string[] bodies = [.. blocks.Select(code => string.Join('\n', code.Split('\n').Where(line => !Using().IsMatch(line))))];
        return $$"""
            using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading;
            using System.Threading.Tasks;
            {{string.Join('\n', usings)}}
            public sealed class Job { public IProgress<double> Progress { get; } = new Progress<double>(); }
            public static class Manual
            {
                public static async Task Run(Job job, CancellationToken cancellationToken)
                {
                    {{string.Join('\n', bodies.Select(body => $"{{ {body} }}"))}}
                }
            }
            """;
    }

    private static async Task Run(string program)
    {
        var compilation = CSharpCompilation.Create(
            "manual",
            [CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.Latest),
                cancellationToken: TestContext.Current.CancellationToken)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString()));
        var manual = Assembly.Load(image.ToArray());
        object job = Activator.CreateInstance(manual.GetType("Job")!)!;
        await (Task)manual.GetType("Manual")!.GetMethod("Run")!.Invoke(null, [job, TestContext.Current.CancellationToken])!;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Using();
}
