using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What <c>dps run</c> says of its jobs.</summary>
internal static class RunReport
{
    private const int ShownNames = 8;

    public static void WriteText(
        TextWriter say, IReadOnlyList<RanJob> ran, IReadOnlyList<string>? differences)
    {
        foreach (RanJob job in ran)
        {
            WriteText(say, job);
        }

        if (differences is not null)
        {
            say.WriteLine();
            say.WriteLine(differences is [] ? "Both contracts give the same results." : "The contracts give different results:");
            foreach (string difference in differences)
            {
                say.WriteLine($"  {PlainText.Line(difference)}");
            }

            if (differences.Count > 0)
            {
                say.WriteLine(
                    "Times of the two runs in texts, JSON and databases do not count. What must differ can be left out with --ignore PATTERN."
                );
            }
        }
    }

    public static void WriteJson(
        Stream stream, IReadOnlyList<RanJob> ran, IReadOnlyList<string>? differences) =>
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartArray("jobs");
            foreach (RanJob job in ran)
            {
                WriteJson(json, job);
            }

            json.WriteEndArray();
            json.WriteValueOrNull("differences", differences is null ? null : inner => inner.WriteTexts(differences));
        });

    /// <summary>A number of bytes as people read it.</summary>
    public static string Bytes(long count) => count switch
    {
        < 1000 => $"{count} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count / 1e9:0.##} GB"),
    };

    private static void WriteText(TextWriter say, RanJob job)
    {
        (JobContract contract, JobOutcome outcome) = (job.Contract, job.Outcome);
        string time = outcome.Metrics is { } metrics
            ? string.Create(CultureInfo.InvariantCulture, $" in {metrics.Duration.TotalSeconds:0.00} s")
            : "";
        string code = outcome.ExitCode is { } own ? $", exit code {own}" : "";
        string told = outcome.DpsExitCode != (outcome.ExitCode ?? outcome.DpsExitCode) ? $" (DPS tells {outcome.DpsExitCode})" : "";
        say.WriteLine();
        say.WriteLine(
            $"{(contract == JobContract.Ogc ? "OGC" : "legacy")} job {(outcome.IsSuccess ? Terminal.Bold("succeeded") : Terminal.Red("failed"))}{time}{code}{told}"
        );
        if (outcome.Failure is { } failure)
        {
            say.WriteLine($"  {failure.Message}");
            foreach (string line in failure.LastLines)
            {
                say.WriteLine($"  | {line}");
            }
        }

        if (outcome.Folder is { } folder)
        {
            say.WriteLine($"  {(outcome.IsSuccess ? "results " : "triaged ")}  {Link(folder)}");
        }

        if (outcome.JobFolder is { } kept)
        {
            say.WriteLine($"  job       {Link(kept)}");
        }

        if (job.Catalogue is { } catalogue)
        {
            string items = $"{catalogue.Items} {(catalogue.Items == 1 ? "item" : "items")}{(catalogue.IsOwn ? ", the algorithm's own" : "")}";
            say.WriteLine($"  STAC      {Link(catalogue.Path)}: {items}");
            foreach (string remark in catalogue.Remarks)
            {
                say.WriteLine($"  note      {PlainText.Line(remark)}");
            }
        }

        if (outcome.Metrics is { Use: var use } all)
        {
            say.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  used      {use.Cpu.TotalSeconds:0.00} s of CPU, {Bytes(use.PeakMemory)} of memory at its peak; read {Bytes(use.BytesRead)}, wrote {Bytes(use.BytesWritten)}; its folder has {Bytes(all.DirectorySize)}"));
        }

        if (outcome.Lost is { Count: > 0 } lost)
        {
            string names = string.Join(", ", lost.Take(ShownNames).Select(name => PlainText.Line(name))) + (lost.Count > ShownNames ? ", …" : "");
            string where = outcome.IsSuccess ? "outside output/ " : "";
            say.WriteLine(
                Terminal.Yellow(
                    $"  lost      {lost.Count} {(lost.Count == 1 ? "file was" : "files were")} written {where}and would be lost: {names}"));
        }

        foreach (string remark in outcome.Remarks)
        {
            say.WriteLine($"  note      {PlainText.Line(remark)}");
        }
    }

    private static void WriteJson(Utf8JsonWriter json, RanJob job)
    {
        (JobContract contract, JobOutcome outcome) = (job.Contract, job.Outcome);
        json.WriteStartObject();
        json.WriteString("contract", contract == JobContract.Ogc ? "ogc" : "legacy");
        json.WriteString("job_id", outcome.JobId);
        json.WriteBoolean("succeeded", outcome.IsSuccess);
        json.WriteNumberOrNull("exit_code", outcome.ExitCode);
        json.WriteNumber("dps_exit_code", outcome.DpsExitCode);
        json.WriteString("folder", outcome.Folder);
        json.WriteString("job_folder", outcome.JobFolder);
        json.WriteValueOrNull("failure", outcome.Failure is null ? null : outcome.Failure.Write);
        json.WriteTexts("lost", outcome.Lost);
        json.WriteTexts("remarks", outcome.Remarks);
        json.WriteValueOrNull("stac", job.Catalogue is null ? null : job.Catalogue.Write);
        json.WriteValueOrNull("metrics", outcome.Metrics is null ? null : outcome.Metrics.Write);
        json.WriteEndObject();
    }

    private static string Link(string folder) =>
        Terminal.HasColour ? $"\e]8;;{new Uri(folder).AbsoluteUri}\e\\{folder}\e]8;;\e\\" : folder;
}
