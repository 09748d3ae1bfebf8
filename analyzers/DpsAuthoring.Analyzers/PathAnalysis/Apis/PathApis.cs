using System.Collections.Immutable;

namespace DpsAuthoring.Analyzers.PathAnalysis.Apis;

/// <summary>A member of the tables.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Member">Its name; <c>.ctor</c> for constructors.</param>
/// <param name="TakesUris">Whether a path may be an address.</param>
/// <param name="TakesVirtualPaths">Whether a path may be one of GDAL's own file systems (<c>/vsis3/…</c>).</param>
/// <param name="Roles">What is done with which parameters.</param>
internal sealed record PathApi(string Type, string Member, bool TakesUris, bool TakesVirtualPaths, ImmutableArray<PathRole> Roles)
{
    /// <summary>What it makes of the file that it writes.</summary>
    public Creation Creates { get; init; }
}

/// <summary>What an API does with a path.</summary>
/// <param name="Parameter">The parameter's name or position, or <c>this</c>.</param>
/// <param name="Access">An <see cref="Domain.PathAccess"/>, or how to find it out.</param>
internal sealed record PathRole(string Parameter, string Access);

/// <summary>
/// The APIs that reach the file system with a path. The tables stand in <c>FrameworkApis.txt</c> and <c>LibraryApis.txt</c>: a type, then
/// its members, each with the parameters that are paths and what is done to them. A parameter is known by name or by position; <c>this</c>
/// is the object itself. One line holds for all overloads; an overload without the parameter is not concerned. <c>creates=</c> says what
/// comes of a file that is written: a <see cref="Creation"/>.
/// </summary>
internal static class PathApis
{
    /// <summary>The framework's own. Tests hold this list against every path parameter that the framework has.</summary>
    public static ImmutableArray<PathApi> Framework { get; } = Parse(Read("FrameworkApis.txt"));

    /// <summary>Libraries that scientists write with. Parameters are given by position: bindings rename them.</summary>
    public static ImmutableArray<PathApi> Libraries { get; } = Parse(Read("LibraryApis.txt"));

    private static string Read(string table)
    {
        using var reader = new StreamReader(typeof(PathApis).Assembly.GetManifestResourceStream(table)!);
        return reader.ReadToEnd();
    }

    private static ImmutableArray<PathApi> Parse(string table)
    {
        ImmutableArray<PathApi>.Builder apis = ImmutableArray.CreateBuilder<PathApi>();
        string[] type = [""];
        foreach (string line in table.Split('\n').Select(static line => line.TrimEnd('\r')))
        {
            string[] words = line.Trim().Split(' ');
            if (line.Length > 0 && line[0] != ' ')
            {
                type = words;
            }
            else if (words[0].Length > 0)
            {
                var roles = words.Skip(1).Select(Role).ToImmutableArray();
                PathRole? creates = roles.FirstOrDefault(static role => role.Parameter == "creates");
                apis.Add(
                    new PathApi(
                        type[0],
                        words[0],
                        type.Contains("uri"),
                        type.Contains("vsi"),
                        creates is null ? roles : roles.Remove(creates))
                    {
                        Creates = creates is null ? Creation.None : (Creation)Enum.Parse(typeof(Creation), creates.Access),
                    });
            }
        }

        return apis.ToImmutable();
    }

    private static PathRole Role(string text) => text.Split('=') is [var parameter, var access]
        ? new PathRole(parameter, access)
        : throw new FormatException(text);
}
