using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>A table is submitted once, whatever of it is lost or killed: the server that jobs arrive at says so.</summary>
public sealed class SubmitTableTests(VerbRoom room) : IClassFixture<VerbRoom>
{
    private const int Rows = 100;

    [Theory]
    [InlineData("ogc")]
    [InlineData("legacy")]
    public async Task A_token_that_is_refused_stops_it_and_the_same_command_goes_on(string contract)
    {
        await room.RegisterAsync(contract);
        await using LossyServer server = await LossyServer.StartAsync(room.Address);
        string folder = Table(room, out string[] submit, server.Address, contract);
        server.Submission = number => number > 40 ? Loss.Token : Loss.None;

        Ran stopped = await room.DpsInAsync(folder, submit);

        Assert.Equal(2, stopped.ExitCode);
        string[] told = stopped.Error.TrimEnd().Split('\n');
        Assert.StartsWith($"dps: Stopped with 40 of {Rows} jobs submitted: The server does not accept the token (401, ", told[^1], StringComparison.Ordinal);
        Assert.EndsWith("The same command goes on with the 60 that are left, and sends none twice.", told[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(room.Token, stopped.Everything, StringComparison.Ordinal);

        server.Submission = _ => Loss.None;
        Assert.StartsWith($"60 submitted, 40 before, 0 refused of {Rows}; tag ", (await room.DpsInAsync(folder, submit)).EnsureSuccess().Output, StringComparison.Ordinal);
        await EachOnceAsync(folder);
        Assert.StartsWith($"0 submitted, {Rows} before", (await room.DpsInAsync(folder, submit)).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ogc")]
    [InlineData("legacy")]
    public async Task Answers_that_are_lost_are_looked_up_before_anything_is_sent_again(string contract)
    {
        await room.RegisterAsync(contract);
        await using LossyServer server = await LossyServer.StartAsync(room.Address);
        string folder = Table(room, out string[] submit, server.Address, contract);
        server.Submission = number => number == 8 ? Loss.ForEver : (number % 10) switch
        {
            3 => Loss.Answer,
            6 => Loss.Request,
            _ => Loss.None,
        };

        Ran ran = await room.DpsInAsync(folder, [.. submit, "--timeout", "1s"]);

        Assert.StartsWith($"{Rows} submitted, 0 before", ran.EnsureSuccess().Output, StringComparison.Ordinal);
        await EachOnceAsync(folder);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_gone_on_with_by_the_same_command()
    {
        await room.RegisterAsync("ogc");
        await using LossyServer server = await LossyServer.StartAsync(room.Address);
        string folder = Table(room, out string[] submit, server.Address, "ogc");
        server.Submission = number => number >= 30 ? Loss.ForEver : Loss.None;
        using (Process killed = Command.Start(folder, room.User, DpsTool.Path, submit))
        {
            await server.Held.Task;
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // A kill may also leave half a line.
        string ledger = Path.Combine(folder, "dps_submissions", "t.jsonl");
        await File.AppendAllTextAsync(ledger, """{"key":"0123""", TestContext.Current.CancellationToken);
        server.Submission = _ => Loss.None;
        (await room.DpsInAsync(folder, submit)).EnsureSuccess();

        await EachOnceAsync(folder);
    }

    [Fact]
    public async Task Stopped_by_a_signal_it_says_how_to_go_on()
    {
        await room.RegisterAsync("ogc");
        await using LossyServer server = await LossyServer.StartAsync(room.Address);
        string folder = Table(room, out string[] submit, server.Address, "ogc");
        server.Submission = number => number == 20 ? Loss.ForEver : Loss.None;
        using Process stopped = Command.Start(folder, room.User, DpsTool.Path, submit);
        await server.Held.Task;
        using (var kill = Process.Start("/bin/kill", ["-INT", stopped.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            string said = await stopped.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await stopped.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(130, stopped.ExitCode);
            Assert.Contains("the same command submits the others", said, StringComparison.Ordinal);
        }

        (await room.DpsInAsync(folder, submit)).EnsureSuccess();
        await EachOnceAsync(folder);
    }

    [Theory]
    [InlineData("Row 2: Input number is a number and cannot be 'x': write a number such as 30.", "number\n1\nx\n")]
    [InlineData("Row 1: There is no input 'nmber'; counting has number, mood.", "nmber\n1\n")]
    [InlineData("t.csv has no rows: there is nothing to run.", "number\n")]
    public async Task A_table_that_is_wrong_is_told_before_anything_is_sent(string sentence, string table)
    {
        await room.RegisterAsync("ogc");
        string folder = room.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "t.csv"), table, TestContext.Current.CancellationToken);

        Ran ran = await room.DpsInAsync(folder, "submit", "counting:main", "--rows", "t.csv");

        Assert.Equal((2, "", $"dps: {sentence}\n"), (ran.ExitCode, ran.Output, ran.Error));
        Assert.False(Directory.Exists(Path.Combine(folder, "dps_submissions")));
    }

    [Fact]
    public async Task Items_that_are_found_are_submitted_once_and_later_only_the_new_ones()
    {
        await room.RegisterAsync("ogc");
        await using StacServer catalogue = await new StacServer
        {
            Items = 30, LargestPage = 10, Change = (item, number) => item["properties"]!["number"] = number,
        }.StartAsync();
        string folder = room.NewFolder();
        string[] submit = ["submit", "counting:main", "--bind", "number=property:number", "-i", "mood=found", "--queue", "maap-dps-sandbox", "--find", catalogue.Address];

        Assert.StartsWith("12 jobs of counting:main would be submitted", (await room.DpsInAsync(folder, [.. submit, "--max", "12", "--dry-run"])).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.StartsWith("12 submitted, 0 before, 0 refused of 12; tag ", (await room.DpsInAsync(folder, [.. submit, "--max", "12"])).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.StartsWith("18 submitted, 12 before, 0 refused of 30; tag ", (await room.DpsInAsync(folder, submit)).EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.StartsWith("0 submitted, 30 before", (await room.DpsInAsync(folder, submit)).EnsureSuccess().Output, StringComparison.Ordinal);

        string ledger = Assert.Single(Directory.GetFiles(Path.Combine(folder, "dps_submissions"), "*.jsonl"));
        Assert.Equal(Enumerable.Range(0, 30), await NumbersAsync(ledger));
    }

    [Fact]
    public async Task A_search_that_breaks_submits_nothing()
    {
        await room.RegisterAsync("ogc");
        await using StacServer catalogue = await new StacServer
        {
            Items = 30, LargestPage = 10, Fault = (asked, _) => asked.Path == "/v1/search" && asked.Token > 0 ? new("<title>Sign in</title>", MediaType: "text/html") : null,
        }.StartAsync();
        string folder = room.NewFolder();

        Ran ran = await room.DpsInAsync(folder, "submit", "counting:main", "--bind", "number=property:eo:cloud_cover", "--find", catalogue.Address);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("is a web page, \"Sign in\"", ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, ran.Error.Count(letter => letter == '\n'));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task The_failures_of_a_table_are_submitted_again_and_the_newer_jobs_count()
    {
        await room.RegisterAsync("ogc");
        string folder = room.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "t.csv"), "number,mood\n1,good\n2,bad\n3,good\n2,bad\n", TestContext.Current.CancellationToken);
        (await room.DpsInAsync(folder, "submit", "counting:main", "--rows", "t.csv")).EnsureSuccess();
        Assert.Equal("2 successful, 2 failed of 4\n", (await room.DpsInAsync(folder, "watch")).EnsureSuccess().Output);

        Assert.EndsWith("2 submitted again\n", (await room.DpsInAsync(folder, "resubmit", "--failed")).EnsureSuccess().Output, StringComparison.Ordinal);

        Ran watched = await room.DpsInAsync(folder, "watch", "--exit-status");
        Assert.Equal((1, "2 successful, 2 failed of 4\n"), (watched.ExitCode, watched.Output));
        string out1 = room.NewFolder();
        (await room.DpsInAsync(folder, "download", "-o", out1)).EnsureSuccess();
        Assert.Equal(2, Directory.GetFiles(out1, "result.txt", SearchOption.AllDirectories).Length);
        Assert.Equal(4, Directory.GetDirectories(out1).Length);
    }

    private static string Table(VerbRoom room, out string[] submit, string address, string contract)
    {
        string folder = room.NewFolder();
        File.WriteAllLines(Path.Combine(folder, "t.csv"), Enumerable.Range(1, Rows).Select(number => number.ToString(CultureInfo.InvariantCulture)).Prepend("number"));
        string token = Path.Combine(folder, "token");
        File.WriteAllText(token, room.Token);
        File.SetUnixFileMode(token, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        room.DpsAsync("login", address, "--token-file", token).GetAwaiter().GetResult().EnsureSuccess();
        submit =
        [
            "submit", contract == "ogc" ? "counting:main" : "counter:main", "--rows", "t.csv", "--queue", "maap-dps-sandbox", "--profile", address, "--contract", contract,
        ];
        return folder;
    }

    /// <summary>That the real server has one job for each row.</summary>
    private async Task EachOnceAsync(string folder)
    {
        Assert.Equal(Enumerable.Range(1, Rows), await NumbersAsync(Path.Combine(folder, "dps_submissions", "t.jsonl")));
    }

    /// <summary>The numbers that the real server's jobs of a table have.</summary>
    private async Task<IEnumerable<int>> NumbersAsync(string ledger)
    {
        string first = (await File.ReadAllLinesAsync(ledger, TestContext.Current.CancellationToken))[0];
        string batch = JsonElement.Parse(first).GetProperty("batch").GetString()!;
        JsonElement jobs = await room.JsonAsync("jobs", "--profile", "local", "--all", "--tag", batch);
        return jobs.GetProperty("jobs").EnumerateArray()
            .Select(job => int.Parse(job.GetProperty("inputs").GetProperty("number").GetString()!, CultureInfo.InvariantCulture)).Order();
    }
}
