using System.Text;
using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Reports;

/// <summary>The table of a batch's jobs, as any program reads CSV.</summary>
public sealed class BatchTableTests
{
    private static readonly string[] s_values =
    [
        "plain", "", " ", "a,b", "\"", "a \"b\" c", "two\nlines", "two\r\nlines", "\r", "=1+1", "+1", "-1", "@x", "\tx", "ü\U0001F600", "'", ",", "\"\"",
    ];

    [Fact]
    public async Task Every_value_is_what_it_was()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(s_values, "UPDATE job SET seconds = 1.25, memory = 5000000000");
        List<Dictionary<string, string>> lines = Read(batch);
        Assert.Equal(s_values, lines.Select(line => line["n"]));
        Assert.Equal(Enumerable.Range(1, s_values.Length).Select(row => $"{row}"), lines.Select(line => line["row"]));
        Assert.All(lines, line => Assert.Equal(
            ("succeeded", $"../../dps_output/{line["row"]}", "1.25", "5000000000", ""),
            (line["state"], line["folder"], line["job_duration_seconds"], line["max_mem_usage"], line["failure_kind"])));
    }

    [Fact]
    public async Task What_is_not_known_is_empty()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1"], "UPDATE job SET state = 0, folder = NULL, started = NULL, job_id = NULL, exit_code = NULL");
        Dictionary<string, string> line = Assert.Single(Read(batch));
        Assert.Equal(["row", "state", "n", "failures", "lost_count"], line.Where(field => field.Value.Length > 0).Select(field => field.Key));
    }

    [Fact]
    public async Task An_input_may_be_called_as_a_column()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1"], """UPDATE job SET inputs = '{"folder": "mine", "state": "Ohio", "n": "1"}'""");
        Dictionary<string, string> line = Assert.Single(Read(batch));
        Assert.Equal(("mine", "Ohio", "succeeded"), (line["input_folder"], line["input_state"], line["state"]));
    }

    [Fact]
    public async Task Rows_that_have_other_inputs_have_their_columns()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1", "2"], """UPDATE job SET inputs = '{"m": "x"}' WHERE row = 2""");
        List<Dictionary<string, string>> lines = Read(batch);
        Assert.Equal([("1", ""), ("", "x")], lines.Select(line => (line["n"], line["m"])));
    }

    private static List<Dictionary<string, string>> Read(EndedBatch batch)
    {
        string path = Path.Combine(batch.Folder, BatchTable.FileName);
        using (BatchReader reader = batch.Read())
        {
            BatchTable.Write(reader, path);
        }

        List<List<string>> records = Records(File.ReadAllText(path, Encoding.UTF8));
        Assert.Equal(records[0].Count, records[0].Distinct().Count());
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(field => field.First, field => field.Second))];
    }

    /// <summary>RFC 4180's grammar, and nothing that it does not allow.</summary>
    private static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        for (int at = 0; at < text.Length;)
        {
            Match record = Regex.Match(text[at..], """\A(?:(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n))+?(?<=\r\n)""");
            Assert.True(record.Success, text[at..]);
            records.Add([.. Regex.Matches(record.Value, """\G(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)""")
                .Select(field => field.Groups[1].Success ? field.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : field.Groups[2].Value)]);
            at += record.Length;
        }

        return records;
    }
}
