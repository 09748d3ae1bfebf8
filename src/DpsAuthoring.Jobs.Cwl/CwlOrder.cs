using DpsAuthoring.Configuration.Cwl;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>Writes one job of the OGC contract as the job order of its application package.</summary>
internal static class CwlOrder
{
    /// <summary>Writes what the job has values for, files as they lie in its <c>input/</c>.</summary>
    /// <exception cref="JobException">CWL cannot say a value.</exception>
    public static void Write(TextWriter target, JobRequest request, JobValues values, string inputFolder)
    {
        var yaml = new YamlEmitter(target);
        yaml.Document(() => WriteValues(yaml, request, values, inputFolder));
    }

    private static void WriteValues(YamlEmitter yaml, JobRequest request, JobValues values, string inputFolder)
    {
        foreach (JobValue value in values.All)
        {
            if (value.Path is not { } path)
            {
                CwlValue.Write(yaml, ScatterPackage.KindOf(value.Input, request.Contract), value);
                continue;
            }

            yaml.Mapping(value.Input.Name, () =>
            {
                yaml.Text("class", value.Input.IsDirectory ? "Directory" : "File");
                yaml.Text("path", Path.Combine(inputFolder, path));
            });
        }
    }
}
