using System.Collections.Immutable;
using System.Globalization;

namespace DpsAuthoring.Analyzers.PathAnalysis.Apis;

/// <summary>A member of the tables.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Member">Its name; <c>.ctor</c> for constructors.</param>
/// <param name="TakesUris">Whether a path may be an address.</param>
/// <param name="TakesVirtualPaths">Whether a path may be one of GDAL's own file systems (<c>/vsis3/…</c>).</param>
/// <param name="Roles">What is done with which parameters.</param>
/// <param name="ReadOnly">What to open a file with to only read it; null where it is never opened for more without being asked.</param>
internal sealed record PathApi(
    string Type, string Member, bool TakesUris, bool TakesVirtualPaths, ImmutableArray<PathRole> Roles, string? ReadOnly)
{
    /// <summary>The method that the member is called by: a property's is its setter.</summary>
    public string Method => Roles.Any(static role => role.Parameter == PathRole.Set) ? "set_" + Member : Member;

    /// <summary>What it makes of the file that it writes.</summary>
    public Creation Creates { get; init; }
}

/// <summary>What an API does with a path.</summary>
/// <param name="Parameter">
/// The parameter's name or position; <c>this</c>, <c>set</c> for what a property is given, or <c>made</c> for what the object was made of.
/// </param>
/// <param name="Access">An <see cref="Domain.PathAccess"/>, or how to find it out.</param>
/// <param name="Flags">
/// The flags of the next parameter of which one must be set (<c>Update&amp;1</c>): where none is, it only reads. 0: it asks none.
/// </param>
internal sealed record PathRole(string Parameter, string Access, int Flags)
{
    public const string This = "this";
    public const string Set = "set";
    public const string Made = "made";

    /// <summary>The next parameter is a mode as C's <c>fopen</c> has it: <c>r</c>, <c>w</c>, <c>a</c>, <c>r+</c>.</summary>
    public const string TextMode = "TextMode";

    /// <summary>It is a database's connection string: it names a file, and how to open it.</summary>
    public const string Connection = "Connection";

    /// <summary>It is a layout of NLog's, from which the name of a file that is written is made.</summary>
    public const string Layout = "Layout";
}

/// <summary>
/// The APIs that reach the file system with a path. The tables stand in <c>FrameworkApis.txt</c> and <c>LibraryApis.txt</c>: a type, then
/// its members, each with the parameters that are paths and what is done to them. A parameter is known by name or by position; <c>this</c>
/// is the object itself, <c>set</c> what a property is given, <c>made</c> the file that the object was made of. One line holds for all
/// overloads; an overload without the parameter is not concerned. Behind a bar stands what the API is given to only read a file.
/// <c>creates=</c> says what comes of a file that is written: a <see cref="Creation"/>.
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
            string[] parts = line.Split([" | "], StringSplitOptions.None);
            string[] words = parts[0].Trim().Split(' ');
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
                        creates is null ? roles : roles.Remove(creates),
                        parts.Length > 1 ? parts[1] : null)
                    {
                        Creates = creates is null ? Creation.None : (Creation)Enum.Parse(typeof(Creation), creates.Access),
                    });
            }
        }

        return apis.ToImmutable();
    }

    private static PathRole Role(string text) => text.Split('=', '&') switch
    {
        [var parameter, var access] => new PathRole(parameter, access, 0),
        [var parameter, var access, var flags] => new PathRole(parameter, access, int.Parse(flags, CultureInfo.InvariantCulture)),
        _ => throw new FormatException(text),
    };
}
