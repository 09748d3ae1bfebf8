
namespace DpsAuthoring.Cli.Tests.Searches;

/// <summary>The published schemas of STAC and its extensions, in the folder that <c>DPS_STAC_SCHEMAS</c> names.</summary>
internal static class StacSchemas
{
    /// <summary>Judges documents by them; without them, it says that it does not.</summary>
    public static async Task JudgeAsync(string[] documents)
    {
        string folder = Environment.GetEnvironmentVariable("DPS_STAC_SCHEMAS") ?? "";
        if (folder.Length == 0)
        {
            TestContext.Current.SendDiagnosticMessage("The documents are not judged by STAC's schemas: DPS_STAC_SCHEMAS names no folder of them.");
            return;
        }

        Ran judged = await Command.RunAsync(
            AppContext.BaseDirectory, "/usr/bin/python3", ["-B", Path.Combine(AppContext.BaseDirectory, "stac_schemas.py"), folder, .. documents]);
        Assert.Equal($"{documents.Length} documents\n", judged.Everything);
    }
}
