using System.Diagnostics;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary><c>dps batch --engine maap</c> with a real <c>dps serve</c>.</summary>
[Trait("Speed", "Slow")]
public sealed class BatchAtServerTests(VerbRoom room) : IClassFixture<VerbRoom>
{
    [Theory]
    [InlineData("ogc")]
    [InlineData("legacy")]
    public async Task Results_come_here_and_what_failed_is_run_again(string contract)
    {
        await room.RegisterAsync(contract);
        string folder = Folder("number,mood\n1,good\n2,bad\n3,good\n");
        string[] command = ["batch", room.Repository, "--rows", "jobs.csv", "--contract", contract, "--engine", "maap"];
        Ran ran = await room.DpsInAsync(folder, command);
        Assert.True(ran.ExitCode == 1, ran.Error);
        Assert.StartsWith("2 succeeded, 1 failed", ran.Output, StringComparison.Ordinal);
        Assert.Contains("  run.sh ended with exit code 3: in a bad mood\n", ran.Output, StringComparison.Ordinal);
        Assert.Equal(["1 good", "3 good"], Results(folder));
        Assert.Contains("counting to 2", (await room.DpsInAsync(folder, "batch", "logs", "jobs", "2")).Output, StringComparison.Ordinal);

        // The row is mended, and only that is sent.
        File.WriteAllText(Path.Combine(folder, "jobs.csv"), "number,mood\n1,good\n2,well\n3,good\n");
        ran = await room.DpsInAsync(folder, command);
        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.Equal(["1 good", "2 well", "3 good"], Results(folder));
        Assert.Equal(4, (await room.TagsAsync(TagOf(folder))).Count);
    }

    [Fact]
    public async Task Killed_while_jobs_run_it_collects_them_and_sends_none_twice()
    {
        await room.RegisterAsync("ogc");
        string folder = Folder("number,mood\n" + string.Concat(Enumerable.Range(1, 40).Select(number => $"{number},good\n")));
        string[] command = ["batch", room.Repository, "--rows", "jobs.csv", "--engine", "maap"];
        for (int kill = 0; kill < 4; kill++)
        {
            using Process batch = Start(folder, command);
            string ledger = Path.Combine(folder, "dps_batches/jobs/maap/jobs.jsonl");
            int wanted = kill * 10;
            while (!batch.HasExited && (!File.Exists(ledger) || Results(folder).Length < wanted))
            {
                await Task.Yield();
            }

            batch.Kill();
            await batch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Ran ran = await room.DpsInAsync(folder, command);
        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"{number} good").Order(StringComparer.Ordinal), Results(folder));
        Assert.Equal(40, (await room.TagsAsync(TagOf(folder))).Count);
    }

    [Fact]
    public async Task What_nobody_waits_for_is_cancelled()
    {
        await room.RegisterAsync("ogc");
        string folder = Folder("number,mood\n1,slow\n2,slow\n3,slow\n");
        using (Process batch = Start(folder, "batch", room.Repository, "--rows", "jobs.csv", "--engine", "maap"))
        {
            string tags = "";
            while (tags.Length == 0 || (await room.TagsAsync(tags)).Count < 3)
            {
                tags = File.Exists(Path.Combine(folder, "dps_batches/jobs/maap/jobs.jsonl")) ? TagOf(folder) : "";
            }

            batch.Kill();
            await batch.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Ran ran = await room.DpsInAsync(folder, "batch", "cancel", "jobs");
        Assert.True(ran.ExitCode == 0, ran.Error);
        ran = await room.DpsInAsync(folder, "watch", "--tag", TagOf(folder), "--json");
        Assert.Equal(3, ran.Output.Split("\"dismissed\"").Length - 1);

        // Another engine may go on: the server has none any more.
        File.WriteAllText(Path.Combine(folder, "jobs.csv"), "number,mood\n1,good\n");
        ran = await room.DpsInAsync(folder, "batch", room.Repository, "--rows", "jobs.csv");
        Assert.True(ran.ExitCode == 0, ran.Error);
        Assert.Equal(["1 good"], Results(folder));
    }

    [Theory]
    [InlineData("There is no profile 'nowhere'", "--profile", "nowhere")]
    [InlineData("No server answers at http://127.0.0.1:9", "--profile", "http://127.0.0.1:9")]
    [InlineData("has no algorithm other:main", "--algorithm", "other:main")]
    [InlineData("Behind -- stands what --engine maap does not understand: Unrecognized command or argument '--partition=main'", "--partition=main")]
    public async Task What_the_server_cannot_do_is_told_in_a_sentence(string sentence, params string[] options)
    {
        await room.RegisterAsync("ogc");
        string folder = Folder("number,mood\n1,good\n");
        Ran ran = await room.DpsInAsync(folder, ["batch", room.Repository, "--rows", "jobs.csv", "--engine", "maap", "--", .. options]);
        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(sentence, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    private static string TagOf(string folder) => "dps-batch-" + File.ReadAllText(Path.Combine(folder, "dps_batches/jobs/key"))[..12];

    private static string[] Results(string folder) => Directory.Exists(Path.Combine(folder, "dps_output"))
        ? [.. Directory.GetFiles(Path.Combine(folder, "dps_output"), "result.txt", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/.", StringComparison.Ordinal)).Select(file => File.ReadAllText(file).Trim()).Order(StringComparer.Ordinal)]
        : [];

    private string Folder(string rows)
    {
        string folder = room.NewFolder();
        File.WriteAllText(Path.Combine(folder, "jobs.csv"), rows);
        return folder;
    }

    private Process Start(string folder, params string[] command)
    {
        var start = new ProcessStartInfo(DpsTool.Path, command)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach ((string name, string? value) in room.User)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
