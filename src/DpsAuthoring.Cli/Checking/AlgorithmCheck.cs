using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;
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

        // Other programs are waited for only at the end.
        Task<GitState> git = GitState.ReadAsync(folder.Top, cancel);
        (string File, ConfiguredScript Script)[] scripts = [.. ConfiguredScript.Of(configurations)
            .Select(script => (File: Path.Combine(folder.Top, script.Path), script))
            .Where(script => folder.IsWhole && File.Exists(script.File))];
        Task<IReadOnlyList<Problem>> shellcheck = Shellcheck.RunAsync([.. scripts.Select(script => script.File)], notes, cancel);

        IReadOnlyList<DeclaredAlgorithm> declared = folder.IsWhole ? DeclarationReader.Read(folder.Top, cancel) : [];
        List<Finding> findings = [.. texts.SelectMany(text => ConfigurationChecks.Run(
            text.File, new ConfigurationContext(DeclarationReader.For(AlgorithmConfiguration.Read(text)?.Name.Text(), declared), folder)))];
        string[] environments = [.. folder.EnvironmentFiles(scripts.Select(script => script.File)).Select(EnvironmentName).OfType<string>().Distinct()];
        GitState state = await git;
        foreach ((string file, ConfiguredScript script) in scripts)
        {
            findings.AddRange(ScriptChecks.Run(TextFile.Load(file, AlgorithmFolder.Display(file)), script.Context with
            {
                Environments = environments,
                IsExecutable = state.IsExecutable(script.Path) ?? IsExecutable(file),
                Repository = folder,
            }));
        }

        if (folder.IsWhole)
        {
            notes.AddRange(state.Notes);
            findings.AddRange(RepositoryChecks.Run(folder, state, configurations));
        }

        Problem[] ours = [.. findings.Select(Problem.Of)];
        return new CheckResult(
            [.. texts.Select(text => (text.File.Path, AlgorithmConfiguration.Read(text)?.Schema, EndpointVerdicts.Of(text)))],
            [.. ours.Concat(Shellcheck.Without(await shellcheck, ours)).OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)],
            notes);
    }

    private static string? EnvironmentName(string file) =>
        YamlText.Read(TextFile.Load(file, file)).Root?.Resolved is YamlMapping environment ? environment.Find("name").Text() : null;

    /// <summary>What a file that git does not know has for a mode; unknown where modes do not exist.</summary>
    private static bool? IsExecutable(string file) =>
        OperatingSystem.IsWindows() ? null : (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) != 0;
}
