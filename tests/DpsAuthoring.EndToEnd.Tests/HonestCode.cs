using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>Code as documentation shows it, and as authors write it, builds in a scaffold without a warning.</summary>
public sealed partial class HonestCode(Workshop workshop)
{
    private const string Usings = """
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Diagnostics;
        using System.Globalization;
        using System.Text;
        using System.Text.Json;
        using DpsAuthoring;
        using Microsoft.Extensions.Logging;
        using OSGeo.GDAL;
        using OSGeo.OSR;

        namespace Algorithms;

        """;

    private const string Code = """
        internal enum HlsBand { red, swir_1, swir_2 }

        internal sealed class Bands(ILogger<Bands> log)
        {
            public int Public_Field = 3;

            public string Name_of(HlsBand band) => string.Format("{0:0.0}", 1.5) + band;

            public void Work(string text, List<string> files)
            {
                log.LogInformation("{Count} files", 3);
                log.LogInformation($"{text} files");
                log.LogDebug("{Text} of {Number}", text.ToUpper(), files.Count());
                using Dataset raster = Gdal.GetDriverByName("MEM").Create("", 5, 5, 1, DataType.GDT_Byte, []);
                string json = JsonSerializer.Serialize(files, new JsonSerializerOptions { WriteIndented = true });
                Console.WriteLine(string.Join(",", new[] { "red", "green" }) + json + text.IndexOf("a") + double.Parse("1.5"));
                File.SetUnixFileMode(typeof(Bands).Assembly.Location, UnixFileMode.UserRead);
                if (files.Any() && text.Substring(0, 1) == "a" && text.ToLower().Contains("b"))
                {
                    throw new Exception("No band is called " + text);
                }
            }
        }
        """;

    [Theory]
    [InlineData("system")]
    [InlineData("maxrev")]
    public async Task Builds_without_a_warning(string gdal)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Honest", "--skip-restore", "--gdal", gdal);
        await WriteAsync(scaffold, "src/Honest/Bands.cs", Usings + Code);
        await WriteAsync(scaffold, "tests/Honest.Tests/BandsTests.cs", """
            using System.ComponentModel.DataAnnotations;
            using DpsAuthoring;
            using OSGeo.GDAL;

            namespace Algorithms.Tests;

            public class Bands_tests
            {
                [Fact]
                public async Task Band_is_a_byte()
                {
                    await Task.Delay(1);
                    var values = new List<DataType> { DataType.GDT_Byte };
                    Assert.Equal(1, values.Count());
                }
            }
            """);

        Ran built = (await scaffold.BuildAsync()).EnsureSuccess();

        Assert.Contains("0 Warning(s)", built.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// Each can be written without its namespace, beside whatever else an author has in a file. GDAL has named one as .NET has: the
    /// compiler asks which is meant, and an alias would take <c>System.Attribute</c> from files that have nothing to do with GDAL.
    /// </summary>
    [Fact]
    public async Task May_name_every_type_of_gdal_and_of_the_library()
    {
        string[] types = [.. ((string[])["DpsAuthoring.Gdal", "DpsAuthoring.Runtime"])
            .SelectMany(project => File.ReadLines(Path.Combine(Workshop.Repository, "src", project, "PublicAPI.Unshipped.txt")))
            .Select(line => TypeLine().Match(line)).Where(line => line.Success).Select(line => line.Groups[1].Value).Distinct().Except(["Attribute"])];
        Assert.Contains("DataType", types);
        Scaffold scaffold = await workshop.ScaffoldAsync("Named", "--skip-restore", "--no-tests");
        await WriteAsync(scaffold, "src/Named/Types.cs", Usings + $$"""
            internal static class Types
            {
                public static Type[] All => [{{string.Join(", ", types.Select(type => $"typeof({type})"))}}];
            }
            """);

        (await scaffold.BuildAsync()).EnsureSuccess();
    }

    private static Task WriteAsync(Scaffold scaffold, string file, string text) =>
        File.WriteAllTextAsync(scaffold.PathOf(file), text, TestContext.Current.CancellationToken);

    [GeneratedRegex(@"^(?:DpsAuthoring|OSGeo\.GDAL|OSGeo\.OSR)\.(\w+)$")]
    private static partial Regex TypeLine();
}
