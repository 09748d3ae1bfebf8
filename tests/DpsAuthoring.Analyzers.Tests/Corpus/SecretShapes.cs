// Secrets and texts that are none.
public static class Secrets
{
    private const string AccessKey = "AKIAQ3EGPRLXK5YT7W2M"; // DPS2004
    private const string SecretKey = "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"; // DPS2004
    private const string Ticket = "PGT-1432-kR8mXq2vLw9ZtYbN4cHs7dFgJp3aQe6u-cas1"; // DPS2004
    private const string GitHub = "ghp_9fK2mXq7RtLw3ZbN8cHs5dVgJp1aQe4uYs6T"; // DPS2004
    private const string Url = "https://maria:Xk92mLq8@data.lpdaac.earthdatacloud.nasa.gov/x"; // DPS2004
    private const string Pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----"; // DPS2004
    private const string Example = "AKIAIOSFODNN7EXAMPLE";
    private const string Hash = "9e107d9d372bb6826bd81d3542a419d6";
    private const string Sha = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
    private const string Granule = "ATL08_20181014001049_02350102_006_02.h5";
    private const string Arn = "arn:aws:s3:::maap-ops-workspace/user";
    private const string Guid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private const string Bearer = "Bearer " + "<token>";

    public static string All => AccessKey + SecretKey + Ticket + GitHub + Url + Pem + Example + Hash + Sha + Granule + Arn + Guid + Bearer;
    public static string Auth(string t) => $"Bearer {t}";
}
