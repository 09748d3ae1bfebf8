using System.ComponentModel;

namespace DpsAuthoring.Cli.Adoption;

/// <summary>The template that every C# algorithm begins with: <c>dotnet new dps-algorithm</c>.</summary>
internal static class AlgorithmTemplate
{
    private const string Name = "dps-algorithm";

    /// <summary>What <c>dotnet new</c> answers where it has no template of the name.</summary>
    private const int NoSuchTemplate = 103;

    /// <summary>Makes the template's files in a folder that is not there yet.</summary>
    /// <exception cref="CouldNotRunException">There is no SDK, or no template, or it fails.</exception>
    public static async Task ScaffoldAsync(
        string folder, string project, string algorithm, string? repositoryUrl, CancellationToken cancel)
    {
        // With '=', whatever a name begins with.
        string[] args =
        [
            "new", Name, $"--name={project}", $"--output={folder}", $"--algorithm-name={algorithm}",
            .. repositoryUrl is null ? (string[])[] : [$"--repository-url={repositoryUrl}"],
            "--skip-restore", "--no-update-check",
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
