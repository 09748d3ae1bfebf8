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

        string path = ServerPlace.TokenOf(data);
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

        return new ServerToken(PrivateFile.Read(path, "the server's token"), path);
    }
}
