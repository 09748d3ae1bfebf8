using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Checking;

/// <summary>Everything that can be said of an algorithm before it is registered.</summary>
internal static class AlgorithmCheck
{
    public static async Task<CheckResult> RunAsync(AlgorithmFolder folder, CancellationToken cancel)
    {
        var notes = new List<string>();
        YamlText[] texts = [.. folder.Configurations.Select(file => YamlText.Read(TextFile.Load(file, AlgorithmFolder.Display(file))))];
        AlgorithmConfiguration[] configurations = [.. texts.Select(AlgorithmConfiguration.Read).OfType<AlgorithmConfiguration>()];

        (string File, ConfiguredScript Script)[] scripts = [.. ConfiguredScript.Of(configurations)
            .Select(script => (File: Path.Combine(folder.Top, script.Path), script))
            .Where(script => folder.IsWhole && File.Exists(script.File))];

        // Other programs work meanwhile, the slowest from the first, and are waited for only at the end.
        Task<IReadOnlyList<Problem>> shellcheck = Shellcheck.RunAsync([.. scripts.Select(script => script.File).Distinct()], notes, cancel);
        Task<GitState> git = GitState.ReadAsync(folder.Top, cancel);

        IReadOnlyList<DeclaredAlgorithm> declared = folder.IsWhole ? DeclarationReader.Read(folder.Top, cancel) : [];
        List<Finding> findings = [.. texts.SelectMany(text => ConfigurationChecks.Run(text.File, new ConfigurationContext(
            AlgorithmConfiguration.Read(text) is { } configuration ? RegisteredAlgorithm.Of(configuration, configurations, declared) : null, folder)))];
        string[] environments = [.. folder.EnvironmentFiles(scripts.Select(script => script.File)).Select(file => CondaEnvironment.NameIn(TextFile.Load(file, file))).OfType<string>().Distinct()];
        findings.AddRange(Dockerfiles(folder, texts).SelectMany(file => DockerfileChecks.Run(TextFile.Load(file, AlgorithmFolder.Display(file)))));
        GitState state = await git;
        foreach ((string file, ConfiguredScript script) in scripts)
        {
            findings.AddRange(ScriptChecks.Run(TextFile.Load(file, AlgorithmFolder.Display(file)), script.Context with
            {
                Environments = environments,
                IsExecutable = IsExecutable(state, script.Path, file),
                Repository = folder,
            }));
        }

        if (folder.IsWhole)
        {
            notes.AddRange(state.Notes);
            findings.AddRange(OutsideSourceCheck.Find(folder, state, scripts.Where(script => script.Script.Context.Role == ScriptRole.Build).Select(script => script.File)));
        }

        findings.AddRange(RepositoryChecks.Run(folder, state, configurations));

        Problem[] ours = [.. findings.Select(Problem.Of)];
        return new CheckResult(
            [.. texts.Select(text => (text.File.Path, AlgorithmConfiguration.Read(text)?.Schema, EndpointVerdicts.Of(text)))],
            [.. ours.Concat(Shellcheck.Without(await shellcheck, ours)).OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)],
            notes);
    }

    /// <summary>The files that may make the image of OGC jobs: beside their configurations, and at the top where these name an image of one's own.</summary>
    private static IEnumerable<string> Dockerfiles(AlgorithmFolder folder, IEnumerable<YamlText> texts)
    {
        if (!folder.IsWhole)
        {
            return [];
        }

        IEnumerable<string> folders = folder.Configurations.Zip(texts.Select(AlgorithmConfiguration.Read))
            .Where(pair => pair.Second?.Schema == ConfigurationSchema.Ogc)
            .SelectMany(pair => pair.Second!.Find("algorithm_container_url").IsFalsy() ? [Path.GetDirectoryName(pair.First)!] : (string[])[Path.GetDirectoryName(pair.First)!, folder.Top]);
        return folders.Distinct().Select(beside => Path.Combine(beside, "Dockerfile")).Where(File.Exists);
    }

    /// <summary>The mode that git has, and for a file that is to be committed its own; unknown where modes do not exist.</summary>
    private static bool? IsExecutable(GitState state, string path, string file) => state.IsExecutable(path) switch
    {
        false => false,
        true when !state.Changed.Contains(path) => true,
        _ => IsExecutable(file),
    };

    private static bool? IsExecutable(string file) =>
        OperatingSystem.IsWindows() ? null : (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != 0;
}
