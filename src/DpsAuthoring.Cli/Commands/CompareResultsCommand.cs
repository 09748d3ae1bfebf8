using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Comparing;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps compare-results</c>: what <c>dps compare</c> has another process do.</summary>
internal static class CompareResultsCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("JSON") { Description = "What is compared." };
        var command = new Command(ResultComparisonProcess.CommandName, "Compares two folders, for dps compare.") { what };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Network.Leave();
            (string first, string second, Clocks clocks, ComparisonOptions options) = ResultComparisonProcess.Read(parsed.GetValue(what)!);
            ResultDifferences found = new ResultComparison(options).Compare(first, second, clocks);
            using Stream output = Console.OpenStandardOutput();
            using var json = new Utf8JsonWriter(output);
            json.WriteStartObject();
            found.Write(json);
            json.WriteEndObject();
            return DpsExitCode.Clean;
        });
        return command;
    }
}
