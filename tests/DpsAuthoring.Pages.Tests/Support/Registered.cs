using System.Globalization;
using DpsAuthoring.Server.Tests.Support;
using DpsServe = DpsAuthoring.Server.Tests.Support.Server;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>Algorithms that are registered by the API, so that a page has something to show.</summary>
internal static class Registered
{
    /// <summary>Code that declares limits and choices, which no registration knows.</summary>
    public const string Declaration =
        """
        using System.ComponentModel.DataAnnotations;
        using DpsAuthoring;

        namespace Counting;

        public enum Mood { Good, Bad, Slow }

        [Algorithm("counting", "Counts.")]
        public sealed partial class Counter : IAlgorithm
        {
            [Input("number", "How far"), Range(0, 100)] public required int Number { get; init; }

            [Input("mood", "How")] public Mood Mood { get; init; } = Mood.Good;

            public System.Threading.Tasks.Task RunAsync(Job job, System.Threading.CancellationToken cancel) => System.Threading.Tasks.Task.CompletedTask;
        }
        """;

    /// <summary>What no browser may obey, wherever it stands.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&";

    public static Repository WithDeclaration(this Repository repository)
    {
        Directory.CreateDirectory(Path.Combine(repository.Folder, "src"));
        repository.Write("src/Counter.cs", Declaration);
        repository.Write("src/counter.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        repository.Commit();
        repository.Tag("v1");
        return repository;
    }

    /// <summary>Registers by the OGC door, and waits until it is there.</summary>
    /// <returns>The process' number.</returns>
    public static string Ogc(this DpsServe server, string configuration)
    {
        Answer answer = server.Post("/api/build", configuration);
        Assert.True(answer.Status == 202, answer.Body);
        return server.Built(answer.Json.GetProperty("build_id").GetString()!);
    }

    /// <summary>Registers by the legacy door, and waits until it is there.</summary>
    public static void Legacy(this DpsServe server, string configuration)
    {
        Answer answer = server.Post("/api/mas/algorithm", configuration);
        Assert.True(answer.Status == 200, answer.Body);
        string log = new Uri(answer.Json.GetProperty("message").GetProperty("job_log_url").GetString()!).AbsolutePath;
        Until.True(() => server.Get(log).Body.Contains(" is registered: ", StringComparison.Ordinal), "It is not built: " + server.Get(log).Body);
    }

    /// <summary>Waits until a job has ended.</summary>
    public static void Ended(this DpsServe server, string job) =>
        Until.True(() => server.StatusOf(job) is not ("Accepted" or "Running"), "The job does not end.");

    private static string Built(this DpsServe server, string build)
    {
        string status = "";
        Until.True(
            () => (status = server.Get($"/api/build/{build}").Json.GetProperty("status").GetString()!) is "successful" or "failed",
            "It is not built.");
        Assert.True(status == "successful", server.Get($"/builds/{build}/log").Body);
        return server.Get("/api/ogc/processes").Json.GetProperty("processes").EnumerateArray().Last()
            .GetProperty("processID").GetInt64().ToString(CultureInfo.InvariantCulture);
    }
}
