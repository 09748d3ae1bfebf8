namespace DpsAuthoring.Configuration.Checks;

/// <summary>The folders of MAAP's workspace, which no job has.</summary>
internal static class Workspace
{
    private static readonly string[] s_folders = ["/projects/", "~/", "/home/jovyan/", "$HOME/", "${HOME}/"];

    /// <summary>Whether a path leads into the workspace.</summary>
    public static bool Has(string path) => s_folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal));
}
