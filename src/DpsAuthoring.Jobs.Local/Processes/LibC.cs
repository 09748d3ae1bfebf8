using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What .NET's own processes do not offer: sessions, signals to groups, and what a child used.</summary>
/// <remarks>Where a result says nothing that anybody could act on, the function is declared without one.</remarks>
internal static partial class LibC
{
    public const int Sigkill = 9;
    public const int Sigterm = 15;

    public const int Eintr = 4;
    public const int Enoexec = 8;
    public const int Exdev = 18;
    public const int Etxtbsy = 26;

    /// <summary>Room for the C library's opaque structures, which are 336 bytes or less.</summary>
    public const int OpaqueSize = 512;

    public const short SpawnSetSignalDefaults = 0x04;
    public const short SpawnSetSignalMask = 0x08;
    public const short SpawnNewSession = 0x80;

    public const int OpenReadOnly = 0;
    public const int OpenAppend = 0x441; // O_WRONLY | O_CREAT | O_APPEND

    public const int CloseOnExec = 0x80000;
    private const int PrSetChildSubreaper = 36;
    private const int PidFdSendSignal = 424; // The same on all machines.
    private const int PidFdOpen = 434;

    private const int AtWorkingFolder = -100;
    private const int DoNotFollow = 0x100;
    private const uint KindModeNamesAndLength = 1 | 2 | 4 | 0x200;
    private const int NamesOffset = 16; // The C library's struct statx is the same on all machines.
    private const int ModeOffset = 28;
    private const uint Inode = 0x100;
    private const uint WrittenInodeAndLength = 0x40 | Inode | 0x200;
    private const int InodeOffset = 32;
    private const int LengthOffset = 40;
    private const int WrittenOffset = 112;
    private const int DeviceOffset = 136;
    private const int LongestPath = 4096;

