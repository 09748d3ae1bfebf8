using System.Globalization;
using System.Security.Cryptography;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Sources;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>A table with a job in each row. All rows are checked before any is submitted.</summary>
/// <param name="Text">The table: a CSV, or JSON objects, one a line.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Key">What tells it from others of that name, so that the same form, sent again, submits nothing twice.</param>
internal sealed record JobTable(string Text, string Name, string Key)
{
    public const string TextField = "rows";
    public const string NameField = "name";
    public const string KeyField = "key";

    private const int InFlight = 16;

    /// <summary>Somebody who mends a table does not read more at a time.</summary>
    private const int MostProblems = 20;

    /// <summary>Two clicks are one after the other.</summary>
    private static readonly SemaphoreSlim s_turn = new(1);

    /// <summary>The tag of all its jobs, and of no others.</summary>
    public string Batch => JobTag.OfTable(Name.Length > 0 ? Name : "table", Key);

    private bool IsJson => Text.AsSpan().TrimStart() is ['{', ..];

    public static JobTable Begin(string name) => new("", name, NewKey());

    public static async Task<JobTable> OfAsync(PageCall call)
    {
        string text = await SentText.OfAsync(call, TextField, "file").ConfigureAwait(false);
        string key = call.Field(KeyField) ?? "";
        return new JobTable(
            text,
            (call.Field(NameField) ?? "").Trim(),
            key.Length == 8 && key.All(char.IsAsciiHexDigitLower) ? key : NewKey());
    }

    /// <summary>The values of each row's job, with those that all have in common.</summary>
    /// <param name="form">What they have in common.</param>
    /// <param name="problems">Is told what is wrong with rows.</param>
    public List<IReadOnlyDictionary<string, string>> Read(JobForm form, List<FieldProblem> problems)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        IReadOnlyDictionary<string, string> common = form.Values;
        int wrong = 0;
        using var reader = new StringReader(Text);
        try
        {
            foreach (IReadOnlyDictionary<string, string> row in BatchRows.Read(IsJson ? "rows.jsonl" : "rows.csv", reader))
            {
                var values = new Dictionary<string, string>(common, StringComparer.Ordinal);
                foreach ((string name, string value) in row)
                {
                    values[name] = value;
                }

                rows.Add(values);
                try
                {
                    JobFormCheck.Require(form, values);
                }
                catch (JobException e) when (++wrong <= MostProblems)
                {
                    problems.Add(Problem($"Row {rows.Count}: {e.Message}"));
                }
                catch (JobException)
                {
                    // It is counted.
                }
            }
        }
        catch (FormatException e)
        {
            problems.Add(Problem(e.Message));
        }

        if (wrong > MostProblems)
        {
            problems.Add(Problem($"… and {wrong - MostProblems} rows more."));
        }

        if (rows.Count == 0 && wrong == 0 && !problems.Exists(problem => problem.Field == TextField))
        {
            problems.Add(Problem("There is no row: the first line has the inputs' names, and each further one a job's values."));
        }

        return rows;
    }

    /// <summary>Submits a job for each row that has none yet.</summary>
    public async Task SubmitAsync(
        ServerParts parts, JobForm form, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, CancellationToken cancel)
    {
        await s_turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // What was begun is ended, whether or not somebody still looks at it.
            await Parallel.ForEachAsync(
                rows.Select((values, at) => (Values: values, Tag: string.Create(CultureInfo.InvariantCulture, $"{Batch}-{at + 1}"))),
                new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = CancellationToken.None },
                async (row, _) =>
                {
                    if (parts.Jobs.Count(new JobFilter { Tag = row.Tag }) > 0)
                    {
                        return;
                    }

                    string tag = string.Join(',', ((string[])[form.Tag, Batch, row.Tag]).Where(part => part.Length > 0));
                    await (form.SubmissionOf(row.Values) with { Tag = tag }).AcceptAsync(parts).ConfigureAwait(false);
                }).ConfigureAwait(false);
        }
        finally
        {
            s_turn.Release();
        }
    }

    private static FieldProblem Problem(string message) => new(TextField, Severity.Error, message);

    private static string NewKey() => RandomNumberGenerator.GetHexString(8, lowercase: true);
}
