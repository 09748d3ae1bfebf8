using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1005: an input is copied, not moved, or left alone.</summary>
public sealed class CopyInputFixTests
{
    [Theory]
    [InlineData(
        CopyInputFix.CopyKey,
        "File.Move({|DPS1005:\"input/a.tif\"|}, \"output/a.tif\"); // why",
        "File.Copy(\"input/a.tif\", \"output/a.tif\"); // why"
    )]
    [InlineData(
        CopyInputFix.CopyKey,
        "{|DPS1005:new FileInfo(\"input/a.tif\")|}.MoveTo(\"output/a.tif\", true);",
        "new FileInfo(\"input/a.tif\").CopyTo(\"output/a.tif\", true);")]
    [InlineData(
        CopyInputFix.LeaveKey,
        "int n = 1; // one\nFile.Delete({|DPS1005:\"input/a.tif\"|});\nConsole.WriteLine(n); // two",
        "int n = 1; // one\nConsole.WriteLine(n); // two"
    )]
    public Task An_input_is_copied_or_left(string key, string before, string after) =>
        VerifyFix.MakesAsync<PathRules, CopyInputFix>(key, before, after);

    [Fact]
    public Task All_inputs_are_copied() =>
        VerifyFix.MakesAllAsync<PathRules, CopyInputFix>(
            CopyInputFix.CopyKey,
            "File.Move({|DPS1005:\"input/a\"|}, \"output/a\");\nFile.Move({|DPS1005:\"input/b\"|}, \"output/b\");\n",
            "File.Copy(\"input/a\", \"output/a\");\nFile.Copy(\"input/b\", \"output/b\");\n");

    [Fact]
    public Task All_inputs_are_left() =>
        VerifyFix.MakesAllAsync<PathRules, CopyInputFix>(
            CopyInputFix.LeaveKey,
            "Console.WriteLine();\nFile.Delete({|DPS1005:\"input/a\"|});\nConsole.WriteLine();\nFile.Delete({|DPS1005:\"input/b\"|});\n",
            "Console.WriteLine();\nConsole.WriteLine();\n");
}
