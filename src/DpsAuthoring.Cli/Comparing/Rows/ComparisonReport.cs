using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>What <c>dps compare</c> says.</summary>
internal sealed class ComparisonReport(TextWriter say, bool hasRows)
{
    private const int ShownInputs = 3;
    private const int ShownDifferences = 20;

    private static readonly Sides s_sides = new("in OLD", "in NEW");

    private readonly HashSet<string> _told = [];

    /// <summary>What differs before any row is run.</summary>
    public void WriteInputs(IReadOnlyList<string> differences)
    {
        foreach (string difference in differences)
        {
            say.WriteLine($"{Terminal.Yellow("inputs")}: {PlainText.Line(difference)}");
        }
    }

    /// <summary>What a row has come to.</summary>
    public void Write(RowVerdict verdict)
    {
        string name = hasRows ? $"row {verdict.Row.Number}{Inputs(verdict.Row)}: " : "";
        say.WriteLine($"{name}{Sentence(verdict)}");
        if (verdict.Results is not { } results)
        {
            return;
        }

        foreach (ResultDifference difference in results.Differences.Take(ShownDifferences))
        {
            say.WriteLine($"  {PlainText.Line(difference.Text(s_sides))}");
        }

        if (results.Differences.Count > ShownDifferences)
        {
            say.WriteLine($"  … and {results.Differences.Count - ShownDifferences} more; --json has them all");
        }

        foreach (string note in results.Notes.Where(_told.Add))
        {
            say.WriteLine($"  note: {PlainText.Line(note)}");
        }
    }

    /// <summary>All rows in a few lines.</summary>
    public void WriteSummary(IReadOnlyList<RowVerdict> verdicts, bool hasOtherInputs)
    {
        var cost = ComparisonCost.Of(verdicts);
        say.WriteLine();
        if (cost is not null)
        {
            string count = cost.Rows == 1 ? "" : $" (median of {cost.Rows} rows)";
            say.WriteLine($"{"",-12} {"OLD",12} {"NEW",12} {"NEW / OLD",12}{count}");
            WriteFigures("time", cost.Old.Seconds, cost.New.Seconds, Seconds);
            WriteFigures("CPU", cost.Old.CpuSeconds, cost.New.CpuSeconds, Seconds);
            WriteFigures("peak memory", cost.Old.PeakMemory, cost.New.PeakMemory, Bytes);
            say.WriteLine("Peak memory is that of the largest process of a job.");
        }

        if (hasOtherInputs)
        {
            say.WriteLine("The inputs are not the same: that is a difference, whatever the results are.");
        }

        say.WriteLine(Summary(verdicts, cost));
    }

    /// <summary>All of it for programs.</summary>
    public static void WriteJson(Stream stream, IReadOnlyList<string> inputs, IReadOnlyList<RowVerdict> verdicts) =>
        JsonOutput.Write(stream, json =>
        {
            json.WriteTexts("inputs", inputs);
            json.WriteStartArray("rows");
            foreach (RowVerdict verdict in verdicts)
            {
                Write(json, verdict);
            }

            json.WriteEndArray();
            json.WriteStartObject("counts");
            foreach (Verdict kind in Enum.GetValues<Verdict>())
            {
                json.WriteNumber(NameOf(kind), verdicts.Count(verdict => verdict.Verdict == kind));
            }

            json.WriteEndObject();
            json.WriteValueOrNull("median", ComparisonCost.Of(verdicts) is { } cost ? inner => Write(inner, cost) : null);
        });

    private static string Sentence(RowVerdict verdict) => verdict.Verdict switch
    {
        Verdict.Same when verdict.Results is { Compared: 0 } => Terminal.Yellow("no results in either"),
        Verdict.Same => $"{Terminal.Green("same")} ({Count(verdict.Results!.Compared, "result")})",
        Verdict.Differs => $"{Terminal.Red("differs")}",
        Verdict.FailedInOld => $"{Terminal.Red("failed in OLD only")}: {Reason(verdict.Old!)}",
        Verdict.FailedInNew => $"{Terminal.Red("failed in NEW only")}: {Reason(verdict.New!)}",
        Verdict.FailedInBoth => $"{Terminal.Yellow("failed in both alike")}: {Reason(verdict.Old!)}",
        Verdict.FailedDifferently => $"{Terminal.Red("failed in both, not alike")}: in OLD: {Reason(verdict.Old!)} In NEW: {Reason(verdict.New!)}",
        Verdict.OldOnly => Terminal.Red("is in OLD only"),
        _ => Terminal.Red("is in NEW only"),
    };

    private static string Reason(SideOutcome outcome) => PlainText.Line(outcome.Failure!.Message);

