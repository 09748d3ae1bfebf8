using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1008: links in input/ that are passed over.</summary>
public sealed class SkippedLinksRuleTests
{
    [Theory]
    [InlineData(
        """var o = new EnumerationOptions { AttributesToSkip = {|DPS1008:FileAttributes.Hidden | FileAttributes.ReparsePoint|} };""")]
    [InlineData("""var o = new EnumerationOptions(); o.AttributesToSkip |= {|DPS1008:FileAttributes.ReparsePoint|};""")]
    [InlineData(
        """Directory.GetFiles("input", "*", new EnumerationOptions { AttributesToSkip = {|DPS1008:FileAttributes.ReparsePoint|} });""")]
    [InlineData(
        """foreach (var f in new DirectoryInfo("input").GetFiles()) { if ({|DPS1008:f.LinkTarget|} != null) continue; Console.WriteLine(f); }"""
    )]
    [InlineData(
        """foreach (var f in new DirectoryInfo("input").GetFiles()) { if ({|DPS1008:f.LinkTarget|} is null) { Console.WriteLine(f); } }""")]
    [InlineData(
        """foreach (var f in new DirectoryInfo("input").GetFiles().Where(f => {|DPS1008:f.LinkTarget|} == null)) { Console.WriteLine(f); }"""
    )]
    [InlineData(
        """var real = Directory.GetFiles("input").Where(f => !{|DPS1008:File.GetAttributes(f)|}.HasFlag(FileAttributes.ReparsePoint));""")]
    [InlineData(
        """foreach (var f in Directory.GetFiles("input")) { if (({|DPS1008:File.GetAttributes(f)|} & FileAttributes.ReparsePoint) != 0) continue; Console.WriteLine(f); }"""
    )]
    [InlineData(
        """foreach (var f in new DirectoryInfo(name).GetFiles()) { if ({|DPS1008:f.Attributes|}.HasFlag(FileAttributes.ReparsePoint)) { Console.WriteLine("skip"); continue; } Console.WriteLine(f); }"""
    )]
    [InlineData(
        """foreach (var f in new DirectoryInfo("output").GetFiles()) { if (f.LinkTarget != null) continue; Console.WriteLine(f); }""")]
    [InlineData("""Directory.GetFiles("output", "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint });""")]
    [InlineData(
        """foreach (var f in new DirectoryInfo("input").GetFiles()) { var real = f.ResolveLinkTarget(true) ?? f; if (f.LinkTarget != null) { Console.WriteLine("a link"); } Console.WriteLine(real); }"""
    )]
    [InlineData("""var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };""")]
    public Task Skipped_links_are_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
