using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1006: a check of a path's start that ends in no separator.</summary>
public sealed class ContainmentCheckRuleTests
{
    [Theory]
    [InlineData("""
        string root = Path.GetFullPath("output");
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!{|DPS1006:full.StartsWith(root)|}) throw new ArgumentException(name);
        File.WriteAllText(full, "x");
        """)]
    [InlineData("""if ({|DPS1006:Path.GetFullPath(name).StartsWith("/w/output")|}) Console.WriteLine(name);""")]
    [InlineData("""if ({|DPS1006:Path.GetFullPath(name).StartsWith(job.Output.FullPath, StringComparison.Ordinal)|}) return;""")]
    [InlineData("""string root = Path.GetFullPath(args[0]); if (!{|DPS1006:Path.GetFullPath(name).StartsWith(root)|}) return;""")]
    [InlineData(
        """var root = new DirectoryInfo("output"); var f = new FileInfo(name); if ({|DPS1006:f.FullName.StartsWith(root.FullName)|}) return;"""
    )]
    [InlineData(
        """if (name.StartsWith("output")) return; if (name.StartsWith("/projects")) return; if (Path.GetFileName(name).StartsWith("tile")) return;"""
    )]
    [InlineData("""if (Path.GetFullPath(name).StartsWith(args[0])) return;""")]
    [InlineData("""if (Path.GetFullPath(name).StartsWith("/w/output/")) return;""")]
    [InlineData("""foreach (var f in Directory.GetFiles("input")) if (Path.GetFileName(f).StartsWith("dem")) Console.WriteLine(f);""")]
    public Task A_check_without_a_separator_is_reported(string statements) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statements));
}
