using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// The table of libraries against the libraries: a row that names what a package has not is wrong, and what a package has that is called
/// like a path is in the table, or on the list of what is deliberately not.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class LibraryPackagesTests
{
    /// <summary>Types whose libraries are on few feeds or none: their rows are tried by their shape alone.</summary>
    private static readonly Dictionary<string, string> s_elsewhere = new(StringComparer.Ordinal)
    {
        ["DpsAuthoring."] = "our own libraries are of this repository, and OwnLibrariesTests holds the table against them",
        ["OSGeo."] = "GDAL's own bindings come in packages that only some feeds have; OwnLibrariesTests holds the table against ours",
        ["HDF.PInvoke."] = "HDF.PInvoke is on few feeds",
        ["Microsoft.Research.Science.Data."] = "SDSLite is on few feeds",
        ["MathNet.Numerics.Data."] = "MathNet.Numerics.Data is on few feeds",
        ["NetTopologySuite.IO.Shapefile"] = "NetTopologySuite.IO.ShapeFile is on few feeds",
    };

    /// <summary>Members of another version of their library than the one that is read here.</summary>
    private static readonly Dictionary<string, string> s_otherVersions = new(StringComparer.Ordinal)
    {
        ["EPPlus"] = "OfficeOpenXml.ExcelPackage.SaveAsync OfficeOpenXml.ExcelPackage.SaveAsAsync",
        ["ScottPlot"] = "ScottPlot.Plot.SaveFig ScottPlot.MultiPlot",
        ["SixLabors.ImageSharp"] = "SixLabors.ImageSharp.ImageExtensions.SaveAsQoi SixLabors.ImageSharp.ImageExtensions.SaveAsQoiAsync",
    };

    private static readonly NoPaths s_noPaths = new("NoLibraryPaths.txt");

    public static TheoryData<string> Packages { get; } = [.. LibraryPackages.Versions.Keys];

    public static TheoryData<string> Elsewhere { get; } = [.. s_elsewhere.Keys];

    [Theory, MemberData(nameof(Packages))]
    public void A_row_names_what_its_library_has(string package)
    {
        Dictionary<string, INamedTypeSymbol> types = TypesOf(package);
        Assert.All(PathApis.Libraries.Where(row => types.ContainsKey(row.Type) && !IsOfAnotherVersion(package, row)), row =>
        {
            ISymbol[] members = [.. types[row.Type].GetMembers(row.Method)];
            Assert.True(members.Length > 0, $"{row.Type} has no {row.Member}");
            Assert.All(row.Roles, role => Assert.True(
                members.OfType<IMethodSymbol>().Any(method => Has(method, role)), $"{row.Type}.{row.Member} has no {role.Parameter}"));
        });
    }

    [Theory, MemberData(nameof(Packages))]
    public void What_is_called_like_a_path_is_in_the_table_or_known_to_be_none(string package)
    {
        HashSet<string> known =
        [
            .. PathApis.Libraries.SelectMany(row => row.Roles.Select(role => $"{row.Type}.{row.Member} {role.Parameter}")),
        ];
        HashSet<string> byPosition =
        [
            .. PathApis.Libraries
                .Where(row => row.Roles.Any(role => char.IsDigit(role.Parameter[0])))
                .Select(row => $"{row.Type}.{row.Member}"),
        ];
        string[] open =
        [
            .. LibraryPackages.AssembliesOf(package)
                .SelectMany(assembly => PathParameters.Of(assembly))
                .Where(parameter => !known.Contains(parameter) && !s_noPaths.Has(parameter))
                .Where(parameter => !byPosition.Contains(parameter.Split(' ')[0]))
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Fact]
    public void Every_type_of_the_table_is_in_a_package()
    {
        HashSet<string> types = [.. LibraryPackages.Versions.Keys.SelectMany(package => TypesOf(package).Keys)];
        Assert.Empty(PathApis.Libraries
            .Where(row => !types.Contains(row.Type)
                && !s_elsewhere.Keys.Any(start => row.Type.StartsWith(start, StringComparison.Ordinal))
                && !s_otherVersions.Keys.Any(package => IsOfAnotherVersion(package, row)))
            .Select(row => row.Type));
    }

    [Fact]
    public void What_is_no_path_is_there() => s_noPaths.AssertNothingIsStale(
        [.. LibraryPackages.Versions.Keys.SelectMany(LibraryPackages.AssembliesOf).SelectMany(assembly => PathParameters.Of(assembly))]);

    [Theory, MemberData(nameof(Elsewhere))]
    public void What_is_not_restored_is_told(string types)
    {
        int rows = PathApis.Libraries.Count(row => row.Type.StartsWith(types, StringComparison.Ordinal));
        Assert.True(rows > 0, types);
        Assert.Skip($"{rows} rows of {types}* are tried by their shape alone: {s_elsewhere[types]}.");
    }

    private static Dictionary<string, INamedTypeSymbol> TypesOf(string package) => LibraryPackages.AssembliesOf(package)
        .SelectMany(assembly => PathApis.Libraries
            .Select(row => row.Type)
            .Distinct()
            .Select(type => assembly.GetTypeByMetadataName(type))
            .OfType<INamedTypeSymbol>())
        .ToDictionary(PathParameters.NameOf);

    private static bool IsOfAnotherVersion(string package, PathApi row) =>
        s_otherVersions.TryGetValue(package, out string? members)
        && members.Split(' ').Any(member => member == row.Type || member == $"{row.Type}.{row.Member}");

    private static bool Has(IMethodSymbol method, PathRole role) => role.Parameter switch
    {
        PathRole.Set or PathRole.Made => true,
        [>= '0' and <= '9' and var digit] => method.Parameters.Length > digit - '0' && IsPath(method.Parameters[digit - '0'].Type),
        _ => method.Parameters.Any(parameter => parameter.Name == role.Parameter && IsPath(parameter.Type)),
    };

    private static bool IsPath(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String || type.Name is "FileInfo" or "Layout";
}
