using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>The page of one job, whose algorithm means no good.</summary>
public sealed class JobPageTests(JobPageTests.Hostile hostile) : IClassFixture<JobPageTests.Hostile>
{
    private Support.Server Server => hostile.Server;

    private Browser Browser => hostile.Browser;

    [Fact]
    public void Tells_all_that_is_known_of_a_job()
    {
        string page = WebUtility.HtmlDecode(Browser.Get($"/jobs/{hostile.Good}").Body);
        Assert.All(
            (string[])["General", "Inputs", "Logs", "Outputs", "Errors", "Metrics", "Tag", "Resource", "Payload ID", "Job Type", "Instance Type", "Job Directory Size",
                "No errors detected", "default", "As sent", "As the program saw it", "/app/counter/run.sh", "cd ", "result.txt", "Folder as zip", "Resubmit", "UTC",
                "dps run ", "--contract legacy -i number=1 "],
            word => Assert.Contains(word, page, StringComparison.Ordinal));
        Assert.Contains("<h2>Outputs</h2>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_why_a_job_failed_and_what_is_kept_of_it()
    {
        string page = WebUtility.HtmlDecode(Browser.Get($"/jobs/{hostile.Bad}").Body);
        Assert.Contains("what DPS keeps of a failed job (triage)", page, StringComparison.Ordinal);
        Assert.Contains("_stderr.txt", page, StringComparison.Ordinal);
        Assert.Contains("in a bad mood", page, StringComparison.Ordinal);
        Assert.Contains("Jobs that failed alike", page, StringComparison.Ordinal);
        Assert.Contains("in a bad mood", Browser.Get($"/jobs/{hostile.Bad}/logs/stderr").Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_job_is_markup_or_commands_anybody()
    {
        foreach (string address in (string[])["/jobs?cols=status,job,tag,cause,inputs", $"/jobs/{hostile.Good}", $"/jobs/{hostile.Bad}", $"/jobs/{hostile.Good}?find=script", "/jobs/batch?tag=%3Cb%3Etag", "/jobs/actions"])
        {
            Page page = Browser.Get(address);
            Assert.Equal(200, page.Status);
            Assert.All(
                (string[])["<script>alert", "<img src=x", "<b>tag", "<svg onload", "\u001b", "\u202e", Server.Token],
                text => Assert.DoesNotContain(text, page.Body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_result_is_never_a_page()
    {
        foreach (string name in (string[])["page.html", "draw.svg", "result.txt"])
        {
            Page file = Browser.Get($"/jobs/{hostile.Good}/files/{name}");
            Assert.Equal((200, "application/octet-stream"), (file.Status, file.Type));
            Assert.StartsWith("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
            Assert.StartsWith("sandbox", file.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
        }

        Assert.Equal(404, Browser.Get($"/jobs/{hostile.Good}/looks/draw.svg").Status);
        Assert.Equal(404, Browser.Get($"/jobs/{hostile.Good}/looks/page.html").Status);
        Assert.Equal("image/png", Browser.Get($"/jobs/{hostile.Good}/looks/fake.png").Type); // It is no picture; a browser draws nothing.
        Page odd = Browser.Get($"/jobs/{hostile.Good}/files/{Uri.EscapeDataString("<img src=x onerror=alert(1)>.txt")}");
        Assert.Equal((200, "odd\n"), (odd.Status, odd.Body));
    }

    [Fact]
    public void No_path_leads_out()
    {
        string cookie = string.Join("; ", Browser.Cookies.Select(one => $"{one.Name}={one.Value}"));
        foreach (string path in (string[])
            ["/etc/passwd", "../token", "%2e%2e/token", "..%2f..%2f..%2f..%2ftoken", "%2fetc%2fpasswd", "../../../../../../../../../../token", "%00", "a%00b", "leads-out", "leads-out/passwd", "."])
        {
            foreach (string door in (string[])["files", "looks"])
            {
                foreach (string job in (string[])[hostile.Good, hostile.Bad])
                {
                    Answer answer = Wire.Raw(Server.Port, Encoding.ASCII.GetBytes(
                        $"GET /jobs/{job}/{door}/{path} HTTP/1.1\r\nHost: localhost:{Server.Port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"));
                    Assert.True(answer.Status is 404 or 400, $"{door} {path}: {answer.Status} {answer.Body}");
                    Assert.DoesNotContain("root:", answer.Body, StringComparison.Ordinal);
                }
            }
        }

        Assert.Equal(404, Browser.Get($"/jobs/{hostile.Good}/logs/..%2ftoken").Status);
        Assert.Equal(404, Browser.Get("/jobs/none").Status);
        Assert.Equal(404, Browser.Get("/jobs/none/folder.zip").Status);
        Assert.Equal(404, Browser.Get("/jobs/batch?tag=none").Status);
        Assert.Equal(404, Browser.Get("/jobs/batch").Status);
    }

    [Fact]
    public void A_line_of_50_megabytes_is_shown_in_part_and_downloaded_whole()
    {
        long before = Memory();
        Page page = Browser.Get($"/jobs/{hostile.Long}?find=needle");
        Assert.Equal(200, page.Status);
        Assert.True(page.Body.Length < 300_000, $"The page has {page.Body.Length} characters.");
        Assert.Contains("needle", page.Body, StringComparison.Ordinal);
        Assert.Contains("1 line with it", page.Body, StringComparison.Ordinal);
        Assert.Contains("more characters", page.Body, StringComparison.Ordinal);
        Assert.True(Memory() - before < 60_000, $"The server took {Memory() - before} kB for that.");
        Assert.True(Browser.Get($"/jobs/{hostile.Long}/logs/stdout").Body.Length > 50_000_000);

        long Memory() => long.Parse(
            File.ReadLines($"/proc/{Server.Pid}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal).Trim(),
            CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_folder_is_a_zip()
    {
        using Stream answer = Browser.Open($"/jobs/{hostile.Good}/folder.zip");
        using var bytes = new MemoryStream();
        answer.CopyTo(bytes);
        using var zip = new ZipArchive(bytes);
        using var reader = new StreamReader(zip.GetEntry("result.txt")!.Open());
        Assert.Equal("1 good\n", reader.ReadToEnd());
        Assert.Contains(zip.Entries, entry => entry.FullName == "sub/deep.csv");
    }

    [Fact]
    public void Rasters_have_a_picture_and_a_place_on_the_map_or_a_reason()
    {
        string page = Browser.Get($"/jobs/{hostile.Good}").Body;
        Assert.Contains("cannot read it", page, StringComparison.Ordinal); // broken.tif
        Assert.SkipUnless(File.Exists("/usr/bin/gdal_translate"), "GDAL is not installed here (gdal-bin).");
        Assert.Contains("West -120°, south 34°, east -116°, north 37°", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Histogram. Values from ", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Page picture = Browser.Get($"/jobs/{hostile.Good}/looks/map.tif");
        Assert.Equal((200, "image/png"), (picture.Status, picture.Type));
        Assert.Contains("PNG", picture.Body[..8], StringComparison.Ordinal);
        Assert.Equal(404, Browser.Get($"/jobs/{hostile.Good}/looks/broken.tif").Status);
    }

    [Fact]
    public void A_running_job_tells_its_logs_and_is_cancelled()
    {
        string job = Server.Submit(("number", "1"), ("mood", "slow"));
        using Stream news = Browser.Open($"/jobs/{job}/events?stderr=0&stdout=0");
        using var reader = new StreamReader(news);
        ReadTo(reader, "event: log", "slowly \\u003Cscript\\u003E");
        using Stream list = Browser.Open("/jobs/events");
        using var listReader = new StreamReader(list);
        Page cancelled = Browser.Submit($"/jobs/{job}", $"/jobs/{job}", new() { ["act"] = "cancel" });
        Assert.Equal(303, cancelled.Status);
        ReadTo(listReader, "event: changed", "data: jobs");
        ReadTo(reader, "event: state", "\"ended\":true");
        Until.True(() => Browser.Get("/jobs/export.csv?status=dismissed").Body.Contains(job, StringComparison.Ordinal), "It is not dismissed.");
        Assert.Contains("had ended already", WebUtility.UrlDecode(Browser.Submit($"/jobs/{job}", $"/jobs/{job}", new() { ["act"] = "cancel" }).Headers["Location"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_is_submitted_again_as_it_was()
    {
        Page again = Browser.Submit($"/jobs/{hostile.Bad}", $"/jobs/{hostile.Bad}", new() { ["act"] = "resubmit" });
        Assert.Equal(303, again.Status);
        string id = again.Headers["Location"].Split('/', '?')[2];
        Assert.NotEqual(hostile.Bad, id);
        Until.True(() => Server.StatusOf(id) == "Failed", "It does not fail again.");
        Page page = Browser.Submit("/jobs", "/jobs/actions", new() { ["act"] = "resubmit", ["id"] = hostile.Good });
        Assert.Contains("1 job is submitted", page.Body, StringComparison.Ordinal);
        Assert.Equal(404, Browser.Submit("/jobs", "/jobs/none", new() { ["act"] = "cancel" }).Status);
        Assert.Equal(400, Browser.Submit("/jobs", $"/jobs/{hostile.Good}", new() { ["act"] = "delete" }).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/folder.zip")]
    [InlineData("/files/result.txt")]
    [InlineData("/logs/stderr")]
    public void Heads_have_no_body(string part)
    {
        Page page = Browser.Send("HEAD", $"/jobs/{hostile.Good}{part}");
        Assert.Equal((200, ""), (page.Status, page.Body));
    }

    private static void ReadTo(StreamReader reader, params string[] texts)
    {
        foreach (string text in texts)
        {
            string? line;
            do
            {
                line = reader.ReadLine();
                Assert.True(line is not null, $"It ends without {text}.");
            }
            while (!line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>A server whose jobs write what harms careless pages.</summary>
    public sealed class Hostile : IDisposable
    {
        private readonly Repository _repository = new();

        public Hostile()
        {
            _repository.Write("run.sh", """
                #!/usr/bin/env bash
                set -euo pipefail
                mkdir -p output/sub
                number=$1; mood=$2
                printf 'a log with <script>alert(1)</script> and \033[31mred\033[0m and \xe2\x80\xae turned\n'
                case $mood in
                  bad) ln -s /etc leads-out; ln -s /etc/passwd output/leads-out; env >&2; echo "Error: in a bad mood <img src=x onerror=alert(1)>" >&2; exit 3 ;;
                  slow) echo "slowly <script>"; sleep 300 ;;
                  long) head -c 30000000 /dev/zero | tr '\0' x; printf ' needle '; head -c 25000000 /dev/zero | tr '\0' y; exit 4 ;;
                esac
                echo "$number $mood" > output/result.txt
                echo "a,b" > output/sub/deep.csv
                echo odd > "output/<img src=x onerror=alert(1)>.txt"
                echo '<script>alert(1)</script>' > output/page.html
                echo '<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' > output/draw.svg
                echo '<script>alert(1)</script>' > output/fake.png
                echo 'no raster' > output/broken.tif
                unset PROJ_LIB PROJ_DATA GDAL_DATA
                if command -v gdal_translate > /dev/null; then
                  { printf 'ncols 40\nnrows 30\nxllcorner -120\nyllcorner 34\ncellsize 0.1\n'; for row in $(seq 30); do seq -s ' ' "$row" $((row + 39)); done; } > in.asc
                  gdal_translate -q -a_srs EPSG:4326 in.asc output/map.tif
                fi

                """);
            _repository.Write("algorithm_config.yml", """
                algorithm_name: counter
                algorithm_version: main
                algorithm_description: Counts.
                repository_url: https://example.org/counter.git
                run_command: counter/run.sh
                docker_container_url: localhost/base:1
                inputs: {config: [], file: [], positional: [{name: number, required: true}, {name: mood, default: good}]}

                """);
            _repository.Commit();
            Server.Register(_repository);
            Browser = Browser.LoggedIn(Server);
            Good = Server.Submit(("number", "1"), ("identifier", "<b>tag"));
            Bad = Server.Submit(("number", "<script>alert(1)</script>"), ("mood", "bad"), ("identifier", "<b>tag"));
            Long = Server.Submit(("number", "1"), ("mood", "long"));
            Until.True(() => ((string[])[Good, Bad, Long]).All(job => Server.StatusOf(job) is "Succeeded" or "Failed"), "The jobs do not end.");
            Assert.Equal("Succeeded", Server.StatusOf(Good));
        }

        internal Support.Server Server { get; } = new();

        internal Browser Browser { get; }

        internal string Good { get; }

        internal string Bad { get; }

        internal string Long { get; }

        public void Dispose()
        {
            Browser.Dispose();
            Server.Dispose();
            _repository.Dispose();
        }
    }
}
