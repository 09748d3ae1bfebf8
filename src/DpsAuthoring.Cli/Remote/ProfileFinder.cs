using DpsAuthoring.Cli.Serving;

namespace DpsAuthoring.Cli.Remote;

/// <summary>
/// Which server is meant: the one that <c>--profile</c> names, or <c>DPS_PROFILE</c>, or <c>MAAP_API_HOST</c> as for maap-py, or the one
/// that was logged in to last, or the one of this machine.
/// </summary>
internal static class ProfileFinder
{
    private const string Choice = "DPS_PROFILE";
    private const string Host = "MAAP_API_HOST";

    private const string DefaultLocal = "http://127.0.0.1:8080";

    /// <exception cref="CouldNotRunException">There is no such profile.</exception>
    public static Profile Find(string? given)
    {
        var stored = StoredProfiles.Read();
        string? chosen = given ?? Variable(Choice);
        if (chosen is null && Variable(Host) is { } host)
        {
            // A workspace's own token goes before what was kept of another day.
            Uri address = Profile.AddressOf(host);
            return Variable(ServerToken.Variable) is not null ? new Profile(Host, address, null) : At(address, stored);
        }

        chosen ??= stored.Last ?? Profile.Local;
        return
            stored.Find(chosen) is { } known ? Of(known)
            : chosen == Profile.Local ? OfData(Profile.Local, ServerPlace.DefaultData)
            : chosen == Profile.Maap ? WithEnvironmentsToken(Profile.Maap, Profile.MaapAddress)
            : IsAddress(chosen) ? At(Profile.AddressOf(chosen), stored)
            : throw new CouldNotRunException(
                $"There is no profile '{chosen}'; there are {string.Join(", ", stored.Names.Union([Profile.Local, Profile.Maap]).Order(StringComparer.Ordinal))}, or give a server's address, such as https://HOST.");
    }

    /// <summary>Whether a word is meant as an address and not as a profile's name.</summary>
    public static bool IsAddress(string word) =>
        word.Contains("://", StringComparison.Ordinal) || word.Contains('.', StringComparison.Ordinal) || word.Contains(':', StringComparison.Ordinal);

    /// <summary>The server of this machine that keeps everything in a data folder.</summary>
    public static Profile OfData(string name, string data)
    {
        string token = ServerPlace.TokenOf(data);
        return new Profile(name, new Uri(ServerPlace.FindRunning(data) ?? DefaultLocal), File.Exists(token) ? token : null);
    }

    private static Profile Of(StoredProfile stored) =>
        stored.Data is { } data ? OfData(stored.Name, data)
        : stored.TokenFile is { } file ? new Profile(stored.Name, Profile.AddressOf(stored.Address ?? ""), file)
        : WithEnvironmentsToken(stored.Name, Profile.AddressOf(stored.Address ?? ""));

    private static Profile At(Uri address, StoredProfiles stored) =>
        stored.At(address) is { } known ? Of(known)
        : address.IsLoopback && LocalAt(address) is { } local ? local
        : WithEnvironmentsToken(address.Authority, address);

    private static Profile? LocalAt(Uri address) =>
        OfData(Profile.Local, ServerPlace.DefaultData) is var local && local.Address.Authority == address.Authority ? local : null;

    /// <summary>A server that gets the token of <c>MAAP_PGT</c>, unless that is said to be another server's.</summary>
    private static Profile WithEnvironmentsToken(string name, Uri address) =>
        Variable(Host) is { } host && Variable(ServerToken.Variable) is not null && Profile.AddressOf(host).Authority != address.Authority
            ? throw new CouldNotRunException(
                $"The token in {ServerToken.Variable} is for {host}, which {Host} names, and not for {address}: log in there by 'dps login {name}'.")
            : new Profile(name, address, null);

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
