using System.ComponentModel;
using System.Text.Json;
using DpsAuthoring.Cli.Files;

namespace DpsAuthoring.Cli.Checking;

/// <summary>What shellcheck says of the scripts, where it is installed.</summary>
internal static class Shellcheck
{
    /// <summary>Windows line ends, of which it speaks on every line, and DPS5005 once.</summary>
    private const string SaidOnce = "--exclude=SC1017";

    /// <summary>What our rules say better; where both find something on a line, once is enough.</summary>
    private static readonly Dictionary<string, string> s_same = new()
    {
        ["SC2086"] = "DPS5009", ["SC2068"] = "DPS5009", ["SC2048"] = "DPS5009", ["SC2046"] = "DPS5010", ["SC2148"] = "DPS5001",
    };

    public static async Task<ProgramFindings> RunAsync(string[] scripts, CancellationToken cancel)
    {
        if (scripts.Length == 0)
        {
            return new ProgramFindings([]);
        }

        try
        {
            ProgramOutput ran = await ChildProcess.RunAsync(
                "shellcheck", ["--format=json1", "--severity=warning", SaidOnce, .. scripts], cancel);
            using var answer = JsonDocument.Parse(ran.Output);
            return new ProgramFindings([.. answer.RootElement.GetProperty("comments").EnumerateArray().Select(Read)]);
        }
        catch (Win32Exception)
        {
            return new ProgramFindings([], "shellcheck is not installed: what it would find in the scripts is left out.");
        }
        catch (JsonException)
        {
            return new ProgramFindings([], "shellcheck gave an answer that cannot be read; its findings are left out.");
        }
    }

    public static IEnumerable<Problem> Without(IReadOnlyList<Problem> theirs, Problem[] ours) =>
        theirs.Where(their =>
            !ours.Any(our => s_same.GetValueOrDefault(their.Id) == our.Id && our.File == their.File && our.Line == their.Line));

    private static Problem Read(JsonElement comment)
    {
        Severity severity = comment.GetProperty("level").GetString() switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            _ => Severity.Info,
        };
        string message = comment.GetProperty("message").GetString()!;
        return new Problem(
            $"SC{comment.GetProperty("code").GetInt32()}",
            severity,
            message,
            DiskTree.Display(comment.GetProperty("file").GetString()!),
            comment.GetProperty("line").GetInt32(),
            comment.GetProperty("column").GetInt32(),
            message);
    }
}
