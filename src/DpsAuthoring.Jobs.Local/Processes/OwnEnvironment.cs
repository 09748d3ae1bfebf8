using System.Collections;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>The environment of this process, for programs that work for it.</summary>
internal static class OwnEnvironment
{
    private const string HostName = "HOSTNAME";

    /// <summary>Without what processes of jobs are known by, for this one may be a job's itself.</summary>
    public static IEnumerable<string> WithoutHostName() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(own => (string)own.Key != HostName)
            .Select(own => $"{own.Key}={own.Value}");
}
