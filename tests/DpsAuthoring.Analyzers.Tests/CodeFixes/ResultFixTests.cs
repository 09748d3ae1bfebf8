using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>What is written elsewhere comes into <c>output/</c>: DPS1001, DPS1002, and writes to inputs and addresses.</summary>
public sealed class ResultFixTests
{
    [Theory]
    [InlineData(
        """File.WriteAllText({|DPS1001:"result.csv"|}, "a,b");""",
        """job.Output.Write("result.csv", path => File.WriteAllText(path, "a,b"));""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:"/projects/out/result.csv"|}, "a,b");""",
        """job.Output.Write("result.csv", path => File.WriteAllText(path, "a,b"));""")]
    [InlineData(
        """await File.WriteAllTextAsync({|DPS1001:"out/result.csv"|}, "a", cancellationToken); // why""",
        """await job.Output.WriteAsync("out/result.csv", path => File.WriteAllTextAsync(path, "a", cancellationToken)); // why"""
    )]
    [InlineData(
        """File.WriteAllText({|DPS1001:$"results/{name}.csv"|}, "a");""",
        """job.Output.Write($"results/{name}.csv", path => File.WriteAllText(path, "a"));""")]
    [InlineData(
        """File.WriteAllText({|DPS1002:"output/" + name + "_" + n + ".csv"|}, "a");""",
        """job.Output.Write($"{name}_{n}.csv", path => File.WriteAllText(path, "a"));""")]
    [InlineData(
        """File.WriteAllText({|DPS1002:Path.Combine("output", name)|}, "a");""",
        """job.Output.Write(name, path => File.WriteAllText(path, "a"));""")]
    [InlineData(
        """File.Copy("input/a.tif", {|DPS1002:Path.Combine("output", name, "a.tif")|});""",
        """job.Output.Write(Path.Combine(name, "a.tif"), path => File.Copy("input/a.tif", path));""")]
    [InlineData(
        """File.WriteAllText({|DPS1007:"s3://bucket/result.csv"|}, "a");""",
        """job.Output.Write("result.csv", path => File.WriteAllText(path, "a"));""")]
    [InlineData(
        """File.WriteAllText({|DPS1005:"input/result.csv"|}, "a");""",
        """job.Output.Write("result.csv", path => File.WriteAllText(path, "a"));""")]
    public Task A_call_that_writes_a_file_publishes_it(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(ResultFix.PublishKey, Running(before), Running(after));

    [Fact]
    public Task A_body_that_is_one_expression_publishes_it() =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(
            ResultFix.PublishKey,
            Only("""File.WriteAllTextAsync({|DPS1002:Path.Combine("output", name)|}, "a,b", cancellationToken)"""),
            Only("""job.Output.WriteAsync(name, path => File.WriteAllTextAsync(path, "a,b", cancellationToken))"""));

    [Theory]
    [InlineData(
        """using var stream = File.Create({|DPS1001:"result.bin"|}); // why""",
        """using var stream = File.Create(Path.Combine(job.Output.FullPath, "result.bin")); // why"""
    )]
    [InlineData(
        """using var writer = new StreamWriter(/* here */ {|DPS1001:"~/out/result.csv"|});""",
        """using var writer = new StreamWriter(/* here */ Path.Combine(job.Output.FullPath, "result.csv"));""")]
    [InlineData(
        """Directory.CreateDirectory({|DPS1001:"Output/tiles"|});""",
        """Directory.CreateDirectory(Path.Combine(job.Output.FullPath, "tiles"));""")]
    [InlineData(
        """Directory.CreateDirectory({|DPS1002:Path.Combine("output", name)|});""",
        """Directory.CreateDirectory(Path.Combine(job.Output.FullPath, OutputName.Parse(name).Value));""")]
    [InlineData(
        """File.AppendAllText({|DPS1001:$"results/tile_{n}.csv"|}, "x");""",
        """File.AppendAllText(Path.Combine(job.Output.FullPath, $"results/tile_{n}.csv"), "x");""")]
    [InlineData(
        """File.AppendAllText({|DPS1001:Path.Combine(AppContext.BaseDirectory, "run.csv")|}, "x");""",
        """File.AppendAllText(Path.Combine(job.Output.FullPath, "run.csv"), "x");""")]
    [InlineData(
        """File.AppendAllText({|DPS1001:$"{AppContext.BaseDirectory}/{n}.csv"|}, "x");""",
        """File.AppendAllText(Path.Combine(job.Output.FullPath, $"{n}.csv"), "x");""")]
    [InlineData(
        """File.AppendAllText({|DPS1001:Path.Combine(Environment.CurrentDirectory, "out", "run.csv")|}, "x");""",
        """File.AppendAllText(Path.Combine(job.Output.FullPath, "out", "run.csv"), "x");""")]
    [InlineData(
        """File.AppendAllText({|DPS1002:n > 1 ? "output/a.csv" : "a.csv"|}, "x");""",
        """File.AppendAllText(Path.Combine(job.Output.FullPath, n > 1 ? "a.csv" : "a.csv"), "x");""")]
    [InlineData(
        """{|DPS1001:new FileInfo("result.bin")|}.Create().Dispose();""",
        """new FileInfo(Path.Combine(job.Output.FullPath, "result.bin")).Create().Dispose();""")]
    [InlineData("""
        string path = "result.csv"; // the table
        File.WriteAllText({|DPS1001:path|}, "x");
        Console.WriteLine(File.ReadAllText(path));
        """, """
        string path = Path.Combine(job.Output.FullPath, "result.csv"); // the table
        File.WriteAllText(path, "x");
        Console.WriteLine(File.ReadAllText(path));
        """)]
    [InlineData("""
        string name2 = "a.csv";
        File.AppendAllText({|DPS1001:name2|}, "x");
        Console.WriteLine("Wrote " + name2);
        """, """
        string name2 = "a.csv";
        File.AppendAllText(Path.Combine(job.Output.FullPath, name2), "x");
        Console.WriteLine("Wrote " + name2);
        """)]
    [InlineData("""
        const string Out = "results";
        Directory.CreateDirectory({|DPS1001:Out|});
        File.WriteAllText({|DPS1001:Out + "/a.csv"|}, "x");
        """, """
        const string Out = "output/results";
        Directory.CreateDirectory(Out);
        File.WriteAllText(Out + "/a.csv", "x");
        """)]
    [InlineData(
        """foreach (string f in Directory.GetFiles("input")) File.Copy(f, {|DPS1005:f + ".bak"|});""",
        """foreach (string f in Directory.GetFiles("input")) File.Copy(f, Path.Combine(job.Output.FullPath, Path.GetFileName(f + ".bak")));"""
    )]
    public Task A_path_leads_into_output(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(ResultFix.MoveKey, Running(before), Running(after));

    [Theory]
    [InlineData("""File.WriteAllText({|DPS1001:"result.csv"|}, "a");""", """File.WriteAllText("output/result.csv", "a");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"../x/result.csv"|}, "a");""", """File.WriteAllText("output/x/result.csv", "a");""")]
    [InlineData("""File.WriteAllText({|DPS1001:@"C:\data\result.csv"|}, "a");""", """File.WriteAllText("output/result.csv", "a");""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:Path.Combine("out", Path.GetFileNameWithoutExtension(args[0]) + ".csv")|}, "a");""",
        """File.WriteAllText(Path.Combine("output", "out", Path.GetFileNameWithoutExtension(args[0]) + ".csv"), "a");""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:"/projects/" + args.Length + ".csv"|}, "a");""",
        """File.WriteAllText(Path.Combine("output", $"{args.Length}.csv"), "a");""")]
    public Task Without_the_runtime_library_a_path_leads_into_output_too(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(ResultFix.MoveKey, before, after, withRuntime: false);

    [Theory]
    [InlineData("""File.WriteAllText({|DPS1001:Path.Combine("results", args[0])|}, "a");""")]
    [InlineData("""File.WriteAllText({|DPS1002:Path.Combine("output", args[0])|}, "a");""")]
    public Task Without_it_a_name_that_could_lead_out_is_not_made_a_path(string source) =>
        VerifyFix.OffersNothingAsync<PathRules, ResultFix>(source, withRuntime: false);

    [Theory]
    [InlineData("""for (int i = 0; i < 2; i++) File.WriteAllText({|DPS1001:"result.csv"|}, "a");""")]
    [InlineData("""File.AppendAllText({|DPS1001:"result.csv"|}, "a");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"result.csv"|}, await File.ReadAllTextAsync("input/a", cancellationToken));""")]
    public Task What_would_be_published_twice_or_cannot_wait_only_gets_a_path(string statement) =>
        VerifyFix.OffersAsync<PathRules, ResultFix>(Running(statement), [ResultFix.MoveKey]);

    /// <summary>A second result of one name is refused, so that each turn of a loop needs another name.</summary>
    [Theory]
    [InlineData("""foreach (string x in new[] { name, name.Replace("..", "_") }) File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a");""")]
    [InlineData("""foreach (string x in new[] { "a", "a" }) File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a");""")]
    [InlineData("""foreach (string x in new[] { "a/x", "b/x" }) File.WriteAllText({|DPS1001:"/projects/" + Path.GetFileName(x)|}, "a");""")]
    [InlineData(
        """foreach (string x in new[] { "a.tif", "a.csv" }) File.WriteAllText({|DPS1001:"results/" + Path.GetFileNameWithoutExtension(x) + ".txt"|}, "a");"""
    )]
    [InlineData("""string[] many = [name, "b"]; foreach (string x in many) File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a");""")]
    [InlineData("""foreach (string x in name.Split(',')) File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a");""")]
    [InlineData("""foreach (string x in new[] { "a", "b" }) File.WriteAllText({|DPS1001:$"results/{name}.csv"|}, "a");""")]
    [InlineData("""foreach (string x in new[] { "a", "b" }) File.WriteAllText({|DPS1001:$"results/{x.Length}.csv"|}, "a");""")]
    [InlineData(
        """foreach (string d in Directory.GetDirectories("input")) foreach (string x in Directory.GetFiles(d)) File.Copy(x, {|DPS1001:"results/" + Path.GetFileName(x)|}, true);"""
    )]
    [InlineData(
        """foreach (string x in Directory.GetFiles("input", "*", SearchOption.AllDirectories)) File.Copy(x, {|DPS1001:"results/" + Path.GetFileName(x)|}, true);"""
    )]
    [InlineData(
        """foreach (string x in Directory.GetFiles("input")) File.WriteAllText({|DPS1001:"results/" + Path.GetFileNameWithoutExtension(x) + ".csv"|}, "a");"""
    )]
    [InlineData("""for (int i = 0; i < n; i++) { File.WriteAllText({|DPS1001:$"results/{i}.csv"|}, "a"); if (n == 7) i--; }""")]
    [InlineData("""int k = 0; while (k++ < n) File.WriteAllText({|DPS1001:$"results/{name}.csv"|}, "a");""")]
    [InlineData("""Parallel.ForEach(new[] { "a", "a" }, x => File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a"));""")]
    [InlineData("""Action<string> save = x => { File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a"); }; save("a"); save("a");""")]
    public Task A_name_that_may_come_twice_only_gets_a_path(string statement) =>
        VerifyFix.OffersAsync<PathRules, ResultFix>(Running(statement), [ResultFix.MoveKey]);

    [Theory]
    [InlineData("""foreach (string x in new[] { "a", "b" }) File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a");""")]
    [InlineData("""string[] many = ["a", "b"]; foreach (string x in many) File.WriteAllText({|DPS1001:"results/" + x + ".csv"|}, "a");""")]
    [InlineData("""foreach (string x in Directory.GetFiles("input")) File.Copy(x, {|DPS1001:Path.Combine("results", Path.GetFileName(x))|}, true);""")]
    [InlineData(
        """foreach (string x in Directory.EnumerateFiles("input", "*.tif").Order()) File.Copy(x, {|DPS1001:"results/" + Path.GetFileNameWithoutExtension(x) + ".png"|}, true);"""
    )]
    [InlineData(
        """foreach (string x in Directory.GetFiles("input")) { string file = Path.GetFileName(x); File.Copy(x, {|DPS1001:$"results/{file}"|}, true); }"""
    )]
    [InlineData("""foreach (var x in job.Input.GetFiles()) File.Copy(x.FullPath, {|DPS1001:"results/" + x.Name|}, true);""")]
    [InlineData("""foreach (string x in name.Split(',').Distinct()) File.WriteAllText({|DPS1001:$"results/{x}.csv"|}, "a");""")]
    [InlineData("""for (int i = 0; i < n; i++) File.WriteAllText({|DPS1001:$"results/tile_{i:D3}.csv"|}, "a");""")]
    [InlineData("""for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) File.WriteAllText({|DPS1001:$"results/{i}_{j}.csv"|}, "a");""")]
    [InlineData("""Parallel.For(0, n, i => { File.WriteAllText({|DPS1001:$"results/{i}.csv"|}, "a"); });""")]
    public Task A_name_that_is_another_in_each_turn_is_published(string statement) =>
        VerifyFix.OffersAsync<PathRules, ResultFix>(Running(statement), [ResultFix.PublishKey, ResultFix.MoveKey]);

    [Fact]
    public Task What_a_helper_that_is_called_twice_writes_only_gets_a_path() =>
        VerifyFix.OffersAsync<PathRules, ResultFix>(
            """
            static class Twice
            {
                public static void Run(Job job) { Save(job); Save(job); }
                private static void Save(Job job) => Once(job);
                private static void Once(Job job) { File.WriteAllText({|DPS1001:"result.csv"|}, "a"); }
            }
            """,
            [ResultFix.MoveKey]);

    /// <summary>A folder of the machine's is there before a program makes it; one in <c>output/</c> is not.</summary>
    [Fact]
    public Task What_is_written_before_its_folder_is_made_is_not_put_into_that_folder() =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(
            ResultFix.MoveKey,
            Running(After("\"/projects/a\"", "away + \"/x.csv\"", "{|DPS1001:away|}")),
            Running(After("Path.Combine(job.Output.FullPath, \"a\")", "Path.Combine(job.Output.FullPath, \"x.csv\")", "away")));

    private static string After(string away, string file, string folder) =>
        $"string away = {away};\n" + Known($"File.AppendAllText({file}, \"a\");") + $"Directory.CreateDirectory({folder});";

    [Fact]
    public Task A_folder_that_is_made_before_it_is_used_is_moved() =>
        VerifyFix.OffersAsync<PathRules, ResultFix>(
            Running(
                "string away = \"/projects/a\";\nDirectory.CreateDirectory({|DPS1001:away|});\n" + Known("File.AppendAllText(away + \"/x.csv\", \"a\");")),
            [ResultFix.MoveKey]);

    /// <summary>A statement whose diagnostic was looked at, and left.</summary>
    private static string Known(string statement) =>
        $"#pragma warning disable DPS1001\n{statement}\n#pragma warning restore DPS1001\n";

    /// <summary>A folder cannot be put before a path that may have it already.</summary>
    [Theory]
    [InlineData("""string p = "output/a.csv"; if (n > 1) p = "b.csv"; File.AppendAllText({|DPS1002:p|}, "x");""")]
    [InlineData("""string p = Path.Combine("output", Path.GetFileName(name) + ".csv"); if (n > 1) p = "../output/b.csv"; File.WriteAllText({|DPS1002:p|}, "x");""")]
    [InlineData("""string d = "output"; if (n > 1) d = "results"; File.WriteAllText({|DPS1002:Path.Combine(d, "a.csv")|}, "x");""")]
    public Task What_may_lie_in_output_already_is_not_put_there_again(string statement) =>
        VerifyFix.OffersNothingAsync<PathRules, ResultFix>(Running(statement));

    [Theory]
    [InlineData("""File.AppendAllText({|DPS1005:"input/a.csv"|}, "x");""")]
    [InlineData("""using var s = new FileStream({|DPS1005:"input/a.csv"|}, FileMode.Open, FileAccess.ReadWrite);""")]
    public Task What_changes_an_input_is_not_made_a_result(string statement) =>
        VerifyFix.OffersNothingAsync<PathRules, ResultFix>(Running(statement));

    /// <summary>Another path cannot stand in the place of a text that says more than where a file lies.</summary>
    [Theory]
    [InlineData("""new OSGeo.GDAL.Driver().Create({|DPS1001:"/vsizip/results.zip/a.tif"|});""")]
    [InlineData("""new OSGeo.GDAL.Driver().Create({|DPS1001:"/vsizip//projects/results.zip/a.tif"|});""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection({|DPS1001:"Data Source=results.db"|});""")]
    [InlineData("""_ = new Microsoft.Data.Sqlite.SqliteConnection({|DPS1005:"Data Source=input/a.db"|});""")]
    public Task What_is_more_than_a_path_is_left_alone(string statement) =>
        VerifyFix.OffersNothingAsync<PathRules, ResultFix>(Running(statement) + """

            namespace OSGeo.GDAL { public class Driver { public void Create(string utf8_path) { } } }
            namespace Microsoft.Data.Sqlite { public class SqliteConnection { public SqliteConnection(string connectionString) { } } }
            """);

    [Fact]
    public Task All_calls_publish() =>
        VerifyFix.MakesAllAsync<PathRules, ResultFix>(
            ResultFix.PublishKey,
            Running(
                "File.WriteAllText({|DPS1001:\"a.csv\"|}, \"a\"); // one\n        File.WriteAllText({|DPS1001:\"/projects/b.csv\"|}, \"b\"); // two"
            ),
            Running(
                "job.Output.Write(\"a.csv\", path => File.WriteAllText(path, \"a\")); // one\n        job.Output.Write(\"b.csv\", path => File.WriteAllText(path, \"b\")); // two"
            ));

    [Fact]
    public Task All_paths_lead_into_output_and_a_folder_is_moved_once() =>
        VerifyFix.MakesAllAsync<PathRules, ResultFix>(
            ResultFix.MoveKey,
            Running(
                "string folder = \"results\";\n        Directory.CreateDirectory({|DPS1001:folder|});\n        File.AppendAllText({|DPS1001:Path.Combine(folder, \"a.csv\")|}, \"a\");\n        File.AppendAllText({|DPS1001:\"b.csv\"|}, \"b\");"
            ),
            Running(
                "string folder = Path.Combine(job.Output.FullPath, \"results\");\n        Directory.CreateDirectory(folder);\n        File.AppendAllText(Path.Combine(folder, \"a.csv\"), \"a\");\n        File.AppendAllText(Path.Combine(job.Output.FullPath, \"b.csv\"), \"b\");"
            ));

    /// <summary>What belongs together stays together, in whatever order it is changed.</summary>
    [Theory]
    [InlineData(
        """File.WriteAllText({|DPS1001:"a.csv"|}, "a"); Console.WriteLine(File.ReadAllText("a.csv"));""",
        """File.WriteAllText(Path.Combine(job.Output.FullPath, "a.csv"), "a"); Console.WriteLine(File.ReadAllText(Path.Combine(job.Output.FullPath, "a.csv")));""")]
    [InlineData(
        """Directory.CreateDirectory({|DPS1001:"maps"|}); using var a = File.Create({|DPS1001:"maps/a.tif"|});""",
        """Directory.CreateDirectory(Path.Combine(job.Output.FullPath, "maps")); using var a = File.Create(Path.Combine(job.Output.FullPath, "maps/a.tif"));""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:"a.csv"|}, "a"); File.AppendAllText({|DPS1001:"./a.csv"|}, "b"); /* more */ File.Delete(/* old */ "a.csv");""",
        """File.WriteAllText(Path.Combine(job.Output.FullPath, "a.csv"), "a"); File.AppendAllText(Path.Combine(job.Output.FullPath, "a.csv"), "b"); /* more */ File.Delete(/* old */ Path.Combine(job.Output.FullPath, "a.csv"));""")]
    [InlineData("""
        string folder = "maps";
        Directory.CreateDirectory({|DPS1001:folder|});
        job.Output.Write(Path.Combine(folder, "a.tif"), path => File.WriteAllText(path, ""));
        """, """
        string folder = "maps";
        Directory.CreateDirectory(Path.Combine(job.Output.FullPath, folder));
        job.Output.Write(Path.Combine(folder, "a.tif"), path => File.WriteAllText(path, ""));
        """)]
    [InlineData("""
        string deep = Path.Combine("maps", "deep");
        Directory.CreateDirectory({|DPS1001:deep|});
        File.AppendAllText({|DPS1001:"maps/a.csv"|}, "a");
        """, """
        string deep = Path.Combine(job.Output.FullPath, "maps", "deep");
        Directory.CreateDirectory(deep);
        File.AppendAllText(Path.Combine(job.Output.FullPath, "maps/a.csv"), "a");
        """)]
    [InlineData(
        """File.AppendAllText({|DPS1002:n > 1 ? "a.csv" : "output/b.csv"|}, "a"); File.Move(n > 1 ? "a.csv" : "output/b.csv", "output/c.csv");""",
        """File.AppendAllText(Path.Combine(job.Output.FullPath, n > 1 ? "a.csv" : "b.csv"), "a"); File.Move(Path.Combine(job.Output.FullPath, n > 1 ? "a.csv" : "b.csv"), "output/c.csv");""")]
    public Task What_is_moved_is_found_again(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(ResultFix.MoveKey, Running(before), Running(after));

    [Theory]
    [InlineData("""File.WriteAllText({|DPS1001:"/projects/a/x.csv"|}, "a"); File.WriteAllText("output/x.csv", "b");""")]
    [InlineData(
        """File.WriteAllText({|DPS1001:"x.csv"|}, "a"); File.WriteAllText("output/x.csv", "b"); File.AppendAllText({|DPS1001:"./x.csv"|}, "c");""")]
    [InlineData("""File.WriteAllText({|DPS1001:"/projects/a/x.csv"|}, "a"); job.Output.Create("x.csv").Dispose();""")]
    public Task Nothing_is_written_over_another_result(string statements) =>
        VerifyFix.OffersNothingAsync<PathRules, ResultFix>(Running(statements));

    /// <summary>Where Roslyn's simplifier throws, the names stay long.</summary>
    [Fact]
    public Task What_a_primary_constructor_gives_its_base_is_written_into_output() =>
        VerifyFix.MakesAsync<PathRules, ResultFix>(
            ResultFix.MoveKey,
            Derived("""{|DPS1001:$"draft_{number}"|}"""),
            Derived("""global::System.IO.Path.Combine("output", $"draft_{number}")"""));

    private static string Derived(string folder) => $$"""
        class Store(string folder)
        {
            private readonly FileStream _log = File.Create(folder);
        }
        sealed class Draft(int number) : Store({{folder}});
        """;

    internal static string Running(string statements) => $$"""
        sealed class A(string name) : IAlgorithm
        {
            public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                int n = name.Length;
                await Task.Delay(n, cancellationToken);
                {{statements}}
            }
        }
        """;

    [Fact]
    public Task A_call_of_another_Path_stays_whole() => VerifyFix.MakesAsync<PathRules, ResultFix>(
        ResultFix.MoveKey,
        OwnPath("""{|DPS1001:Mine.Path.Combine("results", "a.csv")|}"""),
        OwnPath("""Path.Combine("output", Mine.Path.Combine("results", "a.csv"))"""));

    private static string OwnPath(string path) => $$"""
        static class Program { static void Main() => File.AppendAllText({{path}}, "x"); }
        namespace Mine
        {
            static class Path { public static string Combine(string folder, string name) => folder + "/" + name; }
        }
        """;

    private static string Only(string expression) => $$"""
        sealed class A(string name) : IAlgorithm
        {
            public Task RunAsync(Job job, CancellationToken cancellationToken) =>
                {{expression}}; // why
        }
        """;
}
