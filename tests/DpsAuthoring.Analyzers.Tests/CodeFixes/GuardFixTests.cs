using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1002: a name that leads out of output/ is refused before it is used.</summary>
public sealed class GuardFixTests
{
    [Fact]
    public Task A_name_is_refused_before_it_is_used() =>
        VerifyFix.MakesAsync<PathRules, GuardFix>(
            GuardFix.EquivalenceKey,
            Saving("""
                        // The report.
                        File.WriteAllText({|DPS1002:Path.Combine("output", name + ".csv")|}, "x");
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
        VerifyFix.MakesAllAsync<PathRules, GuardFix>(
            GuardFix.EquivalenceKey,
            Saving(
                "        File.WriteAllText({|DPS1002:Path.Combine(\"output\", name)|}, \"x\");\n        File.WriteAllText({|DPS1002:Path.Combine(\"output\", other)|}, \"x\");"
            ),
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
    public Task With_the_runtime_library_an_OutputName_refuses_it() =>
        VerifyFix.OffersNothingAsync<PathRules, GuardFix>(
            Saving("        File.WriteAllText({|DPS1002:Path.Combine(\"output\", name)|}, \"x\");"));

    private static string Saving(string statements) => $$"""
        static class Report
        {
            public static void Save(string name, string other)
            {
        {{statements}}
            }
        }
        """;
}
