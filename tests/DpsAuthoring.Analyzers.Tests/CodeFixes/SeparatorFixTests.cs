using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1006: a check of a path's start ends in a separator.</summary>
public sealed class SeparatorFixTests
{
    [Theory]
    [InlineData(
        "{|DPS1006:full.StartsWith(root, StringComparison.Ordinal)|} // why",
        "full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) // why"
    )]
    [InlineData(
        "{|DPS1006:full.StartsWith(Path.GetFullPath(\"output\"))|}",
        "full.StartsWith(Path.GetFullPath(\"output\") + Path.DirectorySeparatorChar)")]
    [InlineData("{|DPS1006:full.StartsWith(\"/w/output\")|}", "full.StartsWith(\"/w/output/\")")]
    public Task A_check_ends_in_a_separator(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, SeparatorFix>(SeparatorFix.EquivalenceKey, Checking(before), Checking(after));

    [Fact]
    public Task All_checks_end_in_a_separator() =>
        VerifyFix.MakesAllAsync<PathRules, SeparatorFix>(
            SeparatorFix.EquivalenceKey,
            Checking("{|DPS1006:full.StartsWith(root)|} || {|DPS1006:full.StartsWith(\"/w/output\")|}"),
            Checking("full.StartsWith(root + Path.DirectorySeparatorChar) || full.StartsWith(\"/w/output/\")"));

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
