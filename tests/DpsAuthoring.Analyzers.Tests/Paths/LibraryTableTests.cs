using System.Globalization;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// Each row of the table of libraries, tried on a member of its name and shape: that the table is read as it is meant. Whether the
/// libraries have such members is <see cref="LibraryPackagesTests"/>' to say.
/// </summary>
public sealed class LibraryTableTests
{
    [Fact]
    public Task What_a_library_is_given_is_judged() => Marked.Code(Program(Wrong));

    [Fact]
    public Task What_is_in_its_place_is_not_spoken_of() => Marked.Code(Program(Right));

    [Fact]
    public void No_row_is_there_twice() =>
        Assert.Empty(PathApis.Libraries.GroupBy(row => $"{row.Type}.{row.Member}").Where(rows => rows.Count() > 1).Select(rows => rows.Key));

    /// <summary>A path that is not as it should be, and what is said of it.</summary>
    private static string Wrong(string access) => access switch
    {
        "Write" or PathRole.TextMode => "\"a.dat\"; DPS1001",
        PathRole.Layout => "\"logs/${shortdate}.log\"; DPS1001",
        "Read" => "\"/projects/a.dat\"; DPS1003",
        PathRole.Connection => "\"Data Source=input/a.db\"; DPS1005",
        _ => "\"input/a.dat\"; DPS1005",
    };

    private static string Right(string access) => access switch
    {
        PathRole.Layout => "\"${currentdir}/output/${shortdate}.log\"; ",
        "Read" => "\"input/a.dat\"; ",
        PathRole.Connection => "\"Data Source=input/a.db;Mode=ReadOnly\"; ",
        _ => "\"output/a.dat\"; ",
    };

    /// <summary>Rows of types that stand alone, about what a call itself is given.</summary>
    private static IEnumerable<PathApi> Plain() =>
        PathApis.Libraries.Where(row => !row.Type.Contains('+') && row.Roles.All(role => role.Parameter is not ("this" or PathRole.Made)));

    /// <summary>A call of each member, one argument a line, and the types that have them.</summary>
    private static string Program(Func<string, string> path)
    {
        var calls = new List<string>();
        var types = new List<string>();
        foreach (IGrouping<string, PathApi> rows in Plain().GroupBy(row => row.Type))
        {
            int dot = rows.Key.LastIndexOf('.');
            string name = rows.Key[(dot + 1)..].Split('`')[0];
            bool isGeneric = rows.Key.Contains('`');
            string type = $"global::{rows.Key[..dot]}.{name}{(isGeneric ? "<int>" : "")}";
            var members = new List<string>();
            foreach (PathApi row in rows)
            {
                (string declared, string given) = Parameters(row, path);
                if (row.Method != row.Member)
                {
                    members.Add($"public string {row.Member} {{ get; set; }} = \"\";");
                    calls.Add($"_ = new {type}\n{{\n{row.Member} =\n{given}\n}};");
                }
                else if (row.Member == ".ctor")
                {
                    members.Add($"public {name}() {{ }}\npublic {name}({declared}) {{ }}");
                    calls.Add($"_ = new {type}(\n{given}\n);");
                }
                else
                {
                    members.Add($"public static void {row.Member}({declared}) {{ }}");
                    calls.Add($"{type}.{row.Member}(\n{given}\n);");
                }
            }

            types.Add($"namespace {rows.Key[..dot]} {{ public class {name}{(isGeneric ? "<T>" : "")}\n{{\n{string.Join('\n', members)}\n}} }}");
        }

        return $$"""
            static class Sample
            {
                static void Run()
                {
            {{string.Join('\n', calls)}}
                }
            }
            {{string.Join('\n', types)}}
            """;
    }

    private static (string Declared, string Given) Parameters(PathApi row, Func<string, string> path)
    {
        var declared = new List<string>();
        var given = new List<(string Value, string Mark)>();
        foreach (PathRole role in row.Roles.OrderBy(role => role.Parameter, StringComparer.Ordinal))
        {
            bool isPosition = int.TryParse(role.Parameter, CultureInfo.InvariantCulture, out int position);
            while (isPosition && declared.Count < position)
            {
                Add("object", $"other{declared.Count}", "new()");
            }

            string[] argument = path(role.Access).Split("; ");
            Add("string", isPosition ? $"path{position}" : $"@{role.Parameter}", argument[0], argument[1]);
            if (role.Flags != 0)
            {
                Add("int", "flags", role.Flags.ToString(CultureInfo.InvariantCulture));
            }
            else if (role.Access == PathRole.TextMode)
            {
                Add("string", "mode", "\"w\"");
            }
            else if (role.Access == "Open")
            {
                Add("FileMode", "mode", "FileMode.Open");
            }
        }

        return (
            string.Join(", ", declared),
            string.Join('\n', given.Select((one, i) => $"{one.Value}{(i < given.Count - 1 ? "," : "")} // {one.Mark}")));

        void Add(string type, string name, string value, string mark = "")
        {
            declared.Add($"{type} {name}");
            given.Add((value, mark));
        }
    }
}
