using DpsAuthoring.Configuration.Cwl;

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
        yaml.Document(() => yaml.List(ScatterPackage.Rows, [.. rows.Select<ScatterRow, Action>(row => () => WriteRow(yaml, row, locate))]));
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
                CwlValue.Write(yaml, ScatterPackage.KindOf(input, contract), value);
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
