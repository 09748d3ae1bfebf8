using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>What the other fixes of the DPS1 block make of a program, one by one and all at once.</summary>
public sealed class PathFixTests
{
    [Fact]
    public Task A_name_is_refused_before_it_is_used() =>
        FixCheck.MakesAsync<GuardFix>(
            GuardFix.EquivalenceKey,
            Saving("""
                        // The report.
                        File.WriteAllText(Path.Combine("output", name + ".csv"), "x");
                """),
            Saving("""
                        if (Path.IsPathRooted(name) || name.Contains(".."))
                        {
                            throw new ArgumentException($"'{name}' leads out of output/.", nameof(name));
                        }

                        // The report.
                        File.WriteAllText(Path.Combine("output", name + ".csv"), "x");
                """),
            withRuntime: false);

    [Fact]
    public Task All_names_are_refused() =>
        FixCheck.MakesAllAsync<GuardFix>(
            GuardFix.EquivalenceKey,
            Saving("        File.WriteAllText(Path.Combine(\"output\", name), \"x\");\n        File.WriteAllText(Path.Combine(\"output\", other), \"x\");"),
            Saving("""
                        if (Path.IsPathRooted(name) || name.Contains(".."))
                        {
                            throw new ArgumentException($"'{name}' leads out of output/.", nameof(name));
                        }

                        File.WriteAllText(Path.Combine("output", name), "x");
                        if (Path.IsPathRooted(other) || other.Contains(".."))
                        {
                            throw new ArgumentException($"'{other}' leads out of output/.", nameof(other));
                        }

                        File.WriteAllText(Path.Combine("output", other), "x");
                """),
            withRuntime: false);

    [Fact]
    public async Task With_the_runtime_library_an_OutputName_refuses_it() =>
        Assert.Empty(await FixCheck.OffersAsync<GuardFix>(Saving("        File.WriteAllText(Path.Combine(\"output\", name), \"x\");")));

    [Theory]
    [InlineData("""string text = File.ReadAllText("/projects/data/dem.v2.csv"); // why""", "dem_v2", "InputFile", "DemV2", """string text = File.ReadAllText(DemV2.FullPath); // why""")]
    [InlineData("""string[] all = Directory.GetFiles("/projects/granules/", "*.h5");""", "granules", "InputDirectory", "Granules", """string[] all = Directory.GetFiles(Granules.FullPath, "*.h5");""")]
    [InlineData("""string path = "s3://bucket/dem.tif"; if (File.Exists(path)) job.Print(path);""", "dem", "InputFile", "Dem", """string path = Dem.FullPath; if (File.Exists(path)) job.Print(path);""")]
    public Task What_an_algorithm_reads_is_declared(string before, string name, string type, string property, string after) =>
        FixCheck.MakesAsync<DeclareInputFix>(
            DeclareInputFix.EquivalenceKey,
            Algorithm("", before),
            Algorithm($"[Input(\"{name}\")]\n    public required {type} {property} {{ get; init; }}\n\n    ", after));

    [Fact]
    public Task All_that_an_algorithm_reads_is_declared_and_one_file_once() =>
        FixCheck.MakesAllAsync<DeclareInputFix>(
            DeclareInputFix.EquivalenceKey,
            Algorithm("", "File.ReadAllText(\"/projects/a.csv\"); File.ReadAllText(\"/projects/b.csv\"); File.ReadAllText(\"/projects/a.csv\");"),
            Algorithm(
                "[Input(\"a\")]\n    public required InputFile A { get; init; }\n\n    [Input(\"b\", Pattern = \"b.csv\")]\n    public required InputFile B { get; init; }\n\n    ",
                "File.ReadAllText(A.FullPath); File.ReadAllText(B.FullPath); File.ReadAllText(A.FullPath);"));

    [Theory]
    [InlineData("""File.Delete("/projects/a.csv");""")]
    [InlineData("""const string Dem = "/projects/dem.tif"; File.ReadAllText(Dem);""")]
    [InlineData("""File.ReadAllText("/projects/run.csv".Trim());""")]
    public async Task What_cannot_be_an_input_is_left_alone(string statement) =>
        Assert.Empty(await FixCheck.OffersAsync<DeclareInputFix>(Algorithm("", statement)));

    [Theory]
    [InlineData("using var s = new FileStream(\"input/a.bin\", FileMode.Open); // why", "using var s = new FileStream(\"input/a.bin\", FileMode.Open, FileAccess.Read); // why")]
    [InlineData("using var s = File.Open(\"input/a.bin\", FileMode.Open /* old */);", "using var s = File.Open(\"input/a.bin\", FileMode.Open, FileAccess.Read /* old */);")]
    [InlineData("using var s = File.Open(\"input/a.bin\", FileMode.Open); using var r = new BinaryReader(s);", "using var s = File.Open(\"input/a.bin\", FileMode.Open, FileAccess.Read); using var r = new BinaryReader(s);")]
    public Task An_input_is_opened_for_reading(string before, string after) =>
        FixCheck.MakesAsync<ReadAccessFix>(ReadAccessFix.EquivalenceKey, before, after);

    [Fact]
    public Task All_inputs_are_opened_for_reading() =>
        FixCheck.MakesAllAsync<ReadAccessFix>(
            ReadAccessFix.EquivalenceKey,
            "using var a = new FileStream(\"input/a.bin\", FileMode.Open);\nusing var b = File.Open(\"input/b.bin\", FileMode.Open);\n",
            "using var a = new FileStream(\"input/a.bin\", FileMode.Open, FileAccess.Read);\nusing var b = File.Open(\"input/b.bin\", FileMode.Open, FileAccess.Read);\n");

