namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>The runtime's check of an <c>OutputName</c>, which a test holds against the runtime's own.</summary>
internal static class OutputNames
{
    /// <summary>Why a text cannot be the name of an output, as the end of a sentence; null where it can.</summary>
    public static string? Refusal(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
        {
            return "it is empty, or holds a control character";
        }

        if (name.Contains('\\'))
        {
            return @"it holds a backslash, which is no separator where jobs run";
        }

        if (name[0] is '/' or '~' || (name.Length > 1 && name[1] == ':' && char.IsLetter(name[0]) && name[0] < 128))
        {
            return "it leads out of output/";
        }

        string[] segments = [.. name.Split('/').Where(segment => segment is not ("" or "."))];
        if (segments.Contains(".."))
        {
            return "it leads out of output/";
        }

        if (segments.Length == 0 || name[name.Length - 1] == '/')
        {
            return "it names no file";
        }

        return segments.Length == 1 && segments[0].StartsWith("_std", StringComparison.Ordinal)
            ? "DPS copies its own files of that name into output/"
            : null;
    }
}
