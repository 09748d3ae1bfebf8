namespace DpsAuthoring.Cli.Remote;

/// <summary>Gets a token from the user: never as an argument, which everybody sees in a list of processes.</summary>
internal static class TokenReader
{
    /// <summary>A token that is typed, without being shown, or that comes on standard input.</summary>
    /// <param name="profile">Whose it is.</param>
    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static string Read(string profile)
    {
        string token = (Console.IsInputRedirected ? Console.In.ReadLine() ?? "" : HiddenText.Ask($"Token for {profile}")).Trim();
        return
            token.Length == 0 ? throw new CouldNotRunException(
                "No token was given: type it, send it on standard input, name its file with --token-file, or set MAAP_PGT.")
            : token.Any(letter => letter is <= ' ' or > '~') ? throw new CouldNotRunException(
                "That is no token: it holds a blank or a letter that no token has. Copy it anew.")
            : token;
    }
}
