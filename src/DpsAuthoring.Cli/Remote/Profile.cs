using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>A server, and where its token is.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="TokenFile">The file that its token is in; null for <c>MAAP_PGT</c>.</param>
internal sealed record Profile(string Name, Uri Address, string? TokenFile)
{
    public const string Local = "local";
    public const string Maap = "maap";

    /// <summary>MAAP's own server.</summary>
    public static readonly Uri MaapAddress = new("https://api.maap-project.org");

    /// <summary>Whether the server sees the files of this machine, as it is on it.</summary>
    public bool IsHere => Address.IsLoopback;

    /// <summary>Whether an address is one of this server.</summary>
    public bool Has(Uri address) => address.Authority == Address.Authority && address.Scheme == Address.Scheme;

    public MaapCredential Credential => TokenFile is { } file
        ? new MaapCredential(MaapTokenKind.ProxyTicket, _ => ValueTask.FromResult<string?>(PrivateFile.Read(file, "a token")))
        : MaapCredential.FromEnvironment();

    /// <summary>What finds it again another day: its name, or its address where that is all it has.</summary>
    public string Lasting => ProfileFinder.IsAddress(Name) ? Address.AbsoluteUri : Name;

    /// <summary>Its name, as a shell takes it.</summary>
    public string Word => DpsAuthoring.Jobs.JobCommand.Quote(Name);

    /// <summary>A server's address as people write it: maap-py takes a host's name alone as well, and then means https.</summary>
    /// <exception cref="CouldNotRunException">It is none.</exception>
    public static Uri AddressOf(string text)
    {
        string full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(full, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            throw new CouldNotRunException($"'{text}' is no address of a server: write https://HOST, or http://127.0.0.1:PORT for one on this machine.");
        }

        return
            address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0
                ? throw new CouldNotRunException("The address of a server has no user, no '?' and no '#': the token is asked for by 'dps login'.")
            : address.Scheme == "http" && !address.IsLoopback
                ? throw new CouldNotRunException($"{address} is not encrypted, so that anybody on the way could read the token: use https://.")
            : address;
    }
}