    private static string Inputs(ComparedRow row)
    {
        string values = string.Join(", ", row.Inputs.Take(ShownInputs).Select(input => $"{input.Key}={SecretText.Mask(input.Value)}"));
        return row.Inputs.Count == 0 ? "" : $" ({PlainText.Line(values)}{(row.Inputs.Count > ShownInputs ? ", …" : "")})";
    }

    private static string Summary(IReadOnlyList<RowVerdict> verdicts, ComparisonCost? cost)
    {
        string?[] counts =
        [
            Some(verdicts, Verdict.Same, "same", "same"),
            Some(verdicts, Verdict.Differs, "differs", "differ"),
            Some(verdicts, Verdict.FailedInOld, "failed in OLD only", "failed in OLD only"),
            Some(verdicts, Verdict.FailedInNew, "failed in NEW only", "failed in NEW only"),
            Some(verdicts, Verdict.FailedDifferently, "failed in both, not alike", "failed in both, not alike"),
            Some(verdicts, Verdict.FailedInBoth, "failed in both alike", "failed in both alike"),
            Some(verdicts, Verdict.OldOnly, "is in OLD only", "are in OLD only"),
            Some(verdicts, Verdict.NewOnly, "is in NEW only", "are in NEW only"),
        ];
        string figures = cost is null
            ? ""
            : $"; time {Seconds(cost.Old.Seconds)} → {Seconds(cost.New.Seconds)} a job{Faster(cost)}, peak memory {Bytes(cost.Old.PeakMemory)} → {Bytes(cost.New.PeakMemory)}";
        return $"{Count(verdicts.Count, "row")}: {string.Join(", ", counts.OfType<string>())}{figures}";
    }

    private static string? Some(IReadOnlyList<RowVerdict> verdicts, Verdict kind, string one, string several)
    {
        int count = verdicts.Count(verdict => verdict.Verdict == kind);
        return count == 0 ? null : $"{count} {(count == 1 ? one : several)}";
    }

    private static string Faster(ComparisonCost cost) => (cost.Old.Seconds, cost.New.Seconds) switch
    {
        ( <= 0, _) or (_, <= 0) => "",
        var (old, other) when old >= other => string.Create(CultureInfo.InvariantCulture, $" ({old / other:0.0}x faster)"),
        var (old, other) => string.Create(CultureInfo.InvariantCulture, $" ({other / old:0.0}x slower)"),
    };

    private void WriteFigures(string name, double old, double other, Func<double, string> text) => say.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-12} {text(old),12} {text(other),12} {(old > 0 ? other / old : double.NaN),12:0.00}"));

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");

    private static string Bytes(double bytes) => RunReport.Bytes((long)bytes);

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string NameOf(Verdict verdict) => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());

    private static void Write(Utf8JsonWriter json, RowVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteNumber("row", verdict.Row.Number);
        json.WriteStartObject("inputs");
        foreach ((string name, string value) in verdict.Row.Inputs)
        {
            json.WriteString(name, SecretText.Mask(value));
        }

        json.WriteEndObject();
        json.WriteString("verdict", NameOf(verdict.Verdict));
        Write(json, "old", verdict.Old);
        Write(json, "new", verdict.New);
        json.WriteValueOrNull("results", verdict.Results is { } results ? inner =>
        {
            inner.WriteStartObject();
            results.Write(inner);
            inner.WriteEndObject();
        } : null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SideOutcome? side) =>
        json.WriteValueOrNull(name, side is null ? null : inner =>
        {
            inner.WriteStartObject();
            inner.WriteBoolean("succeeded", side.Failure is null);
            inner.WriteString("failure", side.Failure?.Message);
            inner.WriteString("folder", side.Folder);
            inner.WriteValueOrNull("seconds", Figure(side.Cost?.Duration.TotalSeconds));
            inner.WriteValueOrNull("cpu_seconds", Figure(side.Cost?.Cpu.TotalSeconds));
            inner.WriteValueOrNull("max_mem_usage", Figure(side.Cost?.PeakMemory));
            inner.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, ComparisonCost cost)
    {
        json.WriteStartObject();
        json.WriteNumber("rows", cost.Rows);
        foreach ((string name, MedianCost side) in new[] { ("old", cost.Old), ("new", cost.New) })
        {
            json.WriteStartObject(name);
            json.WriteNumber("seconds", Math.Round(side.Seconds, 6));
            json.WriteNumber("cpu_seconds", Math.Round(side.CpuSeconds, 6));
            json.WriteNumber("max_mem_usage", side.PeakMemory);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static Action<Utf8JsonWriter>? Figure(double? figure) =>
        figure is { } number ? json => json.WriteNumberValue(Math.Round(number, 6)) : null;
}
