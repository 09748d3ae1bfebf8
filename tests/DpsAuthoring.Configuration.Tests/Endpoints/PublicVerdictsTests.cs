using System.Text.Json;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Endpoints;

/// <summary>The endpoints' own functions were run on sixty public configurations; ours say the same.</summary>
public sealed class PublicVerdictsTests
{
    [Fact]
    public void Both_endpoints_take_and_refuse_what_the_real_ones_do()
    {
        PublicConfigurations.Require();
        using var verdicts = JsonDocument.Parse(File.ReadAllText(PublicConfigurations.Verdicts));

        var expected = verdicts
            .RootElement.EnumerateObject()
            .Order(Comparer<JsonProperty>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)))
            .Select(entry => (entry.Name, Ogc(entry.Value).GetBoolean(), Legacy(entry.Value).GetBoolean())).ToList();
        IEnumerable<(string Path, bool, bool)> found = PublicConfigurations.All
            .Select(file => (file.Path, Verdicts: EndpointVerdicts.Of(YamlText.Read(file))))
            .Select(file => (file.Path, file.Verdicts.Ogc.IsAccepted, file.Verdicts.Legacy.IsAccepted));

        Assert.Equal(60, expected.Count);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void The_reasons_are_theirs()
    {
        PublicConfigurations.Require();
        using var verdicts = JsonDocument.Parse(File.ReadAllText(PublicConfigurations.Verdicts));

        Assert.All(PublicConfigurations.All, file =>
        {
            JsonElement theirs = verdicts.RootElement.GetProperty(file.Path);
            var ours = EndpointVerdicts.Of(YamlText.Read(file));
            if (!theirs.GetProperty("schema").ValueEquals("unparseable"))
            {
                Assert.Equal(theirs.GetProperty("ogc").GetProperty("why").GetString()!.Replace("ValueError: ", ""), ours.Ogc.Reason);
                Assert.Equal(theirs.GetProperty("legacy").GetProperty("why").GetString(), ours.Legacy.Reason);
            }
        });
    }

    [Fact]
    public void The_schema_is_told()
    {
        PublicConfigurations.Require();
        using var verdicts = JsonDocument.Parse(File.ReadAllText(PublicConfigurations.Verdicts));

        Assert.All(PublicConfigurations.All, file => Assert.Equal(
            verdicts.RootElement.GetProperty(file.Path).GetProperty("schema").GetString(),
            AlgorithmConfiguration.Read(YamlText.Read(file))?.Schema switch
            {
                ConfigurationSchema.Ogc => "OGC",
                ConfigurationSchema.Legacy => "legacy",
                ConfigurationSchema.Older => "old",
                _ => "unparseable",
            }));
    }

    private static JsonElement Ogc(JsonElement verdict) => verdict.GetProperty("ogc").GetProperty("accepted");

    private static JsonElement Legacy(JsonElement verdict) => verdict.GetProperty("legacy").GetProperty("accepted");
}
