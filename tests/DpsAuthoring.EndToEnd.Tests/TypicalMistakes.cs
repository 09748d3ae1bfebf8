using System.Text.Json;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// What the tutorial's readers do wrong first, done in a new algorithm: its build says where and why, for a person and as SARIF, and the
/// fixes of the packed rules, applied by the SDK's own tool, make the same build pass.
/// </summary>
public sealed class TypicalMistakes(Workshop workshop)
{
    private const string Mistakes = """
            string shared = "/projects/shared/dem.csv";
            string dem = File.ReadAllText(shared);
            int factor = int.Parse(Console.ReadLine()!);
            File.WriteAllText("statistics.csv", $"{dem.Length * factor}");
    """;

    private static readonly string[] s_ids = ["DPS1001", "DPS1003", "DPS2001"];

    [Fact]
    public async Task Fail_the_build_with_a_reason_and_are_mended_by_the_fixes()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("mistaken", "--skip-restore");
        const string Source = "src/mistaken/Mistaken.cs";
        string right = scaffold.Read(Source);
        string wrong = right.Replace("Gdal.AllRegister();", "Gdal.AllRegister();\n" + Mistakes, StringComparison.Ordinal);
        Assert.NotEqual(right, wrong);
        await File.WriteAllTextAsync(scaffold.PathOf(Source), wrong, TestContext.Current.CancellationToken);
        int first = Array.FindIndex(wrong.Split('\n'), line => line.Contains("File.ReadAllText", StringComparison.Ordinal)) + 1;

        string sarif = scaffold.PathOf("build.sarif");
        Ran failed = await scaffold.RunAsync("dotnet", "build", "src/mistaken", $"-p:ErrorLog={sarif}%2cversion=2.1");

        Assert.NotEqual(0, failed.ExitCode);
        AssertSays(
            failed,
            $"Mistaken.cs({first},39): error DPS1003: File.ReadAllText reads '/projects/shared/dem.csv', a path that a job's machine does not have;"
        );
        AssertSays(failed, $"Mistaken.cs({first + 1},32): error DPS2001: Console.ReadLine waits for someone at the keyboard;");
        AssertSays(
            failed,
            $"Mistaken.cs({first + 2},27): error DPS1001: File.WriteAllText writes to 'statistics.csv', outside output/, which is gone when the job ends;"
        );
        Assert.All(s_ids, id => AssertSays(failed, $"/analyzers/rules/{id}.md)"));
        using (var log = JsonDocument.Parse(await File.ReadAllTextAsync(sarif, TestContext.Current.CancellationToken)))
        {
            AssertHolds(log.RootElement.GetProperty("runs")[0], first);
        }

        Ran mended = await scaffold.RunAsync(
            "dotnet", ["format", "analyzers", "src/mistaken", "--severity", "warn", "--diagnostics", .. s_ids]);

        mended.EnsureSuccess();

        // What is an input now must stand in the configurations too.
        (await scaffold.RunAsync("dotnet", "format", "analyzers", "src/mistaken", "--severity", "warn", "--diagnostics", "DPS4031")).EnsureSuccess();
        Ran trial = await scaffold.RunAsync("dotnet", "build", "src/mistaken");
        Assert.NotEqual(0, trial.ExitCode);
        // Which of the two fixes comes first is the editor's affair.
        Assert.Matches(
            "error DPS5019: The trial job has no (--dem, --factor|--factor, --dem), which have no default in the configuration,",
            trial.Everything);

        // And in the trial job, whose values only the author knows.
        string build = scaffold.Read("build-env.sh");
        string tried = build.Replace(
            "--input_file four-pixels.pgm", "--input_file four-pixels.pgm --dem four-pixels.pgm --factor 2", StringComparison.Ordinal);
        Assert.NotEqual(build, tried);
        await File.WriteAllTextAsync(scaffold.PathOf("build-env.sh"), tried, TestContext.Current.CancellationToken);
        (await scaffold.RunAsync("dotnet", "build", "src/mistaken")).EnsureSuccess();
        string now = scaffold.Read(Source);
        Assert.Contains("[Input(\"dem\", Pattern = \"dem.csv\")]", now, StringComparison.Ordinal);
        Assert.Contains("string shared = Dem.FullPath;", now, StringComparison.Ordinal);
        Assert.Contains("int factor = Factor;", now, StringComparison.Ordinal);
        Assert.Contains(
            "job.Output.Write(\"statistics.csv\", path => File.WriteAllText(path, $\"{dem.Length * factor}\"));",
            now,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stay_errors_where_an_author_lets_warnings_pass()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("lenient", "--skip-restore");
        string props = scaffold.Read("Directory.Build.props");
        await File.WriteAllTextAsync(
            scaffold.PathOf("Directory.Build.props"),
            props.Replace("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        string source = scaffold.PathOf("src/lenient/Program.cs");
        await File.AppendAllTextAsync(
            source,
            "\nstatic class Extra { public static void Run() => File.WriteAllText(\"statistics.csv\", \"\"); }\n",
            TestContext.Current.CancellationToken);

        Ran failed = await scaffold.RunAsync("dotnet", "build", "src/lenient");
        AssertSays(failed, "error DPS1001:");

        (await scaffold.RunAsync("dotnet", "build", "src/lenient", "-p:DpsAnalysisMode=None")).EnsureSuccess();
        Ran misspelt = await scaffold.RunAsync("dotnet", "build", "src/lenient", "-p:DpsAnalysisMode=Nil");
        AssertSays(misspelt, "warning DPS0001: 'Nil' is no DpsAnalysisMode, so Default is used; write Default, Strict or None");
    }

    private static void AssertSays(Ran ran, string text) =>
        Assert.True(ran.Everything.Contains(text, StringComparison.Ordinal), $"Not said: {text}\n{ran.CommandLine}\n{ran.Everything}");

    private static void AssertHolds(JsonElement run, int first)
    {
        JsonElement[] results =
        [
            .. run.GetProperty("results")
                .EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("DPS", StringComparison.Ordinal)),
        ];
        Assert.Equal(s_ids, results.Select(result => result.GetProperty("ruleId").GetString()).Order(StringComparer.Ordinal));
        Assert.All(results, result =>
        {
            Assert.Equal("error", result.GetProperty("level").GetString());
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.EndsWith("Mistaken.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
            Assert.InRange(place.GetProperty("region").GetProperty("startLine").GetInt32(), first, first + 2);
        });

        // The place that decided is told beside the one where it is used.
        JsonElement read = results.Single(result => result.GetProperty("ruleId").GetString() == "DPS1003");
        Assert.Equal(
            first - 1,
            read.GetProperty("relatedLocations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("region")
                .GetProperty("startLine")
                .GetInt32());

        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        Assert.All(s_ids, id =>
        {
            JsonElement rule = rules.Single(each => each.GetProperty("id").GetString() == id);
            Assert.EndsWith($"/analyzers/rules/{id}.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
        });
    }
}
