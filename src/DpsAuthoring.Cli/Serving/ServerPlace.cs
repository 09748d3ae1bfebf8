using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Hosting;

namespace DpsAuthoring.Cli.Serving;

/// <summary>Where a server of this machine keeps what others find it by: its address while it runs, and its token.</summary>
internal static class ServerPlace
{
    /// <summary>The folder that a server keeps everything in that is given no other.</summary>
    public static string DefaultData => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } given && Path.IsPathRooted(given)
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"),
        "dps",
        "serve");

    public static string TokenOf(string data) => Path.Combine(data, "token");

    /// <summary>Tells that a server answers.</summary>
    public static void Announce(string data, string address) => PrivateFile.Write(AddressOf(data), address + "\n");

    /// <summary>The address of the server that runs with a data folder; null where none does.</summary>
    public static string? FindRunning(string data)
    {
        string file = AddressOf(data);
        if (!File.Exists(file))
        {
            return null;
        }

        // One that was killed has left its address, which may be another program's by now.
        using var free = FileLock.Try(DpsServer.LockOf(data));
        return free is null ? File.ReadAllText(file).Trim() : null;
    }

    private static string AddressOf(string data) => Path.Combine(data, "address");
}
