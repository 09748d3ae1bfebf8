namespace DpsAuthoring.Cli;

/// <summary>This program, as it was started.</summary>
internal static class ThisProgram
{
    /// <summary>The words that start it again.</summary>
    public static IReadOnlyList<string> Words => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, Path.GetFullPath(Environment.GetCommandLineArgs()[0])]
        : [Environment.ProcessPath!];
}
