// Texts that look like secrets, and are not.
public static class Keys
{
    public const string Pattern = "AKIA[0-9A-Z]{16}";
    public const string Doc = "AKIAIOSFODNN7EXAMPLE";
    public const string Header = "-----BEGIN RSA PRIVATE KEY-----";
    public const string Proxy = "http://user:pass@proxy:8080";
    public const string Ftp = "ftp://anonymous:me@example.org@ftp.example.org/pub";
    public const string Help = "set the url as https://<user>:<token>@github.com/org/repo.git";
    public const string Jdbc = "https://alice:Winter-2024x@urs.earthdata.nasa.gov/api"; // DPS2004
    public const string Prefix = "ghp_";
    public const string Mask = "ghp_************************************";
    public const string Jwt = "eyJhbGciOiJIUzI1NiJ9.payload.sig";

    public static string Auth(string user, string token) => $"https://{user}:{token}@example.org";
}
