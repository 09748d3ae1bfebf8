using System.Runtime.CompilerServices;

namespace DpsAuthoring.Configuration.Tests.Editors;

/// <summary>The schemas that editors load are those that the model makes.</summary>
public sealed class JsonSchemaTests
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../schemas"));

    /// <summary><c>DPS_ACCEPT=1</c> writes them anew.</summary>
    [Theory]
    [InlineData(ConfigurationSchema.Ogc, "algorithm_config.schema.json")]
    [InlineData(ConfigurationSchema.Legacy, "algorithm_config.legacy.schema.json")]
    public void The_files_say_what_the_model_does(ConfigurationSchema schema, string name)
    {
        string file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("DPS_ACCEPT") == "1")
        {
            File.WriteAllText(file, JsonSchema.Of(schema));
        }

        Assert.Equal(JsonSchema.Of(schema), File.ReadAllText(file));
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
