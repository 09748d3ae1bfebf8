using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Cli.Tests.Searches;

/// <summary><c>dps find</c> against a STAC API on loopback, and what goes wrong.</summary>
public sealed class FindCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-find-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task All_items_of_an_API_are_written_and_become_jobs()
    {
        await using StacServer server = await new StacServer { Items = 600 }.StartAsync();

        Ran ran = await Dps.RunInAsync(
            _folder, "find", server.Address, "-c", "things", "--jsonl", "-o", "items.jsonl", "--as", "jobs.csv", "--asset", "data", "--input", "scene", "--bind", "name=id");

        Assert.Equal("600 jobs in jobs.csv\n", ran.Output);
        Assert.Equal(0, ran.ExitCode);
        string[] rows = await File.ReadAllLinesAsync(Path.Combine(_folder, "jobs.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(["scene,name", .. Enumerable.Range(0, 600).Select(number => $"https://data.example.org/item-{number}.tif,item-{number}")], rows);
        Assert.Equal(600, File.ReadLines(Path.Combine(_folder, "items.jsonl")).Count());
        Assert.Equal("600\n", (await Dps.RunInAsync(_folder, "find", "items.jsonl", "--count")).Output);
        Assert.Equal(0, (await Dps.RunInAsync(_folder, "find", "items.jsonl", "--geojson", "-o", "items.geojson")).ExitCode);
        Assert.Equal(0, (await Dps.RunInAsync(_folder, "find", "items.geojson", "--max", "2", "-o", "items.txt")).ExitCode);
        Assert.Equal(3, File.ReadLines(Path.Combine(_folder, "items.txt")).Count());
    }

    [Fact]
    public async Task A_table_shows_the_first_and_tells_how_many_there_are()
    {
        await using StacServer server = await new StacServer { Items = 600 }.StartAsync();

        Ran ran = await Dps.RunInAsync(_folder, "find", server.Address);

        Assert.Equal(21, ran.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("20 of 600 are shown", ran.Error, StringComparison.Ordinal);
        Assert.False(server.AskedFor(20).IsCompleted);
    }

    [Fact]
    public async Task JSON_has_a_version()
    {
        await using StacServer server = await new StacServer { Items = 3 }.StartAsync();

        using var items = JsonDocument.Parse((await Dps.RunInAsync(_folder, "find", server.Address, "--json")).Output);
        using var count = JsonDocument.Parse((await Dps.RunInAsync(_folder, "find", server.Address, "--count", "--json")).Output);
        using var collections = JsonDocument.Parse((await Dps.RunInAsync(_folder, "find", server.Address, "--collections", "--json")).Output);

        Assert.Equal(3, items.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal(3, count.RootElement.GetProperty("count").GetInt32());
        Assert.Equal("things", collections.RootElement.GetProperty("collections")[0].GetProperty("id").GetString());
        Assert.All([items, count, collections], one => Assert.True(one.RootElement.GetProperty("version").GetInt32() > 0));
    }

    [Fact]
    public async Task A_search_that_breaks_leaves_the_old_file_and_nothing_half()
    {
        await using StacServer server = await new StacServer
        {
            Items = 600, Fault = (asked, number) => asked.Path == "/v1/search" && asked.Token > 0 ? new("<title>Sign in</title>", MediaType: "text/html") : null,
        }.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "jobs.csv"), "old", TestContext.Current.CancellationToken);

        Ran ran = await Dps.RunInAsync(_folder, "find", server.Address, "--as", "jobs.csv", "--asset", "data", "--input", "scene");

        Assert.Equal(2, ran.ExitCode);
        Assert.Equal(
            "dps: The answer to POST /v1/search is a web page, \"Sign in\", where data should be. The search ends there, after 250 items.\n", ran.Error);
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(_folder, "jobs.csv"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Stopped_by_a_signal_it_ends_at_once_and_leaves_nothing_half()
    {
        using var asked = new SemaphoreSlim(0);
        using var held = new ManualResetEventSlim();
        await using StacServer server = await new StacServer
        {
            Items = 600,
            Fault = (request, _) =>
            {
                if (request.Path == "/v1/search" && request.Token > 0)
                {
                    asked.Release();
                    held.Wait(TimeSpan.FromSeconds(60), CancellationToken.None);
                }

                return null;
            },
        }.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "jobs.csv"), "old", TestContext.Current.CancellationToken);

        using Process dps = Command.Start(
            _folder, new Dictionary<string, string?>(), DpsTool.Path, "find", server.Address, "--as", "jobs.csv", "--asset", "data", "--input", "scene", "-o", "items.jsonl");
        Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        var stopping = Stopwatch.StartNew();
        using (var kill = Process.Start("/bin/kill", ["-INT", dps.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        string said = await dps.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dps.WaitForExitAsync(TestContext.Current.CancellationToken);
        held.Set();

        Assert.Equal(130, dps.ExitCode);
        Assert.True(stopping.Elapsed < TimeSpan.FromSeconds(30), $"It ended after {stopping.Elapsed}.");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(_folder, "jobs.csv"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_token()
    {
        await using StacServer other = await new StacServer { Items = 3 }.StartAsync();
        await using StacServer server = await new StacServer
        {
            Fault = (asked, _) => asked.Path == "/v1/search" ? new("", 307, Location: $"{other.Address}/search?limit=100") : null, HasPost = false,
        }.StartAsync();

        Ran ran = await Command.RunAsync(
            _folder, new Dictionary<string, string?> { ["DPS_STAC_TOKEN"] = "secret" }, DpsTool.Path, "find", server.Address, "--jsonl");

        Assert.Equal(3, ran.EnsureSuccess().Output.Count(letter => letter == '\n'));
        Assert.All(server.Asked, asked => Assert.Equal("Bearer secret", asked.Authorization));
        Assert.NotEmpty(other.Asked);
        Assert.All(other.Asked, asked => Assert.Null(asked.Authorization));
        Assert.DoesNotContain("secret", ran.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "on to 169.254.169.254, where clouds keep their machines' credentials, and no catalogue: it is not asked")]
    [InlineData("http://[::ffff:169.254.169.254]/latest/", "where clouds keep their machines' credentials")]
    [InlineData("http://[fe80::1]/", "where clouds keep their machines' credentials")]
    [InlineData("file:///etc/passwd", "elsewhere (302)")]
    [InlineData("ftp://127.0.0.1/", "elsewhere (302)")]
    [InlineData("/v1", "elsewhere (302)")] // To itself.
    public async Task A_redirect_to_what_is_no_catalogue_is_not_followed(string location, string told)
    {
        await using StacServer server = await new StacServer { Fault = (_, _) => new("", 302, Location: location) }.StartAsync();

        Ran ran = await Dps.RunInAsync(_folder, "find", server.Address);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("dps: 127.0.0.1 sends GET /v1 ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(told, ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, ran.Error.Count(letter => letter == '\n'));
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("There is no nowhere", "find", "nowhere")]
    [InlineData("'x' in the box", "find", ".", "--bbox", "x,1,2,3")]
    [InlineData("is no time to search by", "find", ".", "--datetime", "soon")]
    [InlineData("is no JSON", "find", ".", "--query", "{")]
    [InlineData("cannot be read", "find", ".", "--intersects", "nowhere.json")]
    [InlineData("choose one", "find", ".", "--json", "--geojson")]
    [InlineData("write .csv or .jsonl", "find", ".", "--as", "jobs.txt", "--asset", "data", "--input", "scene")]
    [InlineData("needs to be told", "find", ".", "--as", "jobs.csv")]
    [InlineData("is not said", "find", ".", "--as", "jobs.csv", "--asset", "data")]
    [InlineData("binds no input", "find", ".", "--as", "jobs.csv", "--bind", "scene=visual")]
    [InlineData("--as jobs.csv", "find", ".", "--asset", "data")]
    [InlineData("cannot be sorted", "find", ".", "--sort", "id")]
    [InlineData("cannot be searched by a CQL2 filter", "find", ".", "--filter", "a = 1")]
    [InlineData("no address", "find", "nowhere", "--cmr")]
    public async Task Mistakes_are_one_sentence(string words, params string[] command)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "catalog.json"), """{"type":"Catalog","id":"c","description":"d","links":[]}""", TestContext.Current.CancellationToken);

        Ran ran = await Dps.RunInAsync(_folder, command);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(words, ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, ran.Error.Count(letter => letter == '\n'));
        Assert.Empty(ran.Output);
    }
}
