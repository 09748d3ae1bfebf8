using System.Diagnostics;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>
/// The containers of a scatter. Engines look for a program called docker: the one that they find in the scatter's folder is the container
/// engine that was chosen, and what it runs bears the scatter's name.
/// </summary>
internal static class ScatterContainers
{
    private const string Label = "dps.scatter";

    /// <summary>The folder of the program, which stands first in the engine's <c>PATH</c>.</summary>
    public static string ProgramsOf(string folder) => Path.Combine(folder, "bin");

    /// <summary>Writes the program.</summary>
    /// <param name="folder">The scatter's folder.</param>
    /// <param name="scatter">The scatter's name.</param>
    /// <param name="engine">The container engine.</param>
    public static void Write(string folder, string scatter, ContainerEngine engine)
    {
        Directory.CreateDirectory(ProgramsOf(folder));
        string program = JobCommand.Quote(engine.Program);
        File.WriteAllText(ProgramOf(folder), $$"""
            #!/bin/sh
            [ "$1" != run ] || { shift; exec {{program}} run --label {{Label}}={{scatter}} --security-opt label=disable "$@"; }
            exec {{program}} "$@"

            """);
        File.SetUnixFileMode(ProgramOf(folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Ends those that are left: they go on when who asked for them has been ended.</summary>
    public static void End(string folder, string scatter)
    {
        if (File.Exists(ProgramOf(folder)))
        {
            string[] left = Ask(folder, "ps", "--all", "--quiet", "--filter", $"label={Label}={scatter}")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (left.Length > 0)
            {
                Ask(folder, ["rm", "--force", .. left]);
            }
        }
    }

    private static string Ask(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramOf(folder), arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : "";
    }

    private static string ProgramOf(string folder) => Path.Combine(ProgramsOf(folder), "docker");
}
