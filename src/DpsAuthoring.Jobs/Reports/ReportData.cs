using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>
/// The jobs that are not in a page's HTML, as JSON inside the page: its script draws those that somebody turns to. A page that is opened
/// as a file may not read other files.
/// </summary>
/// <remarks>
/// A job is an array: its row, the number of its state, seconds, processor seconds, megabytes, its link, the number of what that is
/// called, what is told besides, the number of its inputs' names, their values. Rows of a table are alike: of a link and a value there is
/// how many characters are as in the job before, and what follows; -1 where all are. The tables of the numbers come last.
/// </remarks>
internal sealed class ReportData(BatchPlace place)
{
    /// <summary>Everything as it is but what HTML may take for its own: no text can end the script or begin a comment.</summary>
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<string[]> _nameLists = [];
    private readonly List<string> _before = [];

    /// <param name="target">Takes it.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="scale">The duration whose bar is as wide as bars get.</param>
    public void Write(Stream target, IEnumerable<BatchJobRecord> jobs, TimeSpan scale)
    {
        using var json = new Utf8JsonWriter(target, s_options);
        json.WriteStartObject();
        json.WriteNumber("scale", scale.TotalSeconds);
        json.WriteStartArray("rows");
        foreach (BatchJobRecord job in jobs)
        {
            WriteJob(json, job);
        }

        json.WriteEndArray();
        json.WriteTexts("states", [.. Enum.GetNames<BatchJobState>().Select(name => name.ToLowerInvariant())]);
        json.WriteTexts("texts", [.. _texts.Keys]);
        json.WriteStartArray("names");
        _nameLists.ForEach(json.WriteTexts);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteJob(Utf8JsonWriter json, BatchJobRecord job)
    {
        json.WriteStartArray();
        json.WriteNumberValue(job.Row);
        json.WriteNumberValue((int)job.State);
        if (job.Metrics is { } metrics)
        {
            json.WriteNumberValue(Math.Round(metrics.Duration.TotalSeconds, 2));
            json.WriteNumberValue(Math.Round(metrics.Use.Cpu.TotalSeconds, 2));
            json.WriteNumberValue(Math.Round(metrics.Use.PeakMemory / 1e6));
        }
        else
        {
            json.WriteNumberValue(-1);
            json.WriteNumberValue(-1);
            json.WriteNumberValue(-1);
        }

        WriteText(json, 0, job.Folder is null ? "" : place.Link(job.Folder));
        json.WriteNumberValue(NumberOf(_texts, PlainText.Line(ReportRow.Result(job))));
        json.WriteStartArray();
        foreach ((bool isLoss, string text) in ReportRow.Told(job))
        {
            json.WriteNumberValue(isLoss ? 1 : 0);
            json.WriteStringValue(PlainText.Line(text));
        }

        json.WriteEndArray();
        json.WriteNumberValue(NamesOf(job));
        int column = 0;
        foreach (string value in job.Values.Values)
        {
            WriteText(json, ++column, string.Join('\n', value.Split('\n').Select(line => PlainText.Line(line))));
        }

        json.WriteEndArray();
    }

    private int NamesOf(BatchJobRecord job)
    {
        int number = NumberOf(_names, string.Join('\0', job.Values.Keys));
        if (number == _nameLists.Count)
        {
            _nameLists.Add([.. job.Values.Keys.Select(name => PlainText.Line(name))]);
        }

        return number;
    }

    private void WriteText(Utf8JsonWriter json, int column, string text)
    {
        while (_before.Count <= column)
        {
            _before.Add("");
        }

        string before = _before[column];
        if (text == before)
        {
            json.WriteNumberValue(-1);
            return;
        }

        int same = before.AsSpan().CommonPrefixLength(text);
        if (same > 0 && char.IsHighSurrogate(text[same - 1]))
        {
            same--; // Half a character is none.
        }

        json.WriteNumberValue(same);
        json.WriteStringValue(text.AsSpan(same));
        _before[column] = text;
    }

    private static int NumberOf(Dictionary<string, int> numbers, string text)
    {
        if (!numbers.TryGetValue(text, out int number))
        {
            numbers[text] = number = numbers.Count;
        }

        return number;
    }
}
