using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// A list of what is called like a path and deliberately not in the tables: under each reason its members, where <c>*</c> stands for
/// anything.
/// </summary>
internal sealed class NoPaths
{
    private readonly List<(string Line, Regex Pattern)> _patterns = [];

    public NoPaths(string file, [CallerFilePath] string here = "")
    {
        bool hasReason = false;
        foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Where(line => line.Length > 0))
        {
            hasReason |= line[0] == '#';
            Assert.True(hasReason, $"{file}: '{line}' has no reason.");
            if (line[0] != '#')
            {
                _patterns.Add((line, new Regex($"^{Regex.Escape(line).Replace("\\*", ".*")}$", RegexOptions.CultureInvariant)));
            }
        }
    }

    public bool Has(string parameter) => _patterns.Any(one => one.Pattern.IsMatch(parameter));

    /// <summary>No line is about what is gone.</summary>
    public void AssertNothingIsStale(IReadOnlyCollection<string> parameters)
    {
        string[] stale = [.. _patterns.Where(one => !parameters.Any(one.Pattern.IsMatch)).Select(one => one.Line)];
        Assert.True(stale.Length == 0, string.Join('\n', stale));
    }
}
