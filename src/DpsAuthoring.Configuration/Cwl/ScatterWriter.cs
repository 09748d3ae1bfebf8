using System.Globalization;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>Writes the two processes of a <see cref="ScatterPackage"/>: the workflow that scatters, and the tool that is a job.</summary>
internal sealed class ScatterWriter(ScatterPackage package, YamlEmitter yaml)
{
    private const string Tool = "tool";

    /// <summary>Programs end with 0 to 255; engines tell of a signal as a negative number.</summary>
    private static readonly string[] s_everyCode = [.. Enumerable.Range(-64, 64 + 256).Select(Number)];

    public void WriteWorkflow()
    {
        yaml.Text("class", "Workflow");
        yaml.Text("id", "main"); // What an engine runs that is told of no other.
        yaml.Text("label", package.Algorithm.Name);
        yaml.Text("doc", package.Algorithm.Description.Length > 0 ? package.Algorithm.Description : null);
        yaml.Mapping("requirements", () =>
        {
            yaml.Mapping("InlineJavascriptRequirement", () => { });
            yaml.Mapping("ScatterFeatureRequirement", () => { });
            yaml.Mapping("StepInputExpressionRequirement", () => { });
        });
        yaml.Mapping("inputs", () => yaml.Mapping(ScatterPackage.Rows, () =>
        {
            yaml.Text("doc", "The jobs, a row each.");
            yaml.Mapping("type", () =>
            {
                yaml.Text("type", "array");
                yaml.Mapping("items", () =>
                {
                    yaml.Text("type", "record");
                    yaml.List("fields", [NameField, .. package.Algorithm.Inputs.Select(FieldOf)]);
                });
            });
        }));
        yaml.Mapping("outputs", () =>
        {
            WriteGathered(ScatterOutputs.Rows, "string");
            WriteGathered(ScatterOutputs.Codes, "int");
            WriteGathered(ScatterOutputs.Found, "string", isList: true);
            WriteGathered(ScatterOutputs.Results, "Directory");
            WriteGathered(ScatterOutputs.StandardOutput, "File");
            WriteGathered(ScatterOutputs.StandardError, "File");
        });
        string[] names = [ScatterPackage.RowName, .. package.Algorithm.Inputs.Select(input => input.Name)];
        yaml.Mapping("steps", () => yaml.Mapping("job", () =>
        {
            yaml.Text("run", "#" + Tool);
            yaml.Names("scatter", names);
            yaml.Text("scatterMethod", "dotproduct");
            yaml.Mapping("in", () =>
            {
                foreach (string name in names)
                {
                    yaml.Mapping(name, () =>
                    {
                        yaml.Text("source", ScatterPackage.Rows);
                        yaml.Text("valueFrom", $"$(\"{name}\" in self ? self[\"{name}\"] : null)");
                    });
                }
            });
            yaml.Names("out", [.. ScatterOutputs.All]);
        }));
    }

    private void NameField()
    {
        yaml.Text("name", ScatterPackage.RowName);
        yaml.Text("doc", "The job's name, which its results and logs get.");
        yaml.Text("type", "string");
    }

    private Action FieldOf(AlgorithmInput input) => () =>
    {
        yaml.Text("name", input.Name);
        yaml.Text("doc", input.Description.Length > 0 ? input.Description : null);
        WriteType(input);
    };

    private void WriteGathered(string name, string type, bool isList = false) => yaml.Mapping(name, () =>
    {
        yaml.Mapping("type", () =>
        {
            yaml.Text("type", "array");
            if (isList)
            {
                yaml.Mapping("items", () =>
                {
                    yaml.Text("type", "array");
                    yaml.Text("items", type);
                });
            }
            else
            {
                yaml.Names("items", "null", type); // Of a job that an engine lost, it has nothing.
            }
        });
        yaml.Text("outputSource", "job/" + name);
    });

