using System.ComponentModel;

namespace DpsAuthoring.Cli.Adoption;

/// <summary>The template that every C# algorithm begins with: <c>dotnet new dps-algorithm</c>.</summary>
internal static class AlgorithmTemplate
{
    private const string Name = "dps-algorithm";
    private const string Package = "DpsAuthoring.Templates";

    /// <summary>What <c>dotnet new</c> answers where it has no template of the name.</summary>
    private const int NoSuchTemplate = 103;

    /// <summary>Makes the template's files in a folder that is not there yet.</summary>
    /// <exception cref="CouldNotRunException">There is no SDK, or no template, or it fails.</exception>
    public static Task ScaffoldAsync(
        string folder, string project, string algorithm, string? repositoryUrl, CancellationToken cancel) =>
        ScaffoldAsync(
            folder,
            [
                ("name", project), ("algorithm-name", algorithm), .. repositoryUrl is null ? ((string, string)[])[] : [("repository-url", repositoryUrl)],
            ],
            hive: null,
            cancel);

    /// <summary>Makes the template's files in a folder that is not there yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">What the template is told.</param>
    /// <param name="hive">Where the template is installed; null for the user's own.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="CouldNotRunException">There is no SDK, or no template, or it fails.</exception>
    public static async Task ScaffoldAsync(
        string folder, IEnumerable<(string Option, string Value)> options, string? hive, CancellationToken cancel)
    {
        // With '=', whatever a name begins with.
        string[] args =
        [
            "new", Name, $"--output={folder}", .. options.Select(option => $"--{option.Option}={option.Value}"), "--skip-restore", "--no-update-check",
            .. In(hive),
        ];
        ProgramOutput ran = await RunAsync(args, Path.GetDirectoryName(folder)!, cancel);
        if (ran.ExitCode == NoSuchTemplate)
        {
            throw new CouldNotRunException(
                $"the template {Name} is not installed: run ./install in a clone of DpsAuthoring, or 'dotnet new install DpsAuthoring.Templates.VERSION.nupkg'.");
        }

        if (ran.ExitCode != 0)
        {
            string words = string.Join(' ', $"{ran.Error} {ran.Output}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            throw new CouldNotRunException($"'dotnet new {Name}' failed with exit code {ran.ExitCode}: {words}");
        }
    }

    /// <summary>Installs one version of the template.</summary>
    /// <param name="version">The version.</param>
    /// <param name="hive">Where.</param>
    /// <param name="directory">Where NuGet looks for its sources.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Whether there is one of that version.</returns>
    /// <exception cref="CouldNotRunException">There is no SDK.</exception>
    public static async Task<bool> InstallAsync(string version, string hive, string directory, CancellationToken cancel) =>
        (await RunAsync(["new", "install", $"{Package}@{version}", .. In(hive)], directory, cancel)).ExitCode == 0;

    private static string[] In(string? hive) => hive is null ? [] : ["--debug:custom-hive", hive];

    private static async Task<ProgramOutput> RunAsync(string[] args, string directory, CancellationToken cancel)
    {
        try
        {
            return await ChildProcess.RunAsync("dotnet", args, cancel, start =>
            {
                start.WorkingDirectory = directory;
                start.Environment["DOTNET_NOLOGO"] = "1";
                start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
            });
        }
        catch (Win32Exception)
        {
            throw new CouldNotRunException("the .NET SDK is not here, whose 'dotnet new' makes the scaffold: install the .NET 10 SDK.");
        }
    }
}
