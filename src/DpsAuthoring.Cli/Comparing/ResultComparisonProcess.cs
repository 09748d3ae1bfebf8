using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares results in a process of its own: libgdal and what it holds are not in this one, from which jobs are started that the kernel
/// measures with the memory of their parent, and a file that libgdal stumbles over ends that process alone.
/// </summary>
internal static class ResultComparisonProcess
{
    /// <summary>The command that the other process runs; nobody else is to call it.</summary>
    public const string CommandName = "compare-results";

    public static async Task<ResultDifferences> CompareAsync(
        string first, string second, RunTime firstRun, RunTime secondRun, ComparisonOptions options, CancellationToken cancel)
    {
        ProgramOutput ran = await ChildProcess.RunAsync(
            Environment.ProcessPath!,
            [.. Program(), CommandName, Argument(first, second, firstRun, secondRun, options)],
            cancel).ConfigureAwait(false);
        if (ran.ExitCode != DpsExitCode.Clean)
        {
            string reason = ran.ExitCode > DpsExitCode.Signalled
                ? $"signal {ran.ExitCode - DpsExitCode.Signalled} ended the process that reads them"
                : ran.Error.Trim().Split('\n')[^1];
            return new ResultDifferences(
                0, [new ResultDifference("The results", new Difference(DifferenceKind.Unreadable, "", reason, reason))], []);
        }

        using var json = JsonDocument.Parse(ran.Output);
        return ResultDifferences.Read(json.RootElement);
    }

    /// <summary>What the argument of the command says.</summary>
    public static (string First, string Second, Clocks Clocks, ComparisonOptions Options) Read(string argument)
    {
        using var json = JsonDocument.Parse(argument);
        JsonElement root = json.RootElement;
        string Text(string name) => root.GetProperty(name).GetString()!;
        RunTime Run(string name) => new(root.GetProperty(name)[0].GetDateTime(), root.GetProperty(name)[1].GetDateTime());
        return (
            Text("first"),
            Text("second"),
            new Clocks(Run("first_run"), Run("second_run")),
            new ComparisonOptions
            {
                Tolerance = new Tolerance(root.GetProperty("absolute").GetDouble(), root.GetProperty("relative").GetDouble()),
                Key = root.GetProperty("key").GetString(),
                HasMetadata = root.GetProperty("metadata").GetBoolean(),
                Ignored = [.. root.GetProperty("ignored").EnumerateArray().Select(pattern => pattern.GetString()!)],
                Pairs = root.GetProperty("pairs").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!),
            });
    }

    /// <summary>What stands before the command's name where the .NET runtime's own program runs this one.</summary>
    private static string[] Program() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];

    private static string Argument(
        string first, string second, RunTime firstRun, RunTime secondRun, ComparisonOptions options)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("first", first);
            json.WriteString("second", second);
            Write(json, "first_run", firstRun);
            Write(json, "second_run", secondRun);
            json.WriteNumber("absolute", options.Tolerance.Absolute);
            json.WriteNumber("relative", options.Tolerance.Relative);
            json.WriteString("key", options.Key);
            json.WriteBoolean("metadata", options.HasMetadata);
            json.WriteStartArray("ignored");
            foreach (string pattern in options.Ignored)
            {
                json.WriteStringValue(pattern);
            }

            json.WriteEndArray();
            json.WriteStartObject("pairs");
            foreach ((string name, string other) in options.Pairs)
            {
                json.WriteString(name, other);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, RunTime run)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(run.Started.ToString("o", CultureInfo.InvariantCulture));
        json.WriteStringValue(run.Ended.ToString("o", CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }
}
