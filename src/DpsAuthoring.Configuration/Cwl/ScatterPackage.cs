using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>
/// Many jobs of an algorithm as one workflow for CWL engines: a scatter over rows. Nothing of a job is lost: results come back in a folder
/// of the row's name, and of every job its exit code and its logs, also of one that failed.
/// </summary>
/// <remarks>
/// The engine calls every end of a job a success, and <see cref="ScatterOutputs.Codes"/> says how it ended. MAAP's deployment takes none of this:
/// it needs CWL's JavaScript.
/// </remarks>
/// <param name="Algorithm">What a job runs.</param>
/// <param name="Contract">How a job gets its inputs.</param>
/// <param name="Command">The run command's words as they are in the image, or on the machines that run the jobs.</param>
public sealed record ScatterPackage(Algorithm Algorithm, JobContract Contract, IReadOnlyList<string> Command)
{
    /// <summary>The workflow's input: the rows, a record each.</summary>
    public const string Rows = "jobs";

    /// <summary>The field of a row that names its job, its folder and its logs.</summary>
    public const string RowName = "dps_row";

    /// <summary>The folder that a job finds its files in, under either contract.</summary>
    public const string InputFolder = "input";

    private static readonly Regex s_inputName = new(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_rowName = new(@"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,199}\z", RegexOptions.CultureInvariant);

    /// <summary>The image that jobs run in; null where they run on the machines as they are.</summary>
    public string? Image { get; init; }

    /// <summary>What a job needs of its machine.</summary>
    public JobNeeds Needs { get; init; } = JobNeeds.Unknown;

    /// <summary>After this long an engine stops a job; null for never.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>What is said at the top of the text, a line each; nothing by default.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Whether a row can be called so: it names a folder and files, and is no path.</summary>
    public static bool IsRowName(string name) => s_rowName.IsMatch(name);

    /// <summary>What an input is in a row; the legacy contract knows texts and files only.</summary>
    /// <param name="input">The input.</param>
    /// <param name="contract">The contract.</param>
    public static InputKind KindOf(AlgorithmInput input, JobContract contract) =>
        contract == JobContract.Legacy && !input.IsStaged ? InputKind.Text : input.Type.Registered;

    /// <summary>
    /// Whether a row has a list of files and directories for an input: the legacy contract puts any number into one folder.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="contract">The contract.</param>
    public static bool IsList(AlgorithmInput input, JobContract contract) => contract == JobContract.Legacy && input.IsStaged;

    /// <summary>Writes the workflow.</summary>
    /// <returns>The text; the same for the same algorithm.</returns>
    /// <exception cref="FormatException">CWL cannot have such an input; the message is a sentence.</exception>
    public string Write()
    {
        Check();
        using var text = new StringWriter { NewLine = "\n" };
        foreach (string comment in Comments)
        {
            text.WriteLine(comment.Length == 0 ? "#" : "# " + comment);
        }

        var yaml = new YamlEmitter(text);
        var writer = new ScatterWriter(this, yaml);
        yaml.Mapping(() =>
        {
            yaml.Text("cwlVersion", "v1.2");
            yaml.List("$graph", writer.WriteWorkflow, writer.WriteTool);
        });
        yaml.Finish();
        return text.ToString();
    }

    private void Check()
    {
        foreach (string name in Algorithm.Inputs.Select(input => input.Name))
        {
            if (!s_inputName.IsMatch(name))
            {
                throw new FormatException(
                    $"The input '{name}' cannot be called so in CWL: use letters, digits, '_', '-' and '.', and begin with a letter, a digit or '_'.");
            }

            if (name == RowName)
            {
                throw new FormatException($"The input '{name}' has the name that a scatter gives its jobs' names: call it otherwise.");
            }
        }

        if (Algorithm.Inputs.GroupBy(input => input.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twins)
        {
            throw new FormatException($"There are two inputs called '{twins.Key}', and CWL can have one.");
        }

        if (Command.Count == 0 || Command.Any(word => word.Length == 0))
        {
            throw new FormatException($"The algorithm {Algorithm.Name} has no run command.");
        }
    }
}
