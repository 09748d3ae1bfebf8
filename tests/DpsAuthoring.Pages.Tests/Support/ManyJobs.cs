using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>A site with jobs of every kind, and an algorithm whose jobs are run.</summary>
public sealed class ManyJobs : IAsyncDisposable
{
    private readonly Site _site = new();
    private readonly Lazy<Repository> _repository;

    public ManyJobs() => _repository = new(Fill);

    internal IReadOnlyList<StoredJob> Jobs { get; } = [.. RandomJobs.Make(600, 200)];

    internal Server.Tests.Support.Server Server => _site.Server;

    /// <summary>The runnable algorithm is <c>runner:main</c>.</summary>
    internal string Submit(string mood, string tag = "")
    {
        _ = _repository.Value;
        Answer answer = Server.Post(
            "/api/dps/job", DpsAuthoring.Server.Tests.Support.Server.Execute("runner:main", ("number", "7"), ("mood", mood), ("identifier", tag)));
        Assert.True(answer.Status == 200, answer.Body);
        return System.Xml.Linq.XElement.Parse(answer.Body).Elements().First().Value;
    }

    /// <summary>Submits a job, and waits for its end.</summary>
    internal string Run(string mood, string tag = "")
    {
        string job = Submit(mood, tag);
        Until.True(() => Server.StatusOf(job) is "Succeeded" or "Failed", "The job does not end.");
        return job;
    }

    internal Task<Visit> OpenAsync(string path, Screen? screen = null, bool scripts = true)
    {
        Chromium.Need();
        _ = _repository.Value;
        return _site.OpenAsync(path, screen, scripts);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        if (_repository.IsValueCreated)
        {
            _repository.Value.Dispose();
        }
    }

    private Repository Fill()
    {
        var repository = new Repository();
        repository.Write("run.sh", """
            #!/usr/bin/env bash
            set -euo pipefail
            mkdir -p output
            case $2 in
              bad) echo "reading <script>alert(1)</script>" >&2; echo "Error: in a bad mood" >&2; exit 3 ;;
              slow) for at in $(seq 3000); do echo "line $at"; sleep 0.1; done ;;
            esac
            echo "$1 $2" > output/result.txt
            echo '<script>alert(1)</script>' > output/page.html
            unset PROJ_LIB PROJ_DATA GDAL_DATA
            if command -v gdal_translate > /dev/null; then
              { printf 'ncols 40\nnrows 30\nxllcorner -120\nyllcorner 34\ncellsize 0.1\n'; for row in $(seq 30); do seq -s ' ' "$row" $((row + 39)); done; } > in.asc
              gdal_translate -q -a_srs EPSG:4326 in.asc output/map.tif
            fi

            """);
        repository.Commit();
        Server.Stop();
        StoredJob.Store(Server.Data, RandomJobs.Algorithms, Jobs);
        Server.Start();
        Server.Register(repository, "runner");
        return repository;
    }
}
