using System.Collections;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>The environments of jobs' commands, made of this process's own as it is now.</summary>
internal sealed class JobEnvironment
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

    /// <summary>Whose values are shown: what a job's result may depend on, and no secret ever is in.</summary>
    private static readonly HashSet<string> s_shown = new(StringComparer.Ordinal)
    {
        "PATH", "HOME", "HOSTNAME", "TMPDIR", "PWD", "SHELL", "USER", "LOGNAME", "TERM", "TZ", "LANG", "LANGUAGE", "MAAP_API_HOST",
        "AWS_REGION", "AWS_DEFAULT_REGION", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "CONDA_PREFIX", "CONDA_DEFAULT_ENV",
        "VIRTUAL_ENV", "PYTHONPATH", "LD_LIBRARY_PATH", "OMP_NUM_THREADS", "DOTNET_ROOT",
    };

    // To ask for it costs more than all else that an environment takes.
    private readonly KeyValuePair<string, string>[] _own =
    [
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(own => KeyValuePair.Create((string)own.Key, (string?)own.Value ?? "")),
    ];

    /// <summary>A variable as it may stand in a file that is kept and sent to others: of most only the name.</summary>
    public static string Shown(string variable)
    {
        string name = variable.Split('=')[0];
        return s_shown.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal) ? variable : name + "=…";
    }

    /// <summary>A job's variables.</summary>
    /// <param name="request">The job.</param>
    /// <param name="home">Its home.</param>
    /// <param name="hostName">What its processes are known by.</param>
    public IReadOnlyList<string> Of(JobRequest request, string home, string hostName)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in _own)
        {
            if (!request.AsDps || s_shared.Contains(name))
            {
                variables[name] = value;
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
