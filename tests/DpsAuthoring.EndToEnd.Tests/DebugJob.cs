using System.Text.Json;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>What F5 does in an editor: each of its configurations is a job that succeeds, in a job folder.</summary>
internal static class DebugJob
{
    public static async Task AssertRunsAsync(Scaffold scaffold)
    {
        using var launch = JsonDocument.Parse(scaffold.Read(".vscode/launch.json"));
        foreach (JsonElement configuration in launch.RootElement.GetProperty("configurations").EnumerateArray())
        {
            string name = configuration.GetProperty("name").GetString()!;
            string output = Path.Combine(In(scaffold, configuration.GetProperty("cwd")), "output");
            string[] args = [.. configuration.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!)];
            (await Command.RunAsync(
                Path.GetDirectoryName(output)!, scaffold.Environment, "dotnet", [In(scaffold, configuration.GetProperty("program")), .. args])).EnsureSuccess();
            AssertHasResult(output);

            Directory.Delete(output, recursive: true);
            string project = Path.GetDirectoryName(scaffold.Source)!;
            (await scaffold.RunAsync("dotnet", "run", "--no-build", "--project", project, "--launch-profile", name)).EnsureSuccess();
            AssertHasResult(output);
        }
    }

    private static string In(Scaffold scaffold, JsonElement path) =>
        path.GetString()!.Replace("${workspaceFolder}", scaffold.Directory, StringComparison.Ordinal);

    private static void AssertHasResult(string output) =>
        Assert.Contains(Directory.EnumerateFiles(output), file => !file.EndsWith(".log", StringComparison.Ordinal));
}
