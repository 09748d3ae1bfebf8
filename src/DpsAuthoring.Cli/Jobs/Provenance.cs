using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Fingerprints;
using DpsAuthoring.Jobs.Local.Running;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What an archive wants to know of a batch's results: a Workflow Run RO-Crate in the folder that has them.</summary>
internal sealed class Provenance
{
    /// <summary>What differs from job to job, and says nothing of results.</summary>
    private static readonly HashSet<string> s_ofOneJob = ["HOME", "HOSTNAME"];

    private readonly CrateHeading _heading;

    private Provenance(CrateHeading heading) => _heading = heading;

    /// <summary>Makes sure that a crate of the batch may be in the folder of its results.</summary>
    /// <param name="output">The folder of the results.</param>
    /// <param name="batch">The folder of the batch, which need not be there yet.</param>
    /// <exception cref="CouldNotRunException">The folder has another crate.</exception>
    public static void RequirePlace(string output, string batch)
    {
        string crate = Path.Combine(Path.GetFullPath(output), RunCrate.FileName);
        if (File.Exists(crate) && RunCrate.KeyOf(crate) is var key && (key is null || key != Batch.KeyOf(batch)))
        {
            throw new CouldNotRunException(
                $"{crate} describes something else, and a folder can be one crate: move it away, or give this batch an --output of its own.");
        }
    }

    /// <summary>Copies what the algorithm's state is known by, which may change.</summary>
    /// <param name="settings">The algorithm.</param>
    /// <param name="job">What the batch's jobs have in common.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="algorithm">The state that the algorithm is in.</param>
    public static Provenance Begin(JobSettings settings, JobRequest job, Batch batch, AlgorithmFingerprint algorithm)
    {
        string root = Path.GetFullPath(settings.Output);
        string repository = job.Algorithm.Repository;
        AlgorithmConfiguration configuration = ConfigurationOf(settings, job.Contract);
        string copies = Path.Combine(batch.Folder, "algorithm", algorithm.Id);
        string[] scripts =
        [
            .. algorithm.Files.Keys.Where(file => Path.GetExtension(file) is ".sh" or ".bash").Select(file => Path.GetFullPath(file, repository))
                .Where(File.Exists),
        ];
        return new Provenance(new CrateHeading(root, batch.Folder, batch.Key, job)
        {
            Configuration = Copy(configuration.File.Path, repository, copies),
            Scripts = [.. scripts.Select(script => Copy(script, repository, copies))],
            CodeRepository = (configuration.Repository?.Value.Resolved as YamlScalar)?.Text,
            Algorithm = algorithm,
            Image = settings.Image is { } image ? (image.Name.Text, image.Id) : null,
            Environment =
            [
                .. new JobEnvironment().Of(job, "", "").Where(variable => JobEnvironment.Shown(variable) == variable)
                    .Where(variable => !s_ofOneJob.Contains(variable.Split('=')[0]))
                    .Where(variable => settings.Image is null || variable.Split('=')[0] != "PATH"), // An image has its own.
            ],
        });
    }

    /// <returns>The document.</returns>
    public string Write(BatchReader batch) => RunCrate.Write(batch, _heading);

    private static AlgorithmConfiguration ConfigurationOf(JobSettings settings, JobContract contract) => settings.Configurations
        .Select(file => AlgorithmConfiguration.Read(YamlText.Read(TextFile.Load(file, file)))!)
        .First(configuration => configuration.Schema == ConfigurationSchema.Ogc == (contract == JobContract.Ogc));

    private static string Copy(string file, string repository, string copies)
    {
        string name = Path.GetRelativePath(repository, file);
        string copy = Path.Combine(copies, name.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(file) : name);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy, overwrite: true);
        return copy;
    }
}
