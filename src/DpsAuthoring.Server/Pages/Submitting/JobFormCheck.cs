using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Pages.Forms;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>
/// Whether what the form holds makes a job: by the checks of <c>dps submit</c>, and by what the algorithm's code declares.
/// </summary>
internal static class JobFormCheck
{
    /// <param name="parts">The server.</param>
    /// <param name="form">The form.</param>
    /// <param name="isWhole">False where rows of a table have the values that are not here.</param>
    public static List<FieldProblem> Of(ServerParts parts, JobForm form, bool isWhole)
    {
        var problems = new List<FieldProblem>();
        IReadOnlyDictionary<string, string> values = form.Values;
        foreach (AlgorithmInput input in form.Inputs)
        {
            string field = JobForm.FieldOf(input);
            if (values.TryGetValue(input.Name, out string? value))
            {
                Try(field, () => Check(form, input, value));
            }
            else if (isWhole && (input.IsRequired || input is { IsStaged: true, Default: "" }))
            {
                problems.Add(new FieldProblem(field, Severity.Error, Missing(form, input)));
            }
        }

        if (!parts.QueueNames.Contains(form.Queue))
        {
            problems.Add(new FieldProblem(JobForm.QueueField, Severity.Error, $"There is no queue '{form.Queue}' here: choose one of {string.Join(", ", parts.QueueNames)}."));
        }

        Try(JobForm.TagField, () => _ = JobTag.Folder(form.TagOrDefault));
        if (isWhole && problems.Count == 0)
        {
            Try("", () => _ = JobValues.Of(form.RequestOf(values)));
        }

        return problems;

        void Try(string field, Action check)
        {
            try
            {
                check();
            }
            catch (JobException e)
            {
                problems.Add(new FieldProblem(field, Severity.Error, e.Message));
            }
        }
    }

    /// <summary>Whether values make a job.</summary>
    /// <exception cref="JobException">They do not; the message says why.</exception>
    public static void Require(JobForm form, IReadOnlyDictionary<string, string> values)
    {
        var checkedValues = JobValues.Of(form.RequestOf(values));
        foreach (JobValue value in checkedValues.All.Where(value => values.ContainsKey(value.Input.Name)))
        {
            RequireType(form, value);
        }
    }

    private static void Check(JobForm form, AlgorithmInput input, string value)
    {
        JobRequest whole = form.RequestOf(new Dictionary<string, string> { [input.Name] = value });
        foreach (JobValue one in JobValues.Of(whole with { Algorithm = whole.Algorithm with { Inputs = [input] } }).All)
        {
            RequireType(form, one with { Text = value });
        }
    }

    private static void RequireType(JobForm form, JobValue value)
    {
        foreach (InputSource source in value.Sources)
        {
            InputCheck.RequireThere(value.Input.Name, source);
        }

        if (value.Sources.Count == 0)
        {
            InputCheck.Require(value.Input.Name, form.TypeOf(value.Input), value.Text);
        }
    }

    private static string Missing(JobForm form, AlgorithmInput input) => input.IsStaged
        ? "Give a path of this machine, or an http, https or s3 address, or choose a file: DPS refuses a job without it."
        : InputCheck.Expected(form.TypeOf(input)) is { } expected
            ? $"Write {expected}: it has no default, and DPS refuses a job without it."
            : "Write a text: it has no default, and DPS refuses a job without it. Where an empty one is meant, tick “an empty text”.";
}
