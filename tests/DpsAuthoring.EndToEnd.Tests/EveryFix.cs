using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// The fix of each rule about code, applied by the SDK's own tool to the code that the rule's page calls bad: one fix for an id, chosen by
/// the first finding of all. Nothing is reported afterwards, and it builds.
/// </summary>
public sealed partial class EveryFix(Workshop workshop)
{
    /// <summary>All that can be wrong with an input, in another order than the page has it: three kinds of change under one id.</summary>
    private const string ChangedInputs = """
        using DpsAuthoring;
        public static class Changed
        {
            public static void Run(Job job)
            {
                File.Delete("input/a.aux.xml"); // A leftover.
                File.Move("input/a.tif", "output/a.tif");
                using (var granule = new FileStream("input/b.h5", FileMode.Open)) { job.Print($"{granule.Length}"); }
                File.WriteAllText("input/c.csv", "a,b");
            }
        }
        """;

    /// <summary>Rules whose page has bad code for which no fix is offered.</summary>
    private static readonly string[] s_withoutFixHere =
    [
        "DPS1013", // The method would have to become async, which is the author's choice.
        "DPS2001", // A program of statements has no algorithm whose input could be asked for.
        "DPS3009", // What a constructor takes is the author's choice.
    ];

    private static readonly string s_pages = Path.Combine(Workshop.Repository, "analyzers/rules");

    [Fact]
    public async Task Is_made_by_dotnet_format_and_what_it_makes_builds()
    {
        string folder = workshop.NewFolder("every-fix");
        var codes = Directory.EnumerateFiles(s_pages, "DPS*.md").Order(StringComparer.Ordinal)
            .Select(page => (Id: Path.GetFileNameWithoutExtension(page), Text: File.ReadAllText(page)))
            .Where(page => !s_withoutFixHere.Contains(page.Id))
            .Where(page => FixOf().Match(page.Text).Groups["fix"].Value is var fix
                && !fix.StartsWith("None: ", StringComparison.Ordinal)
                && !fix.Contains("Without Fix All", StringComparison.Ordinal)
                && BadCode().IsMatch(page.Text))
            .ToDictionary(page => page.Id, page => BadCode().Match(page.Text).Groups["code"].Value);
        string[] ids = [.. codes.Keys];
        Assert.Contains("DPS1005", ids);
        Assert.Contains("DPS1020", ids);
        codes.Add("Changed", ChangedInputs);

        await WriteAsync(folder, ".globalconfig", "is_global = true\n" + string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = error\n")));
        foreach ((string name, string code) in codes)
        {
            await WriteAsync(folder, $"{name}/{name}.csproj", ProjectOf(code));
            await WriteAsync(folder, $"{name}/Code.cs", code);
        }

        await RunAsync(folder, "new", "sln", "--name", "every", "--format", "sln");
        await RunAsync(folder, ["sln", "every.sln", "add", .. codes.Keys.Select(name => $"{name}/{name}.csproj")]);
        await RunAsync(folder, ["format", "analyzers", "every.sln", "--severity", "info", "--diagnostics", .. ids]);

        Ran built = await Command.RunAsync(folder, Workshop.Environment(workshop.Packages), "dotnet", "build", "every.sln");
        Assert.True(built.ExitCode == 0, string.Join('\n', built.Output.Split('\n').Where(line => line.Contains(": error", StringComparison.Ordinal)).Distinct()));
        string changed = await File.ReadAllTextAsync(Path.Combine(folder, "Changed/Code.cs"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("File.Delete", changed, StringComparison.Ordinal);
        Assert.Contains("File.Copy(\"input/a.tif\", \"output/a.tif\");", changed, StringComparison.Ordinal);
        Assert.Contains("FileMode.Open, FileAccess.Read)", changed, StringComparison.Ordinal);
        Assert.Contains("job.Output.Write(\"c.csv\", path => File.WriteAllText(path, \"a,b\"));", changed, StringComparison.Ordinal);
    }

    private async Task RunAsync(string folder, params string[] args) =>
        (await Command.RunAsync(folder, Workshop.Environment(workshop.Packages), "dotnet", args)).EnsureSuccess();

    private static async Task WriteAsync(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }

    private string ProjectOf(string code) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>{(code.Contains("class ", StringComparison.Ordinal) ? "Library" : "Exe")}</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="DpsAuthoring.Runtime" Version="{workshop.Version}" />
            {(code.Contains("OSGeo", StringComparison.Ordinal) ? $"<PackageReference Include=\"DpsAuthoring.Gdal\" Version=\"{workshop.Version}\" />" : "")}
            <Using Include="DpsAuthoring" />
            <Using Include="DpsAuthoring.Hosting" />
            <Using Include="Microsoft.Extensions.Logging" />
            <Using Include="System.ComponentModel.DataAnnotations" />
          </ItemGroup>
        </Project>
        """;

    [GeneratedRegex(@"^## Bad\n\n```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BadCode();

    [GeneratedRegex(@"^## Fix\n\n(?<fix>.*?)^## Silence", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FixOf();
}
