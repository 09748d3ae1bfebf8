using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// The table of libraries against our own, whose public members stand in their <c>PublicAPI.*.txt</c>: what is called like a path is in the
/// table, or on the list of what is deliberately not.
/// </summary>
public sealed partial class OwnLibrariesTests
{
    /// <summary>What a path is called besides in our libraries and in GDAL's.</summary>
    private static readonly string[] s_words = ["destination", "dest", "source", "place", "newname", "oldname"];

    private static readonly NoPaths s_noPaths = new("NoOwnPaths.txt");

    private static readonly Member[] s_members =
    [
        .. PublicApis()
            .SelectMany(File.ReadLines)
            .Where(line => !line.Contains(".extension(", StringComparison.Ordinal)) // They stand there as static methods too.
            .Select(line => Declared().Match(line))
            .Where(match => match.Success)
            .Select(Member.Of),
    ];

    [Fact]
    public void What_is_called_like_a_path_is_in_the_table_or_known_to_be_none()
    {
        string[] open =
        [
            .. PathParameters()
                .Where(one => !PathApis.Libraries.Any(row => IsOf(row, one.Member) && row.Roles.Any(role => Is(role, one))))
                .Select(NameOf)
                .Where(parameter => !s_noPaths.Has(parameter))
                .Distinct(),
        ];
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Fact]
    public void What_is_no_path_is_there() => s_noPaths.AssertNothingIsStale([.. PathParameters().Select(NameOf)]);

    [Fact]
    public void A_row_names_what_its_library_has() =>
        Assert.All(PathApis.Libraries.Where(row => row.Type.StartsWith("DpsAuthoring.", StringComparison.Ordinal)), row =>
        {
            Member[] members = [.. s_members.Where(member => IsOf(row, member))];
            Assert.True(members.Length > 0, $"{row.Type} has no {row.Member}");
            Assert.All(row.Roles.Where(role => role.Parameter != PathRole.This), role => Assert.True(
                members.Any(member => member.Texts.Contains(role.Parameter)), $"{row.Type}.{row.Member} has no {role.Parameter}"));
        });

    [Fact]
    public void No_library_is_overlooked()
    {
        string[] parameters = [.. PathParameters().Select(NameOf)];
        Assert.Contains("DpsAuthoring.InputFile..ctor path", parameters);
        Assert.Contains("DpsAuthoring.Rasters.Blocks`1.Write path", parameters);
        Assert.Contains("DpsAuthoring.Rasters.GdalExtensions.Warp destination", parameters);
        Assert.Contains("DpsAuthoring.Rasters.RasterInput.op_Implicit path", parameters);
        Assert.Contains("OSGeo.GDAL.Driver.Rename oldName", parameters);
        Assert.Contains("OSGeo.GDAL.Gdal.Open utf8_path", parameters);
    }

    private static IEnumerable<(Member Member, string Name)> PathParameters() => s_members.SelectMany(member => member.Texts
        .Where(name => Paths.PathParameters.IsCalledLikeAPath(name, s_words) || s_words.Contains(name.ToLowerInvariant()))
        .Select(name => (member, name)));

    private static string NameOf((Member Member, string Name) parameter) =>
        $"{parameter.Member.Type}.{parameter.Member.Name} {parameter.Name}";

    private static bool IsOf(PathApi row, Member member) => row.Type == member.Type && row.Member == member.Name;

    private static bool Is(PathRole role, (Member Member, string Name) parameter) =>
        role.Parameter == parameter.Name || char.IsDigit(role.Parameter[0]);

    private static string[] PublicApis([CallerFilePath] string here = "") => Directory.GetFiles(
        Path.GetFullPath("../../../src", Path.GetDirectoryName(here)!), "PublicAPI.*.txt", SearchOption.AllDirectories);

    [GeneratedRegex(@"^(?:~|static |abstract |virtual |override )*(?<type>[\w.]+)(?:<(?<arguments>[\w, ]+)>)?"
        + @"\.(?:(?<name>\w+)(?:<[\w, ]+>)?|(?<convert>implicit operator) [\w.]+!?)(?<parameters>\(.*\)) -> ")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<=[( ])string[!?]? (?<name>\w+)")]
    private static partial Regex Text();

    /// <summary>A method or a constructor, named as the table names it.</summary>
    /// <param name="Type">The type that has it.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Texts">Its parameters that are texts.</param>
    private sealed record Member(string Type, string Name, string[] Texts)
    {
        public static Member Of(Match declared)
        {
            string type = declared.Groups["type"].Value;
            string name = declared.Groups["name"].Value;
            string arguments = declared.Groups["arguments"].Value;
            return new Member(
                arguments.Length == 0 ? type : $"{type}`{arguments.Count(c => c == ',') + 1}",
                declared.Groups["convert"].Success ? "op_Implicit" : type.EndsWith($".{name}", StringComparison.Ordinal) ? ".ctor" : name,
                [.. Text().Matches(declared.Groups["parameters"].Value).Select(text => text.Groups["name"].Value)]);
        }
    }
}
