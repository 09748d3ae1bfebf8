using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1009: a read from the home folder.</summary>
public sealed class HomeReadRuleTests
{
    [Theory]
    [InlineData(
        """File.ReadAllText({|DPS1009:Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".netrc")|});""")]
    [InlineData("""File.ReadAllLines({|DPS1009:Environment.GetEnvironmentVariable("HOME") + "/.netrc"|});""")]
    [InlineData(
        """var home = Environment.GetEnvironmentVariable("HOME") ?? "/root"; File.ReadAllLines({|DPS1009:Path.Combine(home, ".netrc")|});"""
    )]
    [InlineData("""Directory.GetFiles({|DPS1009:Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)|});""")]
    [InlineData("""using var s = File.OpenRead({|DPS1009:$"{Environment.GetEnvironmentVariable("USERPROFILE")}/.netrc"|});""")]
    [InlineData(
        """var token = Environment.GetEnvironmentVariable("MAAP_PGT"); File.ReadAllText(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) + "/x");"""
    )]
    public Task A_read_from_home_is_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