    /// <summary>Makes orphaned descendants children of this process, so that it hears of them and can end them.</summary>
    public static void AdoptOrphans() => Prctl(PrSetChildSubreaper, 1, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int Spawn(out int pid, string path, byte* actions, byte* attributes, string?[] argv, string?[] envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static unsafe partial void ActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static unsafe partial void ActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial void ActionsOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static unsafe partial void ActionsDuplicate(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial void ActionsChangeDirectory(byte* actions, string path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static unsafe partial void AttributesInit(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static unsafe partial void AttributesDestroy(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static unsafe partial void AttributesSetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static unsafe partial void AttributesSetSignalDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static unsafe partial void AttributesSetSignalMask(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static unsafe partial void FillSignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static unsafe partial void EmptySignals(byte* signals);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint UserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint GroupId();

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial void Kill(int pid, int signal);

    /// <returns>0 where the system has sent it.</returns>
    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int TryKill(int pid, int signal);

    /// <summary>A descriptor that means one process, whatever becomes of its id; negative where there is none.</summary>
    public static int OpenProcess(int pid) => (int)SystemCall(PidFdOpen, pid, 0, 0, 0);

    /// <summary>Kills the process that a descriptor means.</summary>
    public static void KillOpened(int descriptor) => _ = SystemCall(PidFdSendSignal, descriptor, Sigkill, 0, 0);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    public static unsafe partial int WaitId(int kind, int id, byte* info, int options);

    /// <summary>Waits for a child to end, whatever signals come meanwhile.</summary>
    /// <param name="pid">Its id, or minus that of a group for any child in it.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Reap(int pid, out int status, out Usage usage)
    {
        int reaped;
        while ((reaped = Wait(pid, out status, 0, out usage)) < 0 && Marshal.GetLastPInvokeError() == Eintr)
        {
        }

        return reaped > 0;
    }

    /// <summary>Waits for a program of the system to end.</summary>
    /// <returns>Whether it says that it did what it should.</returns>
    public static bool Succeeds(int pid) => Children.Reap(pid, out int status, out _) && status == 0;

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    private static partial int Wait(int pid, out int status, int options, out Usage usage);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static unsafe partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial void Close(int descriptor);

    /// <summary>Removes a file, if there is one and the system lets it.</summary>
    [LibraryImport("libc", EntryPoint = "unlink", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void RemoveFile(string path);

    /// <summary>Moves a folder within a file system. A folder that is there already, and not empty, stays.</summary>
    /// <returns>The system's error; 0 where there is none.</returns>
    public static int Move(string from, string to) => Rename(from, to) == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string from, string to);

    /// <summary>Removes a folder that is empty.</summary>
    /// <returns>0 where it is gone.</returns>
    [LibraryImport("libc", EntryPoint = "rmdir", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RemoveEmptyFolder(string path);

    /// <summary>Opens a file to read from; negative where it cannot be. .NET's own makes four calls of one.</summary>
    public static int OpenToRead(string path) => Open(path, CloseOnExec, 0);

    /// <summary>Reads from where a file begins or was read to. Of the kernel's files on processes, one read has all.</summary>
    /// <returns>How much there is; 0 also where it cannot be read.</returns>
    public static unsafe int ReadOnce(int descriptor, Span<byte> content)
    {
        fixed (byte* target = content)
        {
            return (int)nint.Max(Read(descriptor, target, content.Length), 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "read")]
    private static unsafe partial nint Read(int descriptor, byte* content, nint length);

    /// <summary>
    /// What is at a path; <c>default</c> where nothing is, or something whose name is not UTF-8. .NET does not tell a file from a pipe,
    /// whose reader may wait for ever, nor how many names a file has.
    /// </summary>
    public static unsafe PathState Look(string path, bool followLinks)
    {
        byte* status = stackalloc byte[OpaqueSize];
        if (Status(AtWorkingFolder, path, followLinks ? 0 : DoNotFollow, KindModeNamesAndLength, status) != 0)
        {
            return default;
        }

        ushort mode = *(ushort*)(status + ModeOffset);
        return new PathState(
            (FileKind)(mode & 0xf000), *(uint*)(status + NamesOffset), (UnixFileMode)(mode & 0xfff), *(long*)(status + LengthOffset));
    }

    /// <summary>The device and the inode of what a path leads to, which no two files share at a time; zeros for nothing.</summary>
    public static unsafe (ulong Device, ulong Inode) Identity(string path)
    {
        byte* status = stackalloc byte[OpaqueSize];
        return Status(AtWorkingFolder, path, 0, Inode, status) == 0
            ? (*(ulong*)(status + DeviceOffset), *(ulong*)(status + InodeOffset))
            : default;
    }

    /// <summary>What tells a file from what it was before, links followed; nothing where there is none.</summary>
    public static unsafe FileState StateOf(string path)
    {
        byte* status = stackalloc byte[OpaqueSize];
        return Status(AtWorkingFolder, path, 0, WrittenInodeAndLength, status) != 0
            ? default
            : new FileState(
                *(ulong*)(status + LengthOffset),
                DateTime.UnixEpoch.AddSeconds(*(long*)(status + WrittenOffset)).AddTicks(*(uint*)(status + WrittenOffset + 8) / 100),
                *(ulong*)(status + InodeOffset));
    }

    /// <summary>Where a path leads when all links on the way are followed; null where it leads to nothing.</summary>
    public static unsafe string? RealPath(string path)
    {
        byte* real = stackalloc byte[LongestPath];
        return RealPath(path, real) == null ? null : Marshal.PtrToStringUTF8((nint)real);
    }

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* RealPath(string path, byte* real);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Status(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial void Prctl(int option, nint a, nint b, nint c, nint d);

    /// <summary>The C library's <c>struct rusage</c> on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long MaxResidentKilobytes;
        private readonly Unused _unused;

        [System.Runtime.CompilerServices.InlineArray(13)]
        private struct Unused
        {
            private long _element;
        }
    }
}
