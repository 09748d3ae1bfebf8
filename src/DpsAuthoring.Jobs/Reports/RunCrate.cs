using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>
/// A batch as a Workflow Run RO-Crate: what was run on what, in which state of the algorithm and which environment, and what came of it, in
/// one document that archives and other tools read.
/// </summary>
/// <remarks>See https://w3id.org/ro/crate/1.1 and https://w3id.org/ro/wfrun/workflow/0.5. Each job is an action.</remarks>
internal sealed class RunCrate : IDisposable
{
    public const string FileName = "ro-crate-metadata.json";

    private const string Output = "#output";
    private const string Agent = "#agent";
    private const string Image = "#image";
    private const string Terms = "https://w3id.org/ro/terms/workflow-run#";

    private static readonly string[] s_terms = ["environment", "containerImage", "ContainerImage", "sha256"];

    private static readonly (string Id, string Name, string Version)[] s_profiles =
    [
        ("https://w3id.org/ro/wfrun/process/0.5", "Process Run Crate", "0.5"),
        ("https://w3id.org/ro/wfrun/workflow/0.5", "Workflow Run Crate", "0.5"),
        (WorkflowCrate, "Workflow RO-Crate", "1.0"),
    ];

    private const string WorkflowCrate = "https://w3id.org/workflowhub/workflow-ro-crate/1.0";

