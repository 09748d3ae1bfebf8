using System.Text;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Endpoints;

/// <summary><c>POST /api/mas/algorithm</c>: what it does with a request, in its order. It checks little and falls over the rest.</summary>
internal static class LegacyEndpoint
{
    /// <summary>The bytes that a file's name may have, less those of <c>hysds-io.json.</c></summary>
    private const int LongestName = 255 - 14;

    public static EndpointVerdict Judge(object? payload)
    {
        if (payload is not PythonDict body)
        {
            return Parse($"AttributeError: '{PythonBuiltins.TypeName(payload)}' object has no attribute 'get'");
        }

        // It strikes commas that it takes for trailing ones, with them those between a text and a number in a list.
        if (LosesCommas(body))
        {
            return EndpointVerdict.Refused(
                "500 the comma clean-up breaks a list that has a number, flag or null after a text, list or mapping");
        }

        return ParsingRefusal(body) ?? SpecificationRefusal(body) ?? Accepted(body);
    }

    private static EndpointVerdict? ParsingRefusal(PythonDict body)
    {
        if (body.Keys.Contains("ecosml_verified") && body.Get("ecosml_verified") is not bool
            && (
                body.Get("ecosml_verified") is not string verified || !IsJsonScalar(verified.ToLowerInvariant().Trim(' ', '\t', '\n', '\r'))
            ))
        {
            return Parse("ecosml_verified is not true or false");
        }

        if (body.Get("run_command") is not string command)
        {
            return Parse($"AttributeError: '{PythonBuiltins.TypeName(body.Get("run_command"))}' object has no attribute 'split'");
        }

        if (command.Length == 0)
        {
            return Parse("Exception: Command to run script is required");
        }

        return body.Get("algorithm_name") switch
        {
            null => Parse("Exception: Algorithm Name is required"),
            var name => PythonBuiltins.Length(name) switch
            {
                null => Parse($"TypeError: object of type '{PythonBuiltins.TypeName(name)}' has no len()"),
                0 => Parse("Exception: Algorithm Name is required"),
                _ => null,
            },
        };
    }

    private static EndpointVerdict? SpecificationRefusal(PythonDict body)
    {
        if (body.Get("queue") is { } queue && queue is not string { Length: > 0 })
        {
            return EndpointVerdict.Refused($"400 User does not have permissions for resource {PythonText.Of(queue)}.");
        }

        if (InputsRefusal(body.Get("inputs")) is { } refusal)
        {
            return Specification(refusal);
        }

        if (body.Get("algorithm_name") is string name && !IsFileName(string.Concat(name.Where(c => !char.IsWhiteSpace(c)))))
        {
            return Specification("FileNotFoundError: the name names no file");
        }

        return body.Get("repository_url") switch
        {
            null => EndpointVerdict.Refused("500 Please include repo URL in the request"),
            string url when url.Contains("://") => null,
            string => Specification("IndexError: list index out of range"),
            var url => Specification($"AttributeError: '{PythonBuiltins.TypeName(url)}' object has no attribute 'split'"),
        };
    }

    private static string? InputsRefusal(object? inputs)
    {
        switch (inputs)
        {
            case string { Length: 0 } or List<object?> { Count: 0 }:
                return null;
            case string or List<object?>:
                return $"AttributeError: '{PythonBuiltins.TypeName(inputs)}' object has no attribute 'get'";
            case PythonDict sections:
                return sections.Keys.Select(key => SectionRefusal(sections.Get(key))).FirstOrDefault(reason => reason is not null)
                    ?? DestinationRefusal(sections);
            default:
                return $"TypeError: '{PythonBuiltins.TypeName(inputs)}' object is not iterable";
        }
    }

    private static string? SectionRefusal(object? section) => section switch
    {
        List<object?> items => items.Where(item => item is not PythonDict)
            .Select(item => $"AttributeError: '{PythonBuiltins.TypeName(item)}' object has no attribute 'get'").FirstOrDefault(),
        string { Length: 0 } or PythonDict { Keys.Count: 0 } => null,
        string or PythonDict => "AttributeError: 'str' object has no attribute 'get'",
        _ => $"TypeError: '{PythonBuiltins.TypeName(section)}' object is not iterable",
    };

    /// <summary>An unknown section takes the destination of the one before it; the first has none to take.</summary>
    private static string? DestinationRefusal(PythonDict sections) =>
        sections
            .Keys.TakeWhile(key => key is not ("file" or "positional" or "config"))
            .Any(key => sections.Get(key) is List<object?> { Count: > 0 })
            ? "UnboundLocalError: cannot access local variable 'destination' where it is not associated with a value"
            : null;

    private static EndpointVerdict Accepted(PythonDict body)
    {
        string command = string.Join(" ", ((string)body.Get("run_command")!).Split(' ')
            .Select(token => PythonBuiltins.Extension(token) is "py" or "java" or "sh" ? "/app/" + token : token));
        return new EndpointVerdict(true, $"cmd={command} repo={RepositoryFolder((string)body.Get("repository_url")!)}");
    }

    /// <summary>The folder that it takes a repository to be cloned into.</summary>
    public static string RepositoryFolder(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        string rest = url.Substring(start);
        int next = rest.IndexOf("://", StringComparison.Ordinal);
        rest = next < 0 ? rest : rest.Substring(0, next);
        int suffix = rest.IndexOf(".git", StringComparison.Ordinal);
        rest = suffix < 0 ? rest : rest.Substring(0, suffix);
        return rest.Substring(rest.LastIndexOf('/') + 1);
    }

    private static bool IsFileName(string name) =>
        !name.Contains('/') && !name.Contains('\0') && Encoding.UTF8.GetByteCount(name) <= LongestName;

    private static bool IsJsonScalar(string text) =>
        text is "true" or "false" or "null" or "[]" or "{}"
        || System.Text.RegularExpressions.Regex.IsMatch(text, @"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?(e[-+]?[0-9]+)?\z");

    private static bool LosesCommas(object? value) => value switch
    {
        PythonDict map => map.Values.Any(LosesCommas),
        List<object?> list => list.Any(LosesCommas)
                || list.Zip(
                        list.Skip(1),
                        (one, next) => one is string or List<object?> or PythonDict && next is not (string or List<object?> or PythonDict))
                    .Any(lost => lost),
        _ => false,
    };

    private static EndpointVerdict Parse(string reason) => EndpointVerdict.Refused("500 Failed to parse parameters: " + reason);

    private static EndpointVerdict Specification(string reason) => EndpointVerdict.Refused("500 Failed to create spec files: " + reason);
}
