using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1008: links in input/ are taken along.</summary>
public sealed class SkippedLinksFixTests
{
    [Theory]
    [InlineData(
        "var o = new EnumerationOptions();\no.AttributesToSkip |= {|DPS1008:FileAttributes.ReparsePoint|};\nConsole.WriteLine(o); // why",
        "var o = new EnumerationOptions();\nConsole.WriteLine(o); // why"
    )]
    [InlineData(
        "var o = new EnumerationOptions { AttributesToSkip = {|DPS1008:FileAttributes.Hidden | FileAttributes.ReparsePoint|} };",
        "var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden };")]
    [InlineData(
        "var o = new EnumerationOptions { AttributesToSkip = {|DPS1008:FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System|} };",
        "var o = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };")]
    [InlineData(
        "var o = new EnumerationOptions { AttributesToSkip = {|DPS1008:FileAttributes.ReparsePoint|} };",
        "var o = new EnumerationOptions { AttributesToSkip = 0 };")]
    [InlineData(
        "foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n    if ({|DPS1008:f.LinkTarget|} != null)\n    {\n        continue;\n    }\n\n    Console.WriteLine(f); // why\n}",
        "foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n\n    Console.WriteLine(f); // why\n}"
    )]
    [InlineData(
        "foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n    if ({|DPS1008:f.LinkTarget|} is null)\n    {\n        Console.WriteLine(f); // why\n    }\n}",
        "foreach (var f in new DirectoryInfo(\"input\").GetFiles())\n{\n    Console.WriteLine(f); // why\n}"
    )]
    [InlineData(
        "var all = Directory.GetFiles(\"input\").Where(f => !{|DPS1008:File.GetAttributes(f)|}.HasFlag(FileAttributes.ReparsePoint)).Order();",
        "var all = Directory.GetFiles(\"input\").Order();")]
    public Task Links_are_taken_along(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, SkippedLinksFix>(SkippedLinksFix.EquivalenceKey, before, after);

    [Fact]
    public Task All_links_are_taken_along() =>
        VerifyFix.MakesAllAsync<PathRules, SkippedLinksFix>(
            SkippedLinksFix.EquivalenceKey,
            "var a = new EnumerationOptions { AttributesToSkip = {|DPS1008:FileAttributes.ReparsePoint|} };\nvar b = new DirectoryInfo(\"input\").GetFiles().Where(f => {|DPS1008:f.LinkTarget|} == null);\n",
            "var a = new EnumerationOptions { AttributesToSkip = 0 };\nvar b = new DirectoryInfo(\"input\").GetFiles();\n");

    [Fact]
    public Task A_question_that_asks_for_more_is_left_alone() =>
        VerifyFix.OffersNothingAsync<PathRules, SkippedLinksFix>(
            "foreach (var f in new DirectoryInfo(\"input\").GetFiles()) { if ({|DPS1008:f.LinkTarget|} != null || f.Length == 0) continue; Console.WriteLine(f); }"
        );
}
