using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace DpsAuthoring.Cli.Serving;

/// <summary>The token of a server: that of <c>MAAP_PGT</c>, or one in a file that nobody else can read.</summary>
/// <param name="Value">The token.</param>
/// <param name="File">The file that it is in; null where the environment gives it.</param>
internal sealed record ServerToken(string Value, string? File)
{
    public const string Variable = "MAAP_PGT";

    private const int Length = 48;

    /// <param name="data">The server's folder, which is there.</param>
    /// <exception cref="CouldNotRunException">The file is not only the user's.</exception>
    [SupportedOSPlatform("linux")]
    public static ServerToken Find(string data)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new ServerToken(given, null);
        }

        string path = Path.Combine(data, "token");
        if (!System.IO.File.Exists(path))
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            using var writer = new StreamWriter(path, options);
            writer.Write(RandomNumberGenerator.GetHexString(Length, lowercase: true) + "\n");
        }

        const UnixFileMode Others = (UnixFileMode)0b111_111;
        if ((System.IO.File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new CouldNotRunException($"{path} can be read by others, and holds the server's token: chmod 600 {path}, or remove it for a new one.");
        }

        string value = System.IO.File.ReadAllText(path).Trim();
        return value.Length > 0 ? new ServerToken(value, path) : throw new CouldNotRunException($"{path} is empty: remove it for a new token.");
    }
}
