using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// The table against all of the framework that programs are compiled with, ASP.NET Core's too: a path parameter that a new .NET brings
/// must be placed.
/// </summary>
public sealed class PathApisTests
{
    /// <summary>In XML a document is named by an address, or by a path in its place.</summary>
    private static readonly (string Namespace, string Word)[] s_addresses = [("System.Xml.", "uri"), ("System.Xml.", "url")];

    private static readonly CSharpCompilation s_framework = CSharpCompilation.Create("Framework", references: TestProject.WebFramework);

    private static readonly NoPaths s_noPaths = new("NoFrameworkPaths.txt");

    [Fact]
    public void Every_path_parameter_is_in_the_table_or_known_to_be_none()
    {
        var table = PathApis.Framework
            .SelectMany(row => row.Roles.Select(role => $"{row.Type}.{row.Member} {role.Parameter}"))
            .ToHashSet(StringComparer.Ordinal);
        string[] open = [.. Parameters().Where(parameter => !table.Contains(parameter) && !s_noPaths.Has(parameter))];
        Assert.True(open.Length == 0, string.Join('\n', open));
    }

    [Fact]
    public void What_is_no_path_is_there() => s_noPaths.AssertNothingIsStale(Parameters());

    [Fact]
    public void No_part_of_the_framework_is_overlooked()
    {
        string[] parameters = Parameters();
        Assert.Contains("System.Diagnostics.XmlWriterTraceListener..ctor filename", parameters);
        Assert.Contains("System.IO.Enumeration.FileSystemEnumerator`1..ctor directory", parameters);
        Assert.Contains("System.Diagnostics.DefaultTraceListener.LogFileName set", parameters);
        Assert.Contains("Microsoft.AspNetCore.HttpLogging.W3CLoggerOptions.LogDirectory set", parameters);
        Assert.True(parameters.Length > 500, $"{parameters.Length} parameters");
    }

    [Fact]
    public void The_table_names_what_there_is()
    {
        foreach (PathApi row in PathApis.Framework)
        {
            INamedTypeSymbol? type = s_framework.GetTypeByMetadataName(row.Type);
            Assert.True(type is not null, row.Type);
            ISymbol[] members = [.. type.GetMembers(row.Method)];
            Assert.True(members.Length > 0 || IsNewer(row.Type, row.Member), $"{row.Type}.{row.Member}");
            Assert.All(
                row.Roles.Where(role => role.Parameter is not (PathRole.This or PathRole.Set)),
                role => Assert.True(
                    members.Length == 0
                    || members.OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Name == role.Parameter)),
                    $"{row.Type}.{row.Member} {role.Parameter}"));
        }
    }

    [Fact]
    public void Every_row_says_what_is_done()
    {
        Assert.All(PathApis.Framework.AddRange(PathApis.Libraries), row =>
        {
            Assert.NotEmpty(row.Roles);
            Assert.All(row.Roles, role => Assert.True(
                role.Access is PathRole.TextMode or PathRole.Connection or PathRole.Layout || Enum.TryParse<PathAccess>(role.Access, out _),
                $"{row.Type}.{row.Member} {role.Access}"));
        });
    }

    [Fact]
    public void What_may_open_a_file_for_more_than_reading_says_how_it_only_reads() =>
        Assert.All(
            PathApis.Framework.AddRange(PathApis.Libraries).Where(row => row.Roles.Any(role =>
                role.Access is "Open" or "Update" or "OpenOrCreate" or PathRole.TextMode or PathRole.Connection)),
            row => Assert.True(row.ReadOnly is not null, $"{row.Type}.{row.Member}"));

    /// <summary>Rows that wait for a framework that is newer than the one at hand.</summary>
    private static bool IsNewer(string type, string member) => (type, member) is ("System.IO.File", "CreateHardLink");

    private static string[] Parameters() =>
    [
        .. TestProject.WebFramework
            .Select(reference => s_framework.GetAssemblyOrModuleSymbol(reference))
            .OfType<IAssemblySymbol>()
            .SelectMany(assembly => PathParameters.Of(assembly, s_addresses))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
