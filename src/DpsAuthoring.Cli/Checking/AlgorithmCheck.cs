using DpsAuthoring.Cli.Declaration;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Cli.Checking;

/// <summary>
/// Everything that can be said of an algorithm before it is registered: the inspection that the build makes too, and what git and
/// shellcheck say.
/// </summary>
internal static class AlgorithmCheck
{
    public static async Task<CheckResult> RunAsync(AlgorithmRepository repository, RegistrationRoute? route, CancellationToken cancel)
    {
        var notes = new List<string>();
        var inspection = Inspection.Of(repository, route);

        // Other programs work meanwhile, the slowest from the first, and are waited for only at the end.
        string top = repository.Top ?? repository.Folders.Concat(repository.Packages.Select(FilePath.FolderOf)).First();
        Task<ProgramFindings> shellcheck = Shellcheck.RunAsync(
            [.. inspection.Scripts.Select(script => script.File).Distinct()], cancel);
        Task<ProgramFindings> cwltool = CwlValidation.RunAsync(repository.Packages, cancel);
        Task<GitState> git = GitState.ReadAsync(top, cancel);

        IReadOnlyList<Algorithm> declared = repository.Top is null ? [] : DeclarationReader.Read(repository.Top, cancel);
        GitState state = await git;
        List<Finding> findings = [.. inspection.Run(declared, script => IsExecutable(state, script))];
        if (repository.Top is not null)
        {
            notes.AddRange(state.Notes);
            findings.AddRange(OutsideSourceCheck.Find(
                    repository,
                    state,
                    inspection.Scripts.Where(script => script.Script.Context.Role == ScriptRole.Build).Select(script => script.File)));
        }

        findings.AddRange(RepositoryChecks.Run(repository, state, inspection));

        ProgramFindings ofCwltool = await cwltool, ofShellcheck = await shellcheck;
        notes.AddRange(new[] { ofShellcheck.Note, ofCwltool.Note }.OfType<string>());
        Problem[] ours = [.. findings.Select(Problem.Of), .. ofCwltool.Problems];
        return new CheckResult(
            [.. inspection.Texts.Select(text => Checked(inspection, text))],
            [
                .. ours.Concat(Shellcheck.Without(ofShellcheck.Problems, ours))
                    .OrderBy(p => p.File, StringComparer.Ordinal)
                    .ThenBy(p => p.Line)
                    .ThenBy(p => p.Column),
            ],
            notes)
        {
            Packages = [.. repository.Packages.Select(DiskTree.Display)],
        };
    }

    private static CheckedConfiguration Checked(Inspection inspection, YamlText text)
    {
        AlgorithmConfiguration? content = inspection.Configurations.FirstOrDefault(each => each.Yaml == text);
        (RegistrationRoute route, string? reason) = content is null ? (RegistrationRoute.Api, null) : inspection.RouteOf(content);
        return new CheckedConfiguration(text.File.Path, content?.Schema, route, reason, EndpointVerdicts.Of(text));
    }

    /// <summary>The mode that git has, and for a file that is to be committed its own; unknown where modes do not exist.</summary>
    private static bool? IsExecutable(GitState state, LocatedScript script) => state.IsExecutable(script.Script.Path) switch
    {
        false => false,
        true when !state.Changed.Contains(script.Script.Path) => true,
        _ => OperatingSystem.IsWindows() ? null : (File.GetUnixFileMode(script.File) & UnixFileMode.UserExecute) != UnixFileMode.None,
    };
}
