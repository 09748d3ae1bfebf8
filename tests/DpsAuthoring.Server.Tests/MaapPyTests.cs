using System.Diagnostics;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>The real maap-py, unchanged, of both generations.</summary>
[Trait("Speed", "Slow")]
public sealed class MaapPyTests
{
    /// <summary>Names the folder of its sources, a folder for each version; they are not in this repository.</summary>
    private const string Variable = "DPS_MAAP_PY";

    private static readonly string s_modules = "import requests, yaml, boto3, backoff, importlib.resources";

    [Theory]
    [InlineData("4.2.0")]
    [InlineData("4.3.0a2")]
    [InlineData("5.0.0")]
    [InlineData("5.1.0a0")]
    public void Works_unchanged(string version)
    {
        string? sources = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.Combine(named, version) : null;
        Assert.SkipWhen(sources is null, $"{Variable} does not name the folder of maap-py's sources.");
        Assert.SkipUnless(Directory.Exists(sources), $"There is no maap-py {version} in {sources}.");
        Assert.SkipUnless(Python(["-c", s_modules]).ExitCode == 0, $"/usr/bin/python3 cannot '{s_modules}': install python3-requests, -yaml, -boto3 and -backoff.");
        using var server = new Support.Server();
        using var repository = new Repository();

        (int code, string output) = Python(
            [Path.Combine(AppContext.BaseDirectory, "maap_py.py"), sources!, repository.Url, server.Folder],
            ("MAAP_API_HOST", server.Address),
            ("MAAP_PGT", server.Token));

        Assert.True(code == 0, output + server.Said);
        Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
        Assert.True(output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)) > 30, output);
    }

    private static (int ExitCode, string Output) Python(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-B", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
