using System.Diagnostics;
using System.Globalization;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>Servers that mean no good, or fail: what they say is shown, never obeyed, and told in a sentence.</summary>
public sealed class HostileServerTests(VerbRoom room) : IClassFixture<VerbRoom>
{
    private static readonly string[] s_nonsense = ["{", "[]", "null", "\"x\"", "{\"jobs\":{}}", "<html><title>Sign in</title></html>", ""];
    private static readonly string[] s_open = ["running", "accepted"];

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("/tmp/escaped.txt")]
    [InlineData("a/../../escaped.txt")]
    [InlineData("a//b")]
    [InlineData("a\\u0000b")]
    [InlineData("a\\u001b[31m")]
    [InlineData("")]
    [InlineData(".")]
    public async Task A_results_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        (LossyServer server, string job, string[] with) = await JobAsync();
        await using LossyServer _ = server;
        server.Answer = (path, text) => path.EndsWith("?files", StringComparison.Ordinal) ? text.Replace("\"result.txt\"", $"\"{name}\"", StringComparison.Ordinal) : text;
        string folder = Directory.CreateDirectory(Path.Combine(room.NewFolder(), "a", "b")).FullName;

        Ran ran = await room.DpsAsync(["download", job, "-o", folder, .. with]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("which can be no file's name below", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', ran.Error);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Path.GetDirectoryName(folder)!)!, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_link_in_the_way_is_not_followed()
    {
        (LossyServer server, string job, string[] with) = await JobAsync();
        await using LossyServer _ = server;
        string folder = room.NewFolder();
        string elsewhere = room.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, job));
        Directory.CreateSymbolicLink(Path.Combine(folder, job, "more"), elsewhere);

        Ran ran = await room.DpsAsync(["download", job, "-o", folder, .. with]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("is a link, and would lead the results out of", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(elsewhere));
    }

    [Fact]
    public async Task A_file_of_another_size_than_was_said_is_no_result()
    {
        (LossyServer server, string job, string[] with) = await JobAsync();
        await using LossyServer _ = server;
        server.Answer = (path, text) => path.EndsWith("?files", StringComparison.Ordinal) ? text.Replace("\"result.txt\",\"size\":7", "\"result.txt\",\"size\":70", StringComparison.Ordinal) : text;
        string folder = room.NewFolder();

        Ran ran = await room.DpsAsync(["download", job, "-o", folder, .. with]);

        Assert.Equal(2, ran.ExitCode);
        Assert.EndsWith("dps: result.txt has 70 bytes, says the server, and 7 came: run the same command again.\n", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, job, "result.txt")));

        server.Answer = (_, text) => text;
        (await room.DpsAsync(["download", job, "-o", folder, .. with])).EnsureSuccess();
        Assert.Equal("7 good\n", await File.ReadAllTextAsync(Path.Combine(folder, job, "result.txt"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("algorithms")]
    [InlineData("queues")]
    [InlineData("describe", "counting:main")]
    [InlineData("status", "x")]
    [InlineData("watch", "--tag", "x")]
    [InlineData("results", "x")]
    [InlineData("metrics", "x")]
    [InlineData("logs", "x")]
    [InlineData("download", "x")]
    [InlineData("cancel", "x")]
    [InlineData("resubmit", "x")]
    [InlineData("submit", "counting:main", "-i", "number=1")]
    [InlineData("delete", "counting:main")]
    public async Task An_answer_that_makes_no_sense_is_one_sentence(params string[] verb)
    {
        await using LossyServer server = await LossyServer.StartAsync(room.Address);
        string[] with = await WithAsync(server);
        foreach (string nonsense in s_nonsense)
        {
            server.Answer = (path, text) => path.Contains("/environment/config", StringComparison.Ordinal) ? text : nonsense;

            Ran ran = await room.DpsAsync([.. verb, .. with]);

            Assert.True(ran.ExitCode is 0 or 2, $"{nonsense}: {ran.Everything}");
            Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("mistake in dps itself", ran.Error, StringComparison.Ordinal);
            Assert.True(ran.ExitCode == 0 || ran.Error.TrimEnd().Split('\n')[^1].StartsWith("dps: ", StringComparison.Ordinal), ran.Error);
        }
    }

    [Fact]
    public async Task Watching_ends_by_a_signal_and_the_job_goes_on()
    {
        await room.RegisterAsync("ogc");
        string job = (await room.DpsAsync("submit", "counting:main", "-i", "number=1", "-i", "mood=slow")).EnsureSuccess().Output.TrimEnd();
        using Process watching = Command.Start(room.Repository, room.User, DpsTool.Path, "watch", job);
        await watching.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        using var kill = Process.Start("/bin/kill", ["-INT", watching.Id.ToString(CultureInfo.InvariantCulture)]);

        string said = await watching.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await watching.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, watching.ExitCode);
        Assert.Contains("The jobs go on without being watched", said, StringComparison.Ordinal);
        string status = (await room.JsonAsync("status", job)).GetProperty("jobs")[0].GetProperty("status").GetString()!;
        Assert.Contains(status, s_open);
        (await room.DpsAsync("cancel", job)).EnsureSuccess();
    }

    [Fact]
    public async Task Many_jobs_are_watched_by_one_question_a_page()
    {
        (LossyServer server, string job, string[] with) = await JobAsync();
        await using LossyServer _ = server;
        var ids = new List<string> { job };
        for (int i = 0; i < 5; i++)
        {
            ids.Add((await room.DpsAsync(["submit", "counting:main", "-i", "number=7", .. with])).EnsureSuccess().Output.TrimEnd());
        }

        await room.DpsAsync(["watch", .. ids, .. with]);
        int single = 0;
        server.Answer = (path, text) =>
        {
            single += path.Contains("/ogc/jobs/", StringComparison.Ordinal) ? 1 : 0;
            return text;
        };

        Assert.Equal("6 successful of 6\n", (await room.DpsAsync(["watch", .. ids, .. with])).EnsureSuccess().Output);
        Assert.Equal(0, single);
    }

    private async Task<(LossyServer Server, string Job, string[] With)> JobAsync()
    {
        await room.RegisterAsync("ogc");
        LossyServer server = await LossyServer.StartAsync(room.Address);
        string[] with = await WithAsync(server);
        string job = (await room.DpsAsync(["submit", "counting:main", "-i", "number=7", .. with])).EnsureSuccess().Output.TrimEnd();
        (await room.DpsAsync(["watch", job, .. with])).EnsureSuccess();
        return (server, job, with);
    }

    private async Task<string[]> WithAsync(LossyServer server)
    {
        string token = Path.Combine(room.NewFolder(), "token");
        await File.WriteAllTextAsync(token, room.Token, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(token, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await room.DpsAsync("login", server.Address, "--token-file", token)).EnsureSuccess();
        return ["--profile", server.Address];
    }
}