    [Theory]
    [InlineData("using var s = new FileStream(\"input/a.bin\", FileMode.Open); s.WriteByte(1);")]
    [InlineData("using var s = new FileStream(\"input/a.bin\", FileMode.Open); using var w = new BinaryWriter(s);")]
    [InlineData("using var m = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(\"input/a.bin\");")]
    public async Task What_is_written_to_is_not_opened_for_reading(string source) => Assert.Empty(await FixCheck.OffersAsync<ReadAccessFix>(source));

    [Theory]
    [InlineData(CopyInputFix.CopyKey, "File.Move(\"input/a.tif\", \"output/a.tif\"); // why", "File.Copy(\"input/a.tif\", \"output/a.tif\"); // why")]
    [InlineData(CopyInputFix.CopyKey, "new FileInfo(\"input/a.tif\").MoveTo(\"output/a.tif\", true);", "new FileInfo(\"input/a.tif\").CopyTo(\"output/a.tif\", true);")]
    [InlineData(CopyInputFix.LeaveKey, "int n = 1; // one\nFile.Delete(\"input/a.tif\");\nConsole.WriteLine(n); // two", "int n = 1; // one\nConsole.WriteLine(n); // two")]
    public Task An_input_is_copied_or_left(string key, string before, string after) => FixCheck.MakesAsync<CopyInputFix>(key, before, after);

    [Fact]
    public Task All_inputs_are_copied() =>
        FixCheck.MakesAllAsync<CopyInputFix>(
            CopyInputFix.CopyKey,
            "File.Move(\"input/a\", \"output/a\");\nFile.Move(\"input/b\", \"output/b\");\n",
            "File.Copy(\"input/a\", \"output/a\");\nFile.Copy(\"input/b\", \"output/b\");\n");

    [Fact]
    public Task All_inputs_are_left() =>
        FixCheck.MakesAllAsync<CopyInputFix>(
            CopyInputFix.LeaveKey,
            "Console.WriteLine();\nFile.Delete(\"input/a\");\nConsole.WriteLine();\nFile.Delete(\"input/b\");\n",
            "Console.WriteLine();\nConsole.WriteLine();\n");

    [Theory]
    [InlineData("full.StartsWith(root, StringComparison.Ordinal) // why", "full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) // why")]
    [InlineData("full.StartsWith(Path.GetFullPath(\"output\"))", "full.StartsWith(Path.GetFullPath(\"output\") + Path.DirectorySeparatorChar)")]
    [InlineData("full.StartsWith(\"/w/output\")", "full.StartsWith(\"/w/output/\")")]
    public Task A_check_ends_in_a_separator(string before, string after) =>
        FixCheck.MakesAsync<SeparatorFix>(SeparatorFix.EquivalenceKey, Checking(before), Checking(after));

    [Fact]
    public Task All_checks_end_in_a_separator() =>
        FixCheck.MakesAllAsync<SeparatorFix>(
            SeparatorFix.EquivalenceKey,
            Checking("full.StartsWith(root) || full.StartsWith(\"/w/output\")"),
            Checking("full.StartsWith(root + Path.DirectorySeparatorChar) || full.StartsWith(\"/w/output/\")"));

    [Theory]
    [InlineData("var o = new EnumerationOptions();\no.AttributesToSkip |= FileAttributes.ReparsePoint;\nConsole.WriteLine(o); // why", "var o = new EnumerationOptions();\nConsole.WriteLine(o); // why")]
    [InlineData("var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };", "var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden };")]
    [InlineData("var o = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System };", "var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };")]
    [InlineData("var o = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };", "var o = new EnumerationOptions { AttributesToSkip = 0 };")]
    [InlineData("foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n    if (f.LinkTarget != null)\n    {\n        continue;\n    }\n\n    Console.WriteLine(f); // why\n}", "foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n\n    Console.WriteLine(f); // why\n}")]
    [InlineData("foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n    if (f.LinkTarget is null)\n    {\n        Console.WriteLine(f); // why\n    }\n}", "foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n    Console.WriteLine(f); // why\n}")]
    [InlineData("var all = Directory.GetFiles(\"input\").Where(f => !File.GetAttributes(f).HasFlag(FileAttributes.ReparsePoint)).Order();", "var all = Directory.GetFiles(\"input\").Order();")]
    public Task Links_are_taken_along(string before, string after) =>
        FixCheck.MakesAsync<SkippedLinksFix>(SkippedLinksFix.EquivalenceKey, before, after);

    [Fact]
    public Task All_links_are_taken_along() =>
        FixCheck.MakesAllAsync<SkippedLinksFix>(
            SkippedLinksFix.EquivalenceKey,
            "var a = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };\nvar b = new DirectoryInfo(\"input\").GetFiles().Where(f => f.LinkTarget == null);\n",
            "var a = new EnumerationOptions { AttributesToSkip = 0 };\nvar b = new DirectoryInfo(\"input\").GetFiles();\n");

    [Fact]
    public async Task A_question_that_asks_for_more_is_left_alone() =>
        Assert.Empty(await FixCheck.OffersAsync<SkippedLinksFix>("foreach (var f in new DirectoryInfo(\"input\").GetFiles()) { if (f.LinkTarget != null || f.Length == 0) continue; Console.WriteLine(f); }"));

    private static string Saving(string statements) => $$"""
        static class Report
        {
            public static void Save(string name, string other)
            {
        {{statements}}
            }
        }
        """;

    internal static string Algorithm(string members, string statements) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class My : IAlgorithm
        {
            {{members}}public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                {{statements}}
            }
        }
        """;

    private static string Checking(string check) => $$"""
        static class Guard
        {
            public static bool IsInside(string name)
            {
                string root = Path.GetFullPath("output");
                string full = Path.GetFullPath(Path.Combine(root, name));
                return {{check}}
                    ;
            }
        }
        """;
}
