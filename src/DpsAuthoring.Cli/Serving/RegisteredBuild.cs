using System.Globalization;
using System.Runtime.Versioning;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Server;

namespace DpsAuthoring.Cli.Serving;

/// <summary>
/// Builds what is registered as DPS does, on this machine: clone, checks, and an image; without a container engine the build script is run
/// in the clone, which stands for the image.
/// </summary>
/// <param name="images">Makes images of it, in whose containers jobs run; null where they run on this machine as it is.</param>
[SupportedOSPlatform("linux")]
internal sealed class RegisteredBuild(RegisteredImages? images = null) : IAlgorithmBuilder
{
    private const string Request = ".dps-request.json";

    /// <inheritdoc/>
    public async Task<BuiltAlgorithm> BuildAsync(AlgorithmSource source, CancellationToken cancellationToken)
    {
        FileSystem.Delete(source.Folder); // A kill may have left half of it.
        var log = new RegistrationLog(source.Log);
        try
        {
            return await MakeAsync(source, log, cancellationToken).ConfigureAwait(false);
        }
        catch (CouldNotRunException e)
        {
            return new BuiltAlgorithm(null, e.Message);
        }
    }

    /// <inheritdoc/>
    public Task<string?> ValidateAsync(string package, CancellationToken cancellationToken) =>
        CwlValidation.OfTextAsync(package, cancellationToken);

    /// <inheritdoc/>
    public Algorithm? FindDeclaration(string repository, string name, CancellationToken cancellationToken) =>
        DeclarationReader.Read(repository, cancellationToken).FirstOrDefault(algorithm => algorithm.Name == name);

    private async Task<BuiltAlgorithm> MakeAsync(AlgorithmSource source, RegistrationLog log, CancellationToken cancel)
    {
        string folder = FolderOf(source);
        string app = Directory.CreateDirectory(Path.Combine(source.Folder, "app")).FullName;
        string clone = Path.Combine(app, folder);
        if (source.Repository is null)
        {
            log.Say("the package names no s:codeRepository: there is nothing to clone");
            Directory.CreateDirectory(clone);
        }
        else
        {
            await RegisteredClone.MakeAsync(source, clone, log, cancel).ConfigureAwait(false);
        }

        AlgorithmConfiguration? configuration = source.Configuration ?? ConfigurationIn(clone, source.Name);
        if (source.Configuration is not null)
        {
            Check(source.Configuration, clone, log);
        }

        if (images is not null)
        {
            string image = await images.MakeAsync(source, clone, folder, log, cancel).ConfigureAwait(false);
            log.Say($"{source.Name} {source.Version} is registered: jobs run {source.RunCommand} in {image}");
            return new BuiltAlgorithm(clone, null, image);
        }

        if (configuration is not null)
        {
            await BuildAsync(source, configuration, folder, log, cancel).ConfigureAwait(false);
        }

        if (source.Contract == JobContract.Legacy)
        {
            // As the legacy image is made; the OGC one takes the modes as git has them.
            FileSystem.Run("/bin/chmod", "-R", "775", clone);
        }

        RequireCommand(source, clone);
        log.Say($"{source.Name} {source.Version} is registered: jobs run {source.RunCommand} in {clone}");
        return new BuiltAlgorithm(clone, null);
    }

    /// <summary>The folder below <c>/app</c>, as the run command names it.</summary>
    private static string FolderOf(AlgorithmSource source)
    {
        if (source.Configuration is not null)
        {
            return BuildPlanner.FolderOf(source.Configuration);
        }

        string[] parts = source.RunCommand.Split('/', StringSplitOptions.RemoveEmptyEntries);
        string name = parts is ["app", var inImage, _, ..] ? inImage : Path.GetFileNameWithoutExtension((source.Repository ?? "").TrimEnd('/'));
        return name.Length > 0 && name is not ("." or "..") && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : "repository";
    }

