using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>The names that both registrations and both command lines take, nearest to the original's.</summary>
internal static class AdoptedNames
{
    private const int Longest = 255;

    private static readonly Regex s_input = new("^[A-Za-z][A-Za-z0-9_-]*\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_algorithm = new(ConfigurationKeys.NamePattern.TrimEnd('$') + "\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_version = new(ConfigurationKeys.VersionPattern.TrimEnd('$') + "\\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_boundary = new("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant);

    /// <summary>A name of the algorithm.</summary>
    public static string Algorithm(string name)
    {
        if (s_algorithm.IsMatch(name))
        {
            return name;
        }

        string near = Regex.Replace(s_boundary.Replace(name.Trim(), "-").ToLowerInvariant(), "[^a-z0-9_-]+", "-").Trim('-');
        near = near.Length > Longest ? near.Substring(0, Longest) : near;
        return s_algorithm.IsMatch(near) ? near : near.Length == 1 ? "dps-" + near : "algorithm";
    }

    /// <summary>A version that the OGC registration takes.</summary>
    public static string Version(string version)
    {
        if (s_version.IsMatch(version))
        {
            return version;
        }

        string near = Regex.Replace(version.Trim(), "[^A-Za-z0-9._-]+", "-").Trim('-', '.');
        near = near.Length > 128 ? near.Substring(0, 128) : near;
        return s_version.IsMatch(near) ? near : "main";
    }

    /// <summary>A name of an input that can be an option, and that no other has.</summary>
    /// <param name="name">The original's.</param>
    /// <param name="taken">Those of other inputs; takes this one.</param>
    public static string Input(string name, HashSet<string> taken)
    {
        string near = s_input.IsMatch(name) ? name : Regex.Replace(name, "[^A-Za-z0-9_-]+", "-").Trim('-').TrimStart([.. "0123456789_-"]);
        near = near switch { "" => "input", "help" or "version" => "show-" + near, _ => near };
        string free = near;
        for (int number = 2; !taken.Add(free); number++)
        {
            free = $"{near}_{number}";
        }

        return free;
    }

    /// <summary>A text in one line, without characters that no text is made of.</summary>
    public static string Words(string? text) => string.Join(
        " ",
        string.Concat((text ?? "").Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\uFEFF' or '\uFFFE' or '\uFFFF' ? ' ' : c))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
