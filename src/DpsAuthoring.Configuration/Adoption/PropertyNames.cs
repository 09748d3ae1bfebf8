using System.Text;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Gives inputs properties: <c>in_tile_num</c> is <c>InTileNum</c>. Each name is given once.</summary>
internal sealed class PropertyNames
{
    /// <summary>Letters of a word in capitals that stay so: DOI, and not TOKEN.</summary>
    private const int LongestAbbreviation = 3;

    /// <summary>What the class has already, of its own or of every object, or names in its code.</summary>
    private static readonly string[] s_members =
    [
        "RunAsync", "Declaration", "ReceivedInputs", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals",
    ];

    private readonly HashSet<string> _taken;

    /// <param name="className">The class, whose name no member of it can have.</param>
    public PropertyNames(string className) => _taken = new HashSet<string>([.. s_members, className], StringComparer.Ordinal);

    /// <summary>The property of an input.</summary>
    /// <param name="input">The input's name: letters, digits, <c>_</c> and <c>-</c>, a letter first.</param>
    public string Next(string input)
    {
        string name = Pascal(input);
        string free = name;
        if (_taken.Contains(free))
        {
            free = name + "Input";
        }

        for (int number = 2; !_taken.Add(free); number++)
        {
            free = name + number;
        }

        return free;
    }

    private static string Pascal(string input)
    {
        var name = new StringBuilder();
        foreach (string word in input.Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            bool isShouted = word.Length > LongestAbbreviation && !word.Any(c => c is >= 'a' and <= 'z');
            name.Append(char.ToUpperInvariant(word[0])).Append(isShouted ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
        }

        return name.ToString();
    }
}