    /// <summary>The configuration that a package was made of, which says how it is built; null where there is none.</summary>
    private static AlgorithmConfiguration? ConfigurationIn(string clone, string name) =>
        AlgorithmRepository.Find(DiskTree.Instance, DiskTree.Full(clone))?.Configurations
            .Select(DiskTree.Instance.Read).OfType<TextFile>()
            .Select(file => AlgorithmConfiguration.Read(YamlText.Read(file))).OfType<AlgorithmConfiguration>()
            .Where(configuration => configuration.Name.Text() == name && configuration.BuildCommand.Text() is not null)
            .OrderBy(configuration => configuration.Schema == ConfigurationSchema.Ogc ? 0 : 1)
            .FirstOrDefault();

    /// <summary>
    /// Tells what the project's checks find in what was sent and in the scripts that it names; DPS itself looks at none of that.
    /// </summary>
    private static void Check(AlgorithmConfiguration configuration, string clone, RegistrationLog log)
    {
        string file = Path.Combine(clone, Request);
        File.WriteAllText(file, configuration.File.Text);
        try
        {
            var repository = AlgorithmRepository.Of(DiskTree.Instance, DiskTree.Full(file));
            Problem[] problems =
            [
                .. Inspection.Of(repository).Run([], script =>
                        (File.GetUnixFileMode(script.File) & UnixFileMode.UserExecute) != UnixFileMode.None)
                    .Where(finding => finding.Rule.Severity != Severity.Info).Select(Problem.Of),
            ];
            log.Say(problems.Length == 0 ? "dps check finds nothing" : $"dps check finds {problems.Length.ToString(CultureInfo.InvariantCulture)}:");
            foreach (Problem problem in problems)
            {
                string where = Path.GetFileName(problem.File) == Request ? "the configuration" : Path.GetRelativePath(clone, problem.File);
                log.Say($"  {where}, line {problem.Line}: {problem.Id} {problem.Message}");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task BuildAsync(
        AlgorithmSource source, AlgorithmConfiguration configuration, string folder, RegistrationLog log, CancellationToken cancel)
    {
        string command = (configuration.BuildCommand.Text() ?? "").Trim();
        if (command.Length == 0)
        {
            log.Say("there is no build_command: the clone is run as it is");
            return;
        }

        string clone = Path.Combine(source.Folder, "app", folder);
        var plan = new BuildPlan
        {
            Configuration = configuration,
            Source = new CommittedState(clone, await GitState.ReadAsync(clone, cancel).ConfigureAwait(false)),
            Folder = folder,
            BuildCommand = command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        };
        log.Say($"bash {command}");
        BuildOutcome outcome = new BuildRun(plan, source.Log, Stream.Null).TryIn(source.Folder, cancel);
        FileSystem.Delete(Path.Combine(source.Folder, "home"));
        Require(outcome, command, source);
    }

    /// <exception cref="CouldNotRunException">The build has failed.</exception>
    internal static void Require(BuildOutcome outcome, string command, AlgorithmSource source)
    {
        if (outcome.Failure is { } failure)
        {
            string where = failure.Line is { } line ? $" in line {line.ToString(CultureInfo.InvariantCulture)} ({failure.Command})" : "";
            throw new CouldNotRunException(failure.IsScriptMissing
                ? $"build_command is {command}, and {source.Version} has no such file: write its path from the repository's folder on."
                : $"{command} ended with exit code {failure.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}{where}: {failure.Reason ?? (failure.LastLines is [.., var last] ? last : null) ?? "it said nothing"}");
        }
    }

    /// <summary>DPS finds out at the first job; here it is told while somebody looks.</summary>
    private static void RequireCommand(AlgorithmSource source, string clone)
    {
        string[] words = source.RunCommand.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            throw new CouldNotRunException("The package has no baseCommand, so that no job of it can be run.");
        }

        bool isFound = words.Select(word => JobCommand.InRepository(clone, word)).Any(file => file is not null)
            || !words[0].Contains('/', StringComparison.Ordinal)
            || (Path.IsPathRooted(words[0]) && File.Exists(words[0]));
        if (!isFound)
        {
            throw new CouldNotRunException(
                $"Jobs would run {source.RunCommand}, and {source.Repository ?? "the package"} has no such file at {source.Version}: write its path from the repository's folder on, and commit it.");
        }
    }
}
