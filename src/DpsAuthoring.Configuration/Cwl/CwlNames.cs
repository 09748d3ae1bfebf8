using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>What an input or a workflow can be called in CWL, where its name is a part of an address and of expressions.</summary>
internal static class CwlNames
{
    private static readonly Regex s_name = new(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant);

    /// <summary>Whether something can be called so.</summary>
    public static bool IsName(string name) => s_name.IsMatch(name);

    /// <exception cref="FormatException">One cannot be called so, or two are called alike; the message is a sentence.</exception>
    public static void Check(IEnumerable<string> names)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!IsName(name))
            {
                throw new FormatException(
                    $"The input '{name}' cannot be called so in CWL: use letters, digits, '_', '-' and '.', and begin with a letter, a digit or '_'.");
            }

            if (!known.Add(name))
            {
                throw new FormatException($"There are two inputs called '{name}', and CWL can have one.");
            }
        }
    }
}
