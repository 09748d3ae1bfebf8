using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1007: an address where a path is wanted.</summary>
public sealed class RemotePathRuleTests
{
    [Theory]
    [InlineData("""if (File.Exists({|DPS1007:"s3://bucket/x"|})) return;""")]
    [InlineData("""File.ReadAllText({|DPS1007:$"https://host/{name}"|});""")]
    [InlineData("""File.WriteAllText({|DPS1007:"s3://bucket/x"|}, "x");""")]
    [InlineData("""Directory.GetFiles({|DPS1007:"gs://bucket/" + name|});""")]
    [InlineData("""using var s = new StreamReader({|DPS1007:"ftp://host/x"|});""")]
    [InlineData("""{|DPS1007:new FileInfo("s3://bucket/x")|}.OpenRead();""")]
    [InlineData(
        """System.Xml.Linq.XDocument.Load("https://host/x.xml"); var u = new Uri("s3://x/y"); using var c = new HttpClient(); await c.GetAsync("https://x/y");"""
    )]
    [InlineData("""if (name.StartsWith("s3://")) return; File.ReadAllText(name);""")]
    public Task A_remote_address_is_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));
}
