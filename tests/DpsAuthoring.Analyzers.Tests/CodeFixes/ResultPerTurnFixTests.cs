using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1012: each turn of a loop gets a result of its own.</summary>
public sealed class ResultPerTurnFixTests
{
    [Theory]
    [InlineData(
        "foreach (string granule in args) File.WriteAllText({|DPS1012:\"output/a.csv\"|}, granule);",
        "foreach (string granule in args) File.WriteAllText($\"output/{Path.GetFileNameWithoutExtension(granule)}_a.csv\", granule);")]
    [InlineData(
        "foreach (string granule in args) File.WriteAllText({|DPS1012:Path.Combine(\"output\", \"a.csv\")|}, granule);",
        "foreach (string granule in args) File.WriteAllText(Path.Combine(\"output\", $\"{Path.GetFileNameWithoutExtension(granule)}_a.csv\"), granule);")]
    [InlineData(
        "for (int i = 0; i < args.Length; i++) File.WriteAllText({|DPS1012:\"output/tiles/{a}.csv\"|}, args[i]);",
        "for (int i = 0; i < args.Length; i++) File.WriteAllText($\"output/tiles/{i}_{{a}}.csv\", args[i]);")]
    [InlineData(
        "foreach (FileInfo file in new DirectoryInfo(\"input\").GetFiles()) file.CopyTo({|DPS1012:\"output/a.csv\"|}, true);",
        "foreach (FileInfo file in new DirectoryInfo(\"input\").GetFiles()) file.CopyTo($\"output/{Path.GetFileNameWithoutExtension(file.Name)}_a.csv\", true);")]
    [InlineData(
        "foreach (InputFile file in job.Input.GetFiles()) job.Output.Write({|DPS1012:\"a.csv\"|}, path => File.Copy(file.FullPath, path));",
        "foreach (InputFile file in job.Input.GetFiles()) job.Output.Write($\"{Path.GetFileNameWithoutExtension(file.Name)}_a.csv\", path => File.Copy(file.FullPath, path));")]
    [InlineData(
        "foreach (string granule in args)\n{\n    string path = \"output/a.csv\";\n    File.WriteAllText({|DPS1012:path|}, granule);\n}",
        "foreach (string granule in args)\n{\n    string path = $\"output/{Path.GetFileNameWithoutExtension(granule)}_a.csv\";\n    File.WriteAllText(path, granule);\n}")]
    [InlineData(
        "Parallel.ForEach(args, granule => File.WriteAllText({|DPS1012:\"output/a.csv\"|}, granule));",
        "Parallel.ForEach(args, granule => File.WriteAllText($\"output/{Path.GetFileNameWithoutExtension(granule)}_a.csv\", granule));")]
    public Task The_variable_stands_in_the_name(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, ResultPerTurnFix>(
            ResultPerTurnFix.EquivalenceKey, Sample.Method(before), Sample.Method(after));

    [Fact]
    public Task All_names_are_mended() => VerifyFix.MakesAllAsync<PathRules, ResultPerTurnFix>(
        ResultPerTurnFix.EquivalenceKey,
        Sample.Method(
            "foreach (string x in args)\n{\n    File.WriteAllText({|DPS1012:\"output/a.csv\"|}, x);\n    File.WriteAllText({|DPS1012:\"output/b.csv\"|}, x + x);\n}"),
        Sample.Method(
            "foreach (string x in args)\n{\n    File.WriteAllText($\"output/{Path.GetFileNameWithoutExtension(x)}_a.csv\", x);\n    File.WriteAllText($\"output/{Path.GetFileNameWithoutExtension(x)}_b.csv\", x + x);\n}"));

    [Theory]
    [InlineData("foreach (double x in new[] { 1.5, 2.5 }) File.WriteAllText({|DPS1012:\"output/a.csv\"|}, x.ToString(CultureInfo.InvariantCulture));")]
    [InlineData("foreach (string x in args) Save(x);\nstatic void Save(string x) => Console.WriteLine(x);\nconst string Name = \"output/a.csv\";\nforeach (string x in args) File.WriteAllText({|DPS1012:Name|}, x);")]
    public Task Where_no_name_is_at_hand_nothing_is_offered(string statements) =>
        VerifyFix.OffersNothingAsync<PathRules, ResultPerTurnFix>(Sample.Method(statements));
}