    public void WriteTool()
    {
        yaml.Text("class", "CommandLineTool");
        yaml.Text("id", Tool);
        yaml.Mapping("requirements", WriteRequirements);
        yaml.Names("baseCommand", [.. package.Command]);
        yaml.Plains("successCodes", s_everyCode);
        yaml.Text("stdout", $"_stdout_$(inputs.{ScatterPackage.RowName}).txt");
        yaml.Text("stderr", $"_stderr_$(inputs.{ScatterPackage.RowName}).txt");
        yaml.Mapping("inputs", () =>
        {
            yaml.Text(ScatterPackage.RowName, "string");
            int position = 0;
            foreach (AlgorithmInput input in package.Algorithm.Inputs)
            {
                yaml.Mapping(input.Name, () =>
                {
                    WriteType(input);
                    position++;
                    if (IsArgument(input))
                    {
                        yaml.Mapping("inputBinding", () =>
                        {
                            yaml.Plain("position", Number(position));
                            if (package.Contract == JobContract.Ogc)
                            {
                                yaml.Text("prefix", "--" + input.Name);
                            }
                        });
                    }
                });
            }
        });
        yaml.Mapping("outputs", () =>
        {
            string folder = package.Contract == JobContract.Ogc ? "output*" : "output";
            WriteOutput(ScatterOutputs.Rows, "string", null, $"$(inputs.{ScatterPackage.RowName})");
            WriteOutput(ScatterOutputs.Codes, "int", null, "$(runtime.exitCode)");
            WriteOutput(ScatterOutputs.Found, "string[]", folder, "${ return self.map(function (entry) { return entry.basename; }); }");
            WriteOutput(
                ScatterOutputs.Results, "Directory?", folder,
                $"${{ if (self.length !== 1 || self[0].class !== \"Directory\") {{ return null; }} self[0].basename = inputs.{ScatterPackage.RowName}; return self[0]; }}");
            yaml.Text(ScatterOutputs.StandardOutput, "stdout");
            yaml.Text(ScatterOutputs.StandardError, "stderr");
        });
    }

    private void WriteRequirements()
    {
        if (package.Image is not null)
        {
            yaml.Mapping("DockerRequirement", () => yaml.Text("dockerPull", package.Image));
        }

        if (package.Image is not null && package.Contract == JobContract.Legacy)
        {
            yaml.Mapping("EnvVarRequirement", () => yaml.Mapping("envDef", () =>
            {
                yaml.Text("PROJ_LIB", "/opt/conda/share/proj");
                yaml.Text("GDAL_DATA", "/opt/conda/share/gdal");
            }));
        }

        string[] files = [.. package.Algorithm.Inputs.Where(input => input.IsStaged).Select(input => $"inputs[\"{input.Name}\"]")];
        string[] context = [.. package.Algorithm.Inputs.Where(input => input.IsContextOnly).Select(input => input.Name)];
        if (files.Length > 0 || context.Length > 0)
        {
            yaml.Mapping("InitialWorkDirRequirement", () => yaml.Text("listing", StagingOf(files, context)));
        }

        yaml.Mapping("InlineJavascriptRequirement", () => { });
        yaml.Mapping("NetworkAccess", () => yaml.Plain("networkAccess", "true"));
        yaml.Mapping("ResourceRequirement", () =>
        {
            WriteNeed("coresMin", package.Needs.Cores);
            WriteNeed("ramMin", package.Needs.MemoryMebibytes);
            WriteNeed("outdirMax", package.Needs.DiskMebibytes);
        });
        if (package.TimeLimit is { } limit)
        {
            yaml.Mapping("ToolTimeLimit", () => yaml.Plain("timelimit", Number((long)Math.Ceiling(limit.TotalSeconds))));
        }
    }

    /// <summary>
    /// What a job finds in its folder before it starts: its files in <c>input/</c>, and what only <c>_context.json</c> tells.
    /// </summary>
    private static string StagingOf(string[] files, string[] context)
    {
        string staged = $"[].concat({string.Join(", ", files)}).filter(function (file) {{ return file !== null; }})"
            + $".map(function (file) {{ return {{entry: file, entryname: \"{ScatterPackage.InputFolder}/\" + file.basename}}; }})";
        string told = string.Join(", ", context.Select(name => $"\"{name}\": inputs[\"{name}\"]"));
        return context.Length == 0
            ? $"${{ return {staged}; }}"
            : $"${{ return {staged}.concat([{{entry: JSON.stringify({{{told}}}), entryname: \"_context.json\"}}]); }}";
    }

    private bool IsArgument(AlgorithmInput input) => !input.IsContextOnly && (package.Contract == JobContract.Ogc || !input.IsStaged);

    private void WriteType(AlgorithmInput input)
    {
        string type = RegisteredTypes.NameOf(ScatterPackage.KindOf(input, package.Contract));
        if (ScatterPackage.IsList(input, package.Contract))
        {
            yaml.Mapping("type", () =>
            {
                yaml.Text("type", "array");
                yaml.Names("items", "File", "Directory");
            });
        }
        else if (input.IsOptional) // What has a default is in every row: engines give a row none.
        {
            yaml.Names("type", "null", type);
        }
        else
        {
            yaml.Text("type", type);
        }
    }

    private void WriteOutput(string name, string type, string? glob, string value) => yaml.Mapping(name, () =>
    {
        yaml.Text("type", type);
        yaml.Mapping("outputBinding", () =>
        {
            yaml.Text("glob", glob);
            yaml.Text("outputEval", value);
        });
    });

    private void WriteNeed(string key, long? amount)
    {
        if (amount is { } number)
        {
            yaml.Plain(key, Number(number));
        }
    }

    private static string Number(int number) => Number((long)number);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
