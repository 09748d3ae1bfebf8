using System.Collections;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>The environment of a job's command.</summary>
internal static class JobEnvironment
{
    /// <summary>What this machine and DPS's image have in common by their meaning, and what a worker's role and its wrapper give.</summary>
    private static readonly string[] s_shared =
    [
        "PATH", "MAAP_PGT", "MAAP_API_HOST",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_REGION",
        "AWS_DEFAULT_REGION",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_S3",
    ];

    /// <summary>Whether a variable's value must be in no file that is kept.</summary>
    public static bool IsSecret(string name) =>
        name is "MAAP_PGT"
        || name.Contains("SECRET", StringComparison.OrdinalIgnoreCase)
        || name.Contains("TOKEN", StringComparison.OrdinalIgnoreCase)
            || name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) || name.Contains("KEY", StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<string> Of(JobRequest request, string home, string hostName)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry own in Environment.GetEnvironmentVariables())
        {
            if (!request.AsDps || s_shared.Contains(own.Key))
            {
                variables[(string)own.Key] = (string?)own.Value ?? "";
            }
        }

        variables.TryAdd("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables["HOSTNAME"] = hostName;
        if (request.AsDps)
        {
            variables["HOME"] = home;
            if (request.Contract == JobContract.Legacy)
            {
                variables["PROJ_LIB"] = "/opt/conda/share/proj";
                variables["GDAL_DATA"] = "/opt/conda/share/gdal";
            }
            else
            {
                variables["TMPDIR"] = "/tmp";
            }
        }

        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
