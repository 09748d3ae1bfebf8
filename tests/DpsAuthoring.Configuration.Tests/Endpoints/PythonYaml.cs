using System.Diagnostics;

namespace DpsAuthoring.Configuration.Tests.Endpoints;

/// <summary>Python's own YAML, where it is installed.</summary>
internal static class PythonYaml
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Runs a script that imports yaml, with a text on its standard input; skips the test where it cannot.</summary>
    public static string Run(string script, string input)
    {
        Assert.SkipUnless(File.Exists(Python), $"There is no {Python}.");
        using Process process = Process.Start(new ProcessStartInfo(Python, ["-c", script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        Task<string> reading = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string error = reading.GetAwaiter().GetResult();
        Assert.SkipWhen(
            error.Contains("No module named 'yaml'", StringComparison.Ordinal), "python3-yaml is not installed: apt-get install python3-yaml");
        Assert.True(process.ExitCode == 0, error);
        return output;
    }
}
