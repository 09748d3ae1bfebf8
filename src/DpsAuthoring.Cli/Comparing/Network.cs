using System.Runtime.InteropServices;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Takes the network from this process, for good. A file can name addresses in ways that nobody can list; the kernel refuses them all.
/// </summary>
internal static partial class Network
{
    private const int PrSetNoNewPrivileges = 38;
    private const int SeccompSetModeFilter = 1;
    private const int AllThreads = 1;
    private const int LocalSockets = 1; // AF_UNIX
    private const uint Allow = 0x7fff0000;
    private const uint RefuseWithNoAccess = 0x00050000 | 13; // EACCES

    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort Return = 0x06;

    // The kernel's struct seccomp_data.
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;

    /// <summary>Refuses new sockets of any other kind than those within this machine, as far as the kernel offers it.</summary>
    public static unsafe void Leave()
    {
        if (!OperatingSystem.IsLinux()
            || Machine() is not var (architecture, seccomp, socket, uring)
            || Prctl(PrSetNoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return;
        }

        ReadOnlySpan<Instruction> filter =
        [
            new(Load, 0, 0, ArchitectureOffset),
            new(JumpIfEqual, 0, 6, architecture),
            new(Load, 0, 0, NumberOffset),
            new(JumpIfEqual, 5, 0, uring), // It could open sockets unseen.
            new(JumpIfEqual, 0, 3, socket),
            new(Load, 0, 0, FirstArgumentOffset),
            new(JumpIfEqual, 1, 0, LocalSockets),
            new(Return, 0, 0, RefuseWithNoAccess),
            new(Return, 0, 0, Allow),
            new(Return, 0, 0, RefuseWithNoAccess),
        ];
        fixed (Instruction* first = filter)
        {
            var program = new FilterProgram { Length = (ushort)filter.Length, First = first };
            _ = Syscall(seccomp, SeccompSetModeFilter, AllThreads, &program);
        }
    }

    /// <summary>The kernel's numbers for this machine: its own, and those of its calls.</summary>
    private static (uint Architecture, nint Seccomp, uint Socket, uint Uring)? Machine() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => (0xc000003e, 317, 41, 425),
        Architecture.Arm64 => (0xc00000b7, 277, 198, 425),
        _ => null,
    };

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Prctl(int option, nint second, nint third, nint fourth, nint fifth);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static unsafe partial nint Syscall(nint number, nint operation, nint flags, FilterProgram* program);

    /// <summary>The kernel's struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    /// <summary>The kernel's struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct FilterProgram
    {
        public ushort Length;
        public Instruction* First;
    }
}
