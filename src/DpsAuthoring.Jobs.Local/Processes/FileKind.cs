namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What can be at a path, as the C library's <c>st_mode</c> has it.</summary>
internal enum FileKind : ushort
{
    None = 0,
    Pipe = 0x1000,
    CharacterDevice = 0x2000,
    Folder = 0x4000,
    BlockDevice = 0x6000,
    File = 0x8000,
    Link = 0xa000,
    Socket = 0xc000,
}
