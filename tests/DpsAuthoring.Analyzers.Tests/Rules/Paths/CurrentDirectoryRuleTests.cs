using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1004: a program that leaves the job's folder.</summary>
public sealed class CurrentDirectoryRuleTests
{
    [Theory]
    [InlineData("""Directory.SetCurrentDirectory({|DPS1004:"work"|});""")]
    [InlineData("""Environment.CurrentDirectory = {|DPS1004:"/tmp"|};""")]
    [InlineData("""Environment.CurrentDirectory = {|DPS1004:name|};""")]
    [InlineData("""Directory.SetCurrentDirectory({|DPS1004:AppContext.BaseDirectory|});""")]
    [InlineData(
        """var d = Environment.CurrentDirectory; var i = new System.Diagnostics.ProcessStartInfo("gdal") { WorkingDirectory = "/tmp" };""")]
    public Task Changing_the_directory_is_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
