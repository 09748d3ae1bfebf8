using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Yaml;

/// <summary>A configuration may be JSON, which has tabs, and numbers that YAML takes for texts.</summary>
public sealed class JsonTests
{
    private const string Configuration = """
        {
        	"algorithm_name": "reduce",
        	"algorithm_version": "v1.0.0",
        	"code_repository": "https://github.com/me/reduce.git",
        	"base_container_url": "registry/base:v1",
        	"run_command": "reduce/run.sh",
        	"inputs": [{"name": "limit", "type": "double", "default": 1e-3}],
        	"outputs": [{"name": "out", "type": "Directory"}]
        }
        """;

    [Fact]
    public void It_is_read_as_JSON()
    {
        var file = new TextFile("algorithm.json", Configuration);

        Assert.Equal("0.001", ConfiguredDefault.Of(AlgorithmConfiguration.Read(YamlText.Read(file))!.Inputs[0]));
        Assert.Empty(ConfigurationChecks.Run(file, ConfigurationContext.Alone));
        Assert.NotNull(YamlText.Read(new TextFile("algorithm.yml", Configuration)).Problem);
    }

    [Theory]
    [InlineData("algorithm.json", Configuration, true)]
    [InlineData("ALGORITHM.JSON", Configuration, true)]
    [InlineData("algorithm_config.schema.json", """{"properties": {"algorithm_name": {"type": "string"}, "run_command": {}}}""", false)]
    [InlineData("output.met.json", """{"username": "me", "algorithm_name": "reduce", "algorithm_version": "main"}""", false)]
    [InlineData("env.YML", "algorithm_name: reduce\n", true)]
    [InlineData("env.yml", "\"algorithm_name\": reduce\n", true)]
    [InlineData("env.yml", "service:\n  algorithm_name: reduce\n", false)]
    public void It_is_told_from_other_files(string name, string text, bool isConfiguration) =>
        Assert.Equal(isConfiguration, AlgorithmConfiguration.IsIn(name, text));
}
