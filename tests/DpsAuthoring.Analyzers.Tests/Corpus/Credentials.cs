// Keys, real and not.
public static class Credentials
{
    // The shape of a key is in the documentation: AKIAQ3EGV7WLZ5KPT4HN
    public const string AccessKey = "ASIAQ3EGV7WLZ5KPT4HN"; // DPS2004
    public const string Documented = "AKIAIOSFODNN7EXAMPLE";
    public const string Pattern = "(AKIA|ASIA)[A-Z0-9]{16}";
    public const string Prefix = "ghp_";
    public const string Header = "-----BEGIN PRIVATE KEY-----";
    public const string Hash = "d41d8cd98f00b204e9800998ecf8427e";
    public const string Granule = "G1234567890-LPCLOUD";
    public const string Url = "https://n5eil01u.ecs.nsidc.org/ICESAT2/ATL08.006";
    public const string Placeholder = "https://<user>:<password>@archive.org/";
    public const string Port = "https://localhost:8443/api@v1";
    public const string Mail = "mailto:someone@example.org";
    public const string Git = "git@github.com:MAAP-Project/maap-py.git";
    public const string Proxy = "http://proxyuser:Zk39-fLq8@proxy.gsfc.nasa.gov:3128"; // DPS2004
    public static readonly string Template = "https://{0}:{1}@archive.org/";

    public static string Join(string user, string password) => $"https://{user}:{password}@archive.org/";

    public static string Bearer(string token) => "Bearer " + token;

    public static string Ticket() => Environment.GetEnvironmentVariable("MAAP_PGT") ?? "PGT-";

    public static string Connection(string key) => "DefaultEndpointsProtocol=https;AccountName=maap;AccountKey=" + key;

    public static readonly Dictionary<string, string> Headers = new()
    {
        ["proxy-ticket"] = "PGT-1402-rN8cQvZ2mXyL5tKdW3bJfHs9PgRa-cas", // DPS2004
        ["accept"] = "application/json",
    };
}
