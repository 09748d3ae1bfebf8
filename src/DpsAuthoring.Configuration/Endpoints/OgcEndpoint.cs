using System.Text.RegularExpressions;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Endpoints;

/// <summary><c>POST /api/build</c>: its checks in its order.</summary>
internal static class OgcEndpoint
{
    // Python's $ also matches before one last line end.
    private static readonly Regex s_name = new(@"\A[a-z0-9_-]+\n?\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_version = new(@"\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\n?\z", RegexOptions.CultureInvariant);

    public static EndpointVerdict Judge(object? payload)
    {
        if (payload is not PythonDict body)
        {
            return EndpointVerdict.Refused(payload is null ? "Request payload is required" : "Request payload must be a JSON object");
        }

        return Refusal(body) is { } reason ? EndpointVerdict.Refused(reason) : new EndpointVerdict(true, "");
    }

    private static string? Refusal(PythonDict body)
    {
        if (body.Get("code_repository") is null)
        {
            return "code_repository is required";
        }

        return NameRefusal(body.Get("algorithm_name"))
            ?? VersionRefusal(PythonText.Of(body.Get("algorithm_version")))
            ?? ContainerRefusal(
                PythonBuiltins.IsTruthy(body.Get("algorithm_container_url")), PythonBuiltins.IsTruthy(body.Get("base_container_url")))
            ?? PipelineRefusal(body);
    }

    private static string? NameRefusal(object? name) => name switch
    {
        _ when !PythonBuiltins.IsTruthy(name) => "algorithm_name is required",
        _ when PythonBuiltins.Length(name) is null => $"TypeError: object of type '{PythonBuiltins.TypeName(name)}' has no len()",
        _ when PythonBuiltins.Length(name) is < 2 or > 255 => "algorithm_name must be between 2 and 255 characters long",
        string text when s_name.IsMatch(text) => null,
        string => "algorithm_name can only contain lowercase letters, digits, hyphens (-), and underscores (_)",
        _ => "TypeError: expected string or bytes-like object",
    };

    private static string? VersionRefusal(string version) => version switch
    {
        "" => "algorithm_version is required",
        _ when PythonBuiltins.Length(version) > 128 => "algorithm_version can be up to 128 characters long",
        _ when version.Any(c => c > 127) => "algorithm_version must contain only valid ASCII characters",
        _ when s_version.IsMatch(version) => null,
        _ => "algorithm_version must start with a letter, digit, or underscore and can only contain letters, digits, underscores (_), periods (.), and dashes (-)",
    };

    private static string? ContainerRefusal(bool own, bool basis) => (own, basis) switch
    {
        (true, true) => "algorithm_container_url and base_container_url are mutually exclusive, please provide only one.",
        (false, false) => "algorithm_container_url or base_container_url is required",
        _ => null,
    };

    /// <summary>Variables of the pipeline are texts; with another value it is not started.</summary>
    private static string? PipelineRefusal(PythonDict body)
    {
        foreach (string key in (string[])["code_repository", "build_command", "base_container_url", "algorithm_container_url"])
        {
            if (body.Get(key) is { } value and not string && (key == "code_repository" || PythonBuiltins.IsTruthy(value)))
            {
                return $"Failed to start build pipeline: {key} is no text";
            }
        }

        return null;
    }
}
