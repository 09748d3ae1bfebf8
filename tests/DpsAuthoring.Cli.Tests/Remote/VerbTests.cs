using System.Text.Json;

namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>The whole way, with the real tool and the real server: register, submit, watch, collect, cancel, submit again.</summary>
public sealed class VerbTests(VerbRoom room) : IClassFixture<VerbRoom>
{
    [Theory]
    [InlineData("ogc", "counting:main")]
    [InlineData("legacy", "counter:main")]
    public async Task An_algorithm_goes_the_whole_way(string contract, string algorithm)
    {
        string[] with = ["--contract", contract];
        Ran registered = await room.DpsAsync(["register", "--here", "--update", "--no-check", .. with]);
        registered.EnsureSuccess();
        Assert.Contains("\n  built by the script\n", registered.Output, StringComparison.Ordinal);
        Assert.Contains($"\n{algorithm} is registered", registered.Output, StringComparison.Ordinal);

        JsonElement listed = await room.JsonAsync(["algorithms", .. with]);
        Assert.Contains(algorithm, listed.GetProperty("algorithms").EnumerateArray().Select(one => $"{one.GetProperty("name")}:{one.GetProperty("algorithm_version")}"));
        Assert.Equal(1, listed.GetProperty("version").GetInt32());
        JsonElement described = await room.JsonAsync(["describe", .. with]);
        Assert.Equal(["number", "mood"], described.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()));
        Assert.Contains("maap-dps-sandbox\n", (await room.DpsAsync(["queues", .. with])).EnsureSuccess().Output, StringComparison.Ordinal);

        // One that succeeds, whose id is all that is printed.
        Ran submitted = await room.DpsAsync(["submit", "-i", "number=7", .. with]);
        submitted.EnsureSuccess();
        string job = submitted.Output.TrimEnd();
        Assert.True(Guid.TryParse(job, out _), submitted.Everything);
        Ran watched = await room.DpsAsync(["watch", job, "--exit-status", .. with]);
        Assert.Equal((0, "1 successful of 1\n"), (watched.ExitCode, watched.Output));

        JsonElement status = (await room.JsonAsync(["status", job, .. with])).GetProperty("jobs")[0];
        Assert.Equal("successful", status.GetProperty("status").GetString());
        Assert.NotNull(status.GetProperty("finished").GetString());
        Assert.Contains("counting to 7\n", (await room.DpsAsync(["logs", job, "--stream", "stderr", .. with])).EnsureSuccess().Output, StringComparison.Ordinal);
        string results = (await room.DpsAsync(["results", job, .. with])).EnsureSuccess().Output;
        Assert.Contains($"{room.Address}/results/{job}/", results, StringComparison.Ordinal);
        Assert.Contains("s3://s3-us-west-2.amazonaws.com:80/", results, StringComparison.Ordinal);
        Assert.Contains("machine_memory_size", (await room.DpsAsync(["metrics", job, .. with])).EnsureSuccess().Output, StringComparison.Ordinal);

        string folder = room.NewFolder();
        Ran fetched = await room.DpsAsync(["download", job, "-o", folder, .. with]);
        fetched.EnsureSuccess();
        Assert.Equal("7 good\n", await File.ReadAllTextAsync(Path.Combine(folder, job, "result.txt"), TestContext.Current.CancellationToken));
        Assert.Equal("7\n", await File.ReadAllTextAsync(Path.Combine(folder, job, "more", "of it.txt"), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(folder, "*.dps-part", SearchOption.AllDirectories));
        File.Delete(Path.Combine(folder, job, "result.txt"));
        Assert.EndsWith("of which 1 fetched\n", (await room.DpsAsync(["download", job, "-o", folder, .. with])).EnsureSuccess().Output, StringComparison.Ordinal);

        // One that fails.
        string bad = (await room.DpsAsync(["submit", algorithm, "-i", "number=8", "-i", "mood=bad", "--tag", $"of-{contract}", .. with])).EnsureSuccess().Output.TrimEnd();
        Ran failed = await room.DpsAsync(["watch", bad, "--exit-status", .. with]);
        Assert.Equal((1, "1 failed of 1\n"), (failed.ExitCode, failed.Output));
        Assert.Equal(1, (await room.DpsAsync(["status", bad, .. with])).ExitCode);
        string log = (await room.DpsAsync(["logs", bad, .. with])).EnsureSuccess().Output;
        Assert.Contains("in a bad mood\n", log, StringComparison.Ordinal);
        Assert.Contains("run.sh ended with exit code 3", log, StringComparison.Ordinal);
        Assert.Contains("_context.json", (await room.DpsAsync(["logs", bad, "--stream", "triage", .. with])).EnsureSuccess().Output, StringComparison.Ordinal);

        // Again, which is done once however often it is asked for.
        string again = (await room.DpsAsync(["resubmit", bad, "--failed", .. with])).EnsureSuccess().Output.Split('\n')[0].Split("  ")[1];
        Assert.StartsWith($"{bad}  {again}\n", (await room.DpsAsync(["resubmit", bad, "--failed", .. with])).EnsureSuccess().Output, StringComparison.Ordinal);
        await room.DpsAsync(["watch", again, .. with]);
        JsonElement[] tagged = [.. (await room.JsonAsync(["jobs", "--tag", $"of-{contract}", .. with])).GetProperty("jobs").EnumerateArray()];
        Assert.Equal(new[] { bad, again }.Order(), tagged.Select(one => one.GetProperty("id").GetString()).Order());
        Assert.All(tagged, one => Assert.Equal("8", one.GetProperty("inputs").GetProperty("number").GetString()));

        // One that is cancelled.
        string slow = (await room.DpsAsync(["submit", "-i", "number=9", "-i", "mood=slow", .. with])).EnsureSuccess().Output.TrimEnd();
        Assert.Equal("1 cancelled\n", (await room.DpsAsync(["cancel", slow, .. with])).EnsureSuccess().Output);
        Assert.Equal("1 dismissed of 1\n", (await room.DpsAsync(["watch", slow, .. with])).EnsureSuccess().Output);
        Assert.Equal("0 cancelled, 1 had ended\n", (await room.DpsAsync(["cancel", slow, .. with])).EnsureSuccess().Output);
    }

    [Theory]
    [InlineData("Input number is a whole number and cannot be 'x': write a whole number such as 30.", "-i", "number=x")]
    [InlineData("There is no input 'numbr'; counting has number, mood.", "-i", "numbr=3")]
    [InlineData("Parameter number missing: it has no default, so DPS refuses a job that does not give it, whatever 'required' says. Give it: -i number=VALUE.")]
    public async Task Inputs_are_checked_before_anything_is_sent(string sentence, params string[] inputs)
    {
        await room.RegisterAsync("ogc");

        Ran ran = await room.DpsAsync(["submit", .. inputs]);

        Assert.Equal((2, "", $"dps: {sentence}\n"), (ran.ExitCode, ran.Output, ran.Error));
    }
}
