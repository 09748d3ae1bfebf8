namespace DpsAuthoring.Configuration.Programs;

/// <summary>Programs that come together, and what they come with.</summary>
/// <param name="Names">What they are called.</param>
/// <param name="Conda">Packages of conda-forge, the first to be advised; a star at the end stands for any ending.</param>
/// <param name="Apt">Packages of Debian and Ubuntu, the first to be advised.</param>
/// <param name="Bringing">Packages of conda-forge or PyPI that bring one of these along.</param>
internal sealed record KnownProgram(string[] Names, string[] Conda, string[] Apt, string[] Bringing)
{
    /// <summary>Whether a word names the programs, a package that has them, or one that brings such along.</summary>
    public bool ComeWith(string word) => Conda.Concat(Apt).Concat(Bringing).Concat(Names).Any(known => Matches(known, word));

    private static bool Matches(string known, string package) => known[known.Length - 1] == '*'
        ? package.StartsWith(known.Substring(0, known.Length - 1), StringComparison.OrdinalIgnoreCase)
        : string.Equals(known, package, StringComparison.OrdinalIgnoreCase);
}
