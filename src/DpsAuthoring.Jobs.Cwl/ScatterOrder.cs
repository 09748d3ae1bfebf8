using System.Globalization;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>
/// Writes the jobs of a scatter as the job order that a CWL engine reads, with all values that they have: engines know no defaults of rows.
/// </summary>
public static class ScatterOrder
{
    /// <summary>Writes rows.</summary>
    /// <param name="target">What gets the YAML.</param>
    /// <param name="rows">The jobs, all of one algorithm and contract.</param>
    /// <param name="locate">Where an engine finds a file or directory: a path or an address; null where it is given.</param>
    /// <exception cref="JobException">A row is no job of the algorithm, or CWL cannot say its values.</exception>
    /// <exception cref="ArgumentException">Two rows have one name, or a row's name can be no folder's.</exception>
    public static void Write(TextWriter target, IReadOnlyList<ScatterRow> rows, Func<InputSource, string>? locate = null)
    {
        CheckNames(rows);
        var yaml = new YamlEmitter(target);
        yaml.Mapping(() => yaml.List(ScatterPackage.Rows, [.. rows.Select<ScatterRow, Action>(row => () => WriteRow(yaml, row, locate))]));
        yaml.Finish();
    }

    private static void CheckNames(IReadOnlyList<ScatterRow> rows)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in rows.Select(row => row.Name))
        {
            if (!ScatterPackage.IsRowName(name))
            {
                throw new ArgumentException($"A job's results cannot be called '{name}'.", nameof(rows));
            }

            if (!known.Add(name))
            {
                throw new ArgumentException($"Two jobs are called '{name}'.", nameof(rows));
            }
        }
    }

    private static void WriteRow(YamlEmitter yaml, ScatterRow row, Func<InputSource, string>? locate)
    {
        JobContract contract = row.Request.Contract;
        var values = JobValues.Of(row.Request).All.ToDictionary(value => value.Input.Name, StringComparer.Ordinal);
        yaml.Text(ScatterPackage.RowName, row.Name);
        foreach (AlgorithmInput input in row.Request.Algorithm.Inputs)
        {
            if (!values.TryGetValue(input.Name, out JobValue? value))
            {
                yaml.Plain(input.Name, "null");
            }
            else if (!input.IsStaged)
            {
                WriteValue(yaml, ScatterPackage.KindOf(input, contract), value);
            }
            else if (ScatterPackage.IsList(input, contract))
            {
                WriteSources(yaml, input.Name, value.Sources, locate);
            }
            else if (value.Directory is { } directory)
            {
                yaml.Mapping(input.Name, () =>
                {
                    yaml.Text("class", "Directory");
                    yaml.Text("basename", directory);
                    WriteSources(yaml, "listing", value.Sources, locate);
                });
            }
            else
            {
                yaml.Mapping(input.Name, () => WriteSource(yaml, ClassOf(value.Sources[0], input.IsDirectory), value.Sources[0], locate));
            }
        }
    }

    private static void WriteValue(YamlEmitter yaml, InputKind kind, JobValue value)
    {
        string name = value.Input.Name;
        switch (kind)
        {
            case InputKind.Flag:
                yaml.Plain(name, value.Text);
                break;
            case InputKind.Whole or InputKind.LongWhole:
                yaml.Plain(name, Whole(kind, value).ToString(CultureInfo.InvariantCulture));
                break;
            case InputKind.Real or InputKind.LongReal:
                yaml.Plain(name, YamlWriter.Number(Real(value)));
                break;
            default:
                yaml.Text(name, value.Text);
                break;
        }
    }

    private static long Whole(InputKind kind, JobValue value) =>
        long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        && (kind == InputKind.LongWhole || number is >= int.MinValue and <= int.MaxValue)
            ? number
            : throw Refused(value, kind == InputKind.LongWhole ? "a whole number" : "a whole number of 32 bits");

    private static double Real(JobValue value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Refused(value, "a number");

    private static JobException Refused(JobValue value, string wanted) => new(
        FailureKind.Request,
        $"Input {value.Input.Name} is registered as {RegisteredTypes.NameOf(value.Input.Type.Registered)} and cannot be '{value.Text}': write {wanted}.");

    private static string ClassOf(InputSource source, bool isDirectory) =>
        isDirectory || (source.LocalPath is { } path && Directory.Exists(path)) ? "Directory" : "File";

    private static void WriteSources(YamlEmitter yaml, string key, IReadOnlyList<InputSource> sources, Func<InputSource, string>? locate)
    {
        IEnumerable<Action> items =
            sources.Select<InputSource, Action>(source => () => WriteSource(yaml, ClassOf(source, isDirectory: false), source, locate));
        yaml.List(key, [.. items]);
    }

    private static void WriteSource(YamlEmitter yaml, string kind, InputSource source, Func<InputSource, string>? locate)
    {
        string place = locate?.Invoke(source) ?? source.LocalPath ?? source.Text;
        yaml.Text("class", kind);
        yaml.Text(place.Contains("://", StringComparison.Ordinal) ? "location" : "path", place);
        yaml.Text("basename", source.BaseName);
    }
}