    private readonly BatchReader _batch;
    private readonly CrateHeading _heading;
    private readonly CrateNames _names;
    private readonly CrateWriter _crate;
    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);

    private RunCrate(Stream target, BatchReader batch, CrateHeading heading)
    {
        (_batch, _heading) = (batch, heading);
        _names = new CrateNames(heading.Root);
        _crate = new CrateWriter(target, [.. s_terms.Select(term => (term, Terms + term))]);
    }

    /// <summary>Writes the crate's document, whole or not at all.</summary>
    /// <returns>Its path.</returns>
    public static string Write(BatchReader batch, CrateHeading heading)
    {
        string path = Path.Combine(heading.Root, FileName), temporary = path + ".new";
        using (FileStream target = File.Create(temporary))
        {
            using var crate = new RunCrate(target, batch, heading);
            crate.Write();
        }

        File.Move(temporary, path, overwrite: true);
        return path;
    }

    /// <summary>The key of the batch that a crate's document is of; null where it is no batch's.</summary>
    public static string? KeyOf(string path)
    {
        // It stands in the first entity, and what follows may be long.
        byte[] start = new byte[4096];
        using FileStream file = File.OpenRead(path);
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        try
        {
            var json = new Utf8JsonReader(start.AsSpan(0, length), isFinalBlock: false, state: default);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("identifier"u8))
                {
                    return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
                }
            }
        }
        catch (JsonException)
        {
            // Somebody else's, and damaged.
        }

        return null;
    }

    public void Dispose() => _crate.Dispose();

    private void Write()
    {
        WriteDescriptor();
        WriteRoot();
        WriteAlgorithm();
        WriteSurroundings();
        WriteTable();
        foreach (BatchJobRecord job in Ended())
        {
            WriteJob(job);
        }

        _crate.End();
    }

    private IEnumerable<BatchJobRecord> Ended() =>
        _batch.Jobs().Where(job => job is { JobId: not null, State: BatchJobState.Succeeded or BatchJobState.Failed });

    private void WriteDescriptor() => _crate.Entity(FileName, "CreativeWork", () =>
    {
        _crate.Text("identifier", _heading.Key);
        _crate.Reference("about", "./");
        _crate.References("conformsTo", ["https://w3id.org/ro/crate/1.1", WorkflowCrate]);
    });

    private void WriteRoot()
    {
        string batch = Path.GetFileName(_heading.Batch);
        _crate.Entity("./", "Dataset", () =>
        {
            _crate.Text("name", $"{batch}: {_heading.Job.Algorithm.Name} {_heading.Job.Algorithm.Version}");
            _crate.Text(
                "description",
                $"The jobs of the batch {batch}, run by dps on {Environment.MachineName}: inputs, results, and what they were made by.");
            _crate.Text("datePublished", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            _crate.References("conformsTo", s_profiles.Select(profile => profile.Id));
            _crate.Reference("mainEntity", _names.Of(_heading.Configuration));
            _crate.References("hasPart", Parts());
            _crate.References("mentions", Ended().Select(ActionOf));
        });
        foreach ((string id, string name, string version) in s_profiles)
        {
            _crate.Entity(id, "CreativeWork", () =>
            {
                _crate.Text("name", name);
                _crate.Text("version", version);
            });
        }
    }

    private IEnumerable<string> Parts()
    {
        var inputs = new HashSet<string>(StringComparer.Ordinal);
        yield return _names.Of(_heading.Configuration);
        yield return _names.Of(Table);
        foreach (string script in _heading.Scripts)
        {
            yield return _names.Of(script);
        }

        foreach (BatchJobRecord job in Ended())
        {
            foreach (string input in Values(job).Files.Select(file => _names.Of(file.Source)).Where(inputs.Add))
            {
                yield return input;
            }

            if (ResultsOf(job) is { } folder)
            {
                yield return _names.OfFolder(folder);
            }
        }
    }

    private string Table => Path.Combine(_heading.Batch, BatchTable.FileName);

    private void WriteAlgorithm()
    {
        Algorithm algorithm = _heading.Job.Algorithm;
        _crate.Entity(_names.Of(_heading.Configuration), ["File", "SoftwareSourceCode", "ComputationalWorkflow"], () =>
        {
            WriteState(_heading.Algorithm.Commit, _heading.Algorithm.IsDirty);
            _crate.Text("description", algorithm.Description);
            _crate.Reference("programmingLanguage", "#language");
            _crate.References("input", algorithm.Inputs.Select(ParameterOf));
            _crate.References("output", [Output]);
            _crate.References("hasPart", _heading.Scripts.Select(_names.Of));
        });
        _crate.Entity("#language", "ComputerLanguage", () =>
        {
            _crate.Text("name", _heading.Job.Contract == JobContract.Ogc ? "MAAP OGC algorithm configuration" : "MAAP algorithm configuration");
            _crate.Text("url", "https://docs.maap-project.org/");
        });
        foreach (string script in _heading.Scripts)
        {
            _crate.Entity(_names.Of(script), ["File", "SoftwareSourceCode"], () => _crate.Text("name", Path.GetFileName(script)));
        }

        // Results of an earlier state are told as that: its files are no longer here.
        foreach ((string id, AlgorithmFingerprint state) in _batch.Algorithms().Where(state => state.Key != _heading.Algorithm.Id))
        {
            _crate.Entity(StateOf(id), "SoftwareSourceCode", () => WriteState(state.Commit, state.IsDirty));
        }

        foreach (AlgorithmInput input in algorithm.Inputs)
        {
            _crate.Entity(ParameterOf(input), "FormalParameter", () =>
            {
                _crate.Text("name", input.Name);
                _crate.Text("additionalType", TypeOf(input));
                _crate.Boolean("valueRequired", input.IsRequired);
                _crate.Text("description", input.Description);
                _crate.Text("defaultValue", input.Default);
            });
        }

        _crate.Entity(Output, "FormalParameter", () =>
        {
            _crate.Text("name", "output");
            _crate.Text("additionalType", "Dataset");
        });
    }

    private void WriteState(string? commit, bool isDirty)
    {
        _crate.Text("name", _heading.Job.Algorithm.Name);
        _crate.Text("version", _heading.Job.Algorithm.Version);
        _crate.Text("codeRepository", _heading.CodeRepository);
        _crate.Text("identifier", commit);
        _crate.Text("creativeWorkStatus", isDirty ? "has changes that are not committed" : null);
    }

    private void WriteSurroundings()
    {
        _crate.Entity(Agent, "Person", () => _crate.Text("name", Environment.UserName));
        if (_heading.Image is { } image)
        {
            _crate.Entity(Image, "ContainerImage", () =>
            {
                _crate.Text("name", image.Name);
                _crate.Text("sha256", image.Id.Split(':')[^1]);
            });
        }

        foreach (string variable in _heading.Environment)
        {
            int equals = variable.IndexOf('=', StringComparison.Ordinal);
            _crate.Entity(VariableOf(variable), "PropertyValue", () =>
            {
                _crate.Text("name", variable[..equals]);
                _crate.Text("value", variable[(equals + 1)..]);
            });
        }
    }

    private void WriteTable() => _crate.Entity(_names.Of(Table), "File", () =>
    {
        _crate.Text("name", "All jobs, and what they cost");
        _crate.Text("encodingFormat", "text/csv");
    });

    private void WriteJob(BatchJobRecord job)
    {
        JobValues values = Values(job);
        string? folder = ResultsOf(job);
        _crate.Entity(ActionOf(job), "CreateAction", () =>
        {
            _crate.Text("name", $"row {job.Row}");
            bool isEarlier = job.MadeBy is { } made && made != _heading.Algorithm.Id;
            _crate.Reference("instrument", isEarlier ? StateOf(job.MadeBy!) : _names.Of(_heading.Configuration));
            if (_heading.Image is not null && !isEarlier)
            {
                _crate.Reference("containerImage", Image);
            }

            _crate.Reference("agent", Agent);
            _crate.Text("startTime", job.Metrics?.Started.ToString("o", CultureInfo.InvariantCulture));
            _crate.Text("endTime", job.Metrics?.Ended.ToString("o", CultureInfo.InvariantCulture));
            _crate.Text(
                "actionStatus",
                job.State == BatchJobState.Succeeded ? "http://schema.org/CompletedActionStatus" : "http://schema.org/FailedActionStatus");
            _crate.Text("error", job.Failure is { } failure ? string.Join(' ', failure.Summary, failure.Reason).TrimEnd() : null);
            _crate.References("object", values.All.SelectMany(value => value.Sources.Count > 0
                ? value.Sources.Select(_names.Of)
                : [ValueOf(job, value)]));
            _crate.References("result", folder is null ? [] : [_names.OfFolder(folder)]);
            _crate.References("environment", _heading.Environment.Select(VariableOf));
        });
        foreach (JobValue value in values.All)
        {
            WriteInput(job, value);
        }

        if (folder is not null)
        {
            WriteResults(folder);
        }
    }

    private void WriteInput(BatchJobRecord job, JobValue value)
    {
        foreach (InputSource source in value.Sources.Where(source => _inputs.Add(_names.Of(source))))
        {
            _crate.Entity(_names.Of(source), [value.Input.IsDirectory ? "Dataset" : "File"], () =>
            {
                _crate.Text("name", source.BaseName);
                _crate.Reference("exampleOfWork", ParameterOf(value.Input));
                WriteFile(source.BaseName, source.LocalPath);
            });
        }

        if (value.Sources.Count == 0)
        {
            _crate.Entity(ValueOf(job, value), ["PropertyValue"], () =>
            {
                _crate.Text("name", value.Input.Name);
                _crate.Text("value", SecretText.Mask(value.Text));
                _crate.Reference("exampleOfWork", ParameterOf(value.Input));
            });
        }
    }

    private void WriteResults(string folder)
    {
        string[] files = ResultFolder.Files(folder);
        _crate.Entity(_names.OfFolder(folder), "Dataset", () =>
        {
            _crate.Text("name", Path.GetRelativePath(_heading.Root, folder));
            _crate.Reference("exampleOfWork", Output);
            _crate.References("hasPart", files.Select(file => _names.Of(Path.Combine(folder, file))));
        });
        foreach (string file in files)
        {
            string path = Path.Combine(folder, file);
            _crate.Entity(_names.Of(path), "File", () =>
            {
                _crate.Text("name", file);
                WriteFile(file, path);
            });
        }
    }

    private void WriteFile(string name, string? path)
    {
        _crate.Text("encodingFormat", CrateNames.FormatOf(name));
        if (path is not null && new FileInfo(path) is { Exists: true, Length: var length })
        {
            _crate.Text("contentSize", length.ToString(CultureInfo.InvariantCulture));
        }
    }

    private JobValues Values(BatchJobRecord job) => JobValues.Of(_heading.Job with { Values = job.Values });

    /// <summary>Results that are there; those of another engine may be in a store that is no folder.</summary>
    private static string? ResultsOf(BatchJobRecord job) =>
        job is { State: BatchJobState.Succeeded, Folder: { } folder } && Directory.Exists(folder) ? folder : null;

    private static string ActionOf(BatchJobRecord job) => $"urn:uuid:{job.JobId}";

    private static string StateOf(string id) => $"#algorithm-{id}";

    private static string ParameterOf(AlgorithmInput input) => $"#input/{Uri.EscapeDataString(input.Name)}";

    private static string ValueOf(BatchJobRecord job, JobValue value) => $"#row-{job.Row}/{Uri.EscapeDataString(value.Input.Name)}";

    private static string VariableOf(string variable) => $"#environment/{Uri.EscapeDataString(variable.Split('=')[0])}";

    private static string TypeOf(AlgorithmInput input) => input switch
    {
        { IsDirectory: true } => "Dataset",
        { IsStaged: true } => "File",
        _ => input.Type.Kind switch
        {
            InputKind.Whole or InputKind.LongWhole => "Integer",
            InputKind.Real or InputKind.LongReal => "Float",
            InputKind.Flag or InputKind.TrueOrFalse => "Boolean",
            InputKind.Date => "Date",
            InputKind.Time => "DateTime",
            _ => "Text",
        },
    };
}
