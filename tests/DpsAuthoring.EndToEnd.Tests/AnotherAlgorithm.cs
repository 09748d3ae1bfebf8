using System.Text.Json;
using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>A second algorithm in a repository: <c>dotnet new dps-algorithm-item</c>.</summary>
public sealed class AnotherAlgorithm(Workshop workshop)
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("--starter raster", "raster")]
    [InlineData("--starter mosaic", "mosaic")]
    [InlineData("--starter vector --no-tests", "vector")]
    public async Task Lies_in_a_folder_of_its_own_and_both_can_be_registered(string option, string starter)
    {
        Command.Need("git");
        Scaffold scaffold = await ScaffoldAsync("SnowCover", option.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        scaffold.AssertNothingOfTheTemplateIsLeft();
        Assert.All(
            ["run.sh", "build-env.sh"],
            script => Assert.True(File.GetUnixFileMode(scaffold.PathOf($"SnowCover/{script}")).HasFlag(UnixFileMode.UserExecute)));
        Assert.Equal(
            (!option.Contains("--no-tests", StringComparison.Ordinal), starter == "mosaic" || starter == "vector"),
            (scaffold.Files().Contains("SnowCover/tests/SnowCover.Tests/SnowCoverTests.cs"), Directory.Exists(scaffold.PathOf("SnowCover/sample"))));
        string project = Regex.Escape("SnowCover/src/SnowCover/SnowCover.csproj");
        Assert.Matches($"\"{project}\"", scaffold.Read("Heights.slnx"));
        foreach (string file in (string[])["algorithm_config.yml", "algorithm_config.legacy.yml"])
        {
            Assert.Contains("run_command: heights/run.sh\n", scaffold.Read(file), StringComparison.Ordinal);
            Assert.Contains("run_command: heights/SnowCover/run.sh\n", scaffold.Read($"SnowCover/{file}"), StringComparison.Ordinal);
            Assert.Contains("algorithm_name: snow-cover\n", scaffold.Read($"SnowCover/{file}"), StringComparison.Ordinal);
        }

        (await scaffold.RunAsync(DpsTool.Path, "sync", "--check", "SnowCover")).EnsureSuccess();
        await scaffold.PushAsync(workshop);
        string said = (await scaffold.RunAsync(DpsTool.Path, "check")).EnsureSuccess().Output;
        Assert.Equal(4, Regex.Count(said, "registration accepts it\n"));
        Assert.EndsWith("\nNo issues found.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Builds_with_the_first_and_both_run()
    {
        Command.Need("git");
        Scaffold scaffold = await ScaffoldAsync("SnowCover");
        await scaffold.CommitAsync();

        (await scaffold.BuildAsync()).EnsureSuccess();
        Assert.Matches(@"failed: 0\b", (await scaffold.TestAsync()).EnsureSuccess().Output);
        (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        (await scaffold.RunAsync(scaffold.PathOf("SnowCover/build-env.sh"))).EnsureSuccess();

        await AssertRunsAsync(scaffold, ".", "input_file=" + scaffold.PathOf(".dps/debug/input/four-pixels.pgm"), "outsize=50");
        await AssertRunsAsync(scaffold, "SnowCover", "input_file=" + scaffold.PathOf("SnowCover/.dps/debug/input/notes.txt"));
        Assert.Equal("", (await scaffold.RunAsync("git", "status", "--porcelain")).EnsureSuccess().Output);
    }

    [Fact]
    public void Has_the_names_of_the_first_ones_template()
    {
        string content = Path.Combine(Workshop.Repository, "templates/DpsAuthoring.Templates/content");
        using var one = JsonDocument.Parse(File.ReadAllText(Path.Combine(content, "dps-algorithm/.template.config/template.json")));
        using var other = JsonDocument.Parse(File.ReadAllText(Path.Combine(content, ".template.config/template.json")));

        Assert.Equal(one.RootElement.GetProperty("forms").GetRawText(), other.RootElement.GetProperty("forms").GetRawText());
        foreach (string symbol in (string[])["projectName", "className", "registeredName", "registeredUrl", "quotedAuthor", "packageAuthor", "maxrev", "libgdal"])
        {
            Assert.Equal(
                one.RootElement.GetProperty("symbols").GetProperty(symbol).GetRawText(),
                other.RootElement.GetProperty("symbols").GetProperty(symbol).GetRawText());
        }
    }

    private static async Task AssertRunsAsync(Scaffold scaffold, string folder, params string[] inputs)
    {
        Ran both = await scaffold.RunAsync(DpsTool.Path, ["run", folder, "--contract", "both", .. inputs.SelectMany(input => new[] { "-i", input })]);
        Assert.EndsWith("\nBoth contracts give the same results.\n", both.EnsureSuccess().Output, StringComparison.Ordinal);
    }

    private async Task<Scaffold> ScaffoldAsync(string name, params string[] options)
    {
        string[] none = options.Contains("--no-tests") ? ["--no-tests"] : [];
        Scaffold scaffold = await workshop.ScaffoldAsync("Heights", [.. none, "--skip-restore", "--repository-url", Repositories.Address]);
        Ran added = await workshop.NewAsync(
            scaffold.Directory, ["dps-algorithm-item", "--name", name, .. options, "--skip-restore", "--repository-url", Repositories.Address]);
        added.EnsureSuccess();
        return scaffold;
    }
}
