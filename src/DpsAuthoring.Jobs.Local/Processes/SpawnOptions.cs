using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>
/// What a child process is started with. It leads a session and a process group of its own, its signals are as a shell would hand them
/// on, and it inherits no open file of ours.
/// </summary>
internal sealed unsafe record SpawnOptions(string Program, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment)
{
    private const string Null = "/dev/null";

    /// <summary>How long a program is waited for that is still open for writing.</summary>
    private static readonly TimeSpan s_busyProgram = TimeSpan.FromSeconds(0.5);

    public string Directory { get; init; } = "/";

    /// <summary>A descriptor of ours to read from; by default there is nothing to read.</summary>
    public int? Input { get; init; }

    /// <summary>Files that are appended to. They may be the same.</summary>
    public string Output { get; init; } = Null;

    public string Error { get; init; } = Null;

    /// <summary>Whether orphans may come of it, as of a job.</summary>
    public bool MayLeaveOrphans { get; init; }

    /// <summary>Starts it.</summary>
    /// <returns>Its process id, which is its group's and its session's too.</returns>
    /// <exception cref="SpawnException">The system refuses.</exception>
    public int Start()
    {
        byte* actions = stackalloc byte[LibC.OpaqueSize];
        byte* attributes = stackalloc byte[LibC.OpaqueSize];
        byte* signals = stackalloc byte[LibC.OpaqueSize];
        LibC.ActionsInit(actions);
        LibC.AttributesInit(attributes);
        try
        {
            if (Input is { } input)
            {
                LibC.ActionsDuplicate(actions, input, 0);
            }
            else
            {
                LibC.ActionsOpen(actions, 0, Null, LibC.OpenReadOnly, 0);
            }

            LibC.ActionsOpen(actions, 1, Output, LibC.OpenAppend, 0b110_100_100);
            LibC.ActionsOpen(actions, 2, Error, LibC.OpenAppend, 0b110_100_100);
            LibC.ActionsChangeDirectory(actions, Directory);

            // .NET ignores SIGPIPE, and an ignored signal stays ignored in what is started.
            LibC.FillSignals(signals);
            LibC.AttributesSetSignalDefaults(attributes, signals);
            LibC.EmptySignals(signals);
            LibC.AttributesSetSignalMask(attributes, signals);
            LibC.AttributesSetFlags(
                attributes, LibC.SpawnNewSession | LibC.SpawnSetSignalDefaults | LibC.SpawnSetSignalMask);

            string?[] arguments = [Program, .. Arguments, null];
            string?[] environment = [.. Environment, null];
            (nint files, nint options) = ((nint)actions, (nint)attributes);
            (int Error, int Pid) Spawn() => (
                LibC.Spawn(out int pid, Program, (byte*)files, (byte*)options, arguments, environment), pid);
            int error = Children.Start(Spawn, MayLeaveOrphans, out int pid);
            if (error == LibC.Etxtbsy)
            {
                // Whoever wrote the program is about to close it, or a child that inherited it to start.
                SpinWait.SpinUntil(() => (error = Children.Start(Spawn, MayLeaveOrphans, out pid)) != LibC.Etxtbsy, s_busyProgram);
            }

            return error == 0 ? pid : throw new SpawnException(error, Marshal.GetPInvokeErrorMessage(error));
        }
        finally
        {
            LibC.AttributesDestroy(attributes);
            LibC.ActionsDestroy(actions);
        }
    }
}

/// <summary>The system starts no such process.</summary>
internal sealed class SpawnException(int error, string message) : Exception(message)
{
    public int Error { get; } = error;
}
