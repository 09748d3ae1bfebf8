using System.Diagnostics;
using System.Text.Json;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>What jobs have made as a STAC API, walked as pystac-client walks one, and asked by <c>dps find</c>.</summary>
public sealed class StacTests : IDisposable
{
    private const int Jobs = 6;

    private readonly Repository _repository = new();
    private readonly Support.Server _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void What_jobs_have_made_is_found_page_by_page_also_after_a_kill()
    {
        Assert.SkipUnless(Python(["-c", "import requests"]).ExitCode == 0, "/usr/bin/python3 has no requests: install python3-requests.");
        _repository.Write("run.sh", """
            #!/usr/bin/env bash
            set -euo pipefail
            mkdir -p output/maps
            if [ "$2" = bad ]; then exit 3; fi
            gdal_translate -q -of GTiff -srcwin $((10 * $1 % 700)) $((20 * $1 % 700)) 20 20 /usr/share/proj/egm96_15.gtx "output/maps/geoid of the day.tif"
            echo "a,$1" > output/table.csv
            """);
        _repository.Write("build.sh", "#!/usr/bin/env bash\ntrue\n");
        _repository.Commit();
        Register();
        string bad = Submit(99, "bad");
        string[] jobs = [.. Enumerable.Range(1, Jobs).Select(number => Submit(number, "good"))];
        Until.True(() => jobs.All(job => _server.StatusOf(job) == "Succeeded") && _server.StatusOf(bad) == "Failed", "They do not end: " + _server.Said);
        Until.True(() => Count() == 2 * Jobs, "The results are not described: " + _server.Said);
        string before = Ids();

        _server.Kill();
        _server.Start();

        Assert.Equal(before, Ids());
        string folder = Directory.CreateDirectory(Path.Combine(_server.Folder, "walked")).FullName;
        (int code, string output) = Python([
            "-B", Path.Combine(AppContext.BaseDirectory, "stac_walk.py"), _server.Address + "/stac", _server.Token, $"{Jobs}", folder,
        ]);
        Assert.True(code == 0, output);

        // The tool finds what the server has, and gets its addresses.
        var find = new ProcessStartInfo(DpsTool.Path, ["find", _server.Address + "/stac", "-c", "counter:main", "--geojson", "--bbox", "-180,-90,180,90"])
        {
            RedirectStandardOutput = true, Environment = { ["DPS_STAC_TOKEN"] = _server.Token },
        };
        using (Process process = Process.Start(find)!)
        {
            string found = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, found);
            Assert.Equal(Jobs, JsonElement.Parse(found).GetProperty("features").GetArrayLength());
        }

        // Without its index, a server makes it anew of the results.
        _server.Stop();
        File.Delete(Path.Combine(_server.Data, "stac.db"));
        _server.Start();
        Until.True(() => Count() == 2 * Jobs, "The results are not described again: " + _server.Said);
        Assert.Equal(before, Ids());
        Judge(Directory.GetFiles(folder));
    }

    private static void Judge(string[] documents)
    {
        string schemas = Environment.GetEnvironmentVariable("DPS_STAC_SCHEMAS") ?? "";
        if (schemas.Length == 0)
        {
            TestContext.Current.SendDiagnosticMessage("The documents are not judged by STAC's schemas: DPS_STAC_SCHEMAS names no folder of them.");
            return;
        }

        (int code, string output) = Python(["-B", Path.Combine(AppContext.BaseDirectory, "stac_schemas.py"), schemas, .. documents]);
        Assert.True(code == 0, output);
        Assert.Equal($"{documents.Length} documents", output.Trim());
    }

    private void Register()
    {
        const string Last = """{"name": "mood", "default": "good"}""";
        Answer answer = _server.Post(
            "/api/mas/algorithm",
            _repository.Legacy().Replace(Last, Last + """, {"name": "datetime", "default": "2001-02-03T04:05:06Z"}""", StringComparison.Ordinal));
        Assert.True(answer.Status == 200, answer.Body);
        Until.True(() => _server.Get("/api/mas/algorithm").Body.Contains("\"counter\"", StringComparison.Ordinal), "The algorithm is not there: " + _server.Said);
    }

    private string Submit(int number, string mood) =>
        _server.Submit(("number", $"{number}"), ("mood", mood), ("queue", "maap-dps-sandbox"));

    private long Count() => _server.Get("/stac/search?limit=1").Json.GetProperty("numberMatched").GetInt64();

    private string Ids() => string.Join(' ', _server.Get("/stac/search?limit=1000").Json.GetProperty("features").EnumerateArray()
        .Select(item => item.GetProperty("id").GetString()).Order(StringComparer.Ordinal));

    private static (int ExitCode, string Output) Python(string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
