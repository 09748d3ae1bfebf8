using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>What compiles against this library compiles against GDAL's own C# bindings, of an older and of a recent version.</summary>
public sealed class SwigApiTests
{
    /// <summary>
    /// The whole of what GDAL's own bindings do not have. A source that names one of these compiles against this library only.
    /// </summary>
    private static readonly Type[] s_additions = [typeof(GdalException), typeof(GdalNotFoundException), typeof(ProjDataException)];

    /// <summary>
    /// What GDAL changed between the two. From 3.7 on FlushCache returns a CPLErr; called as a statement, it compiles against both.
    /// GetLayer and its like came with 3.7.
    /// </summary>
    private static readonly string[] s_changed =
    [
        "OSGeo.GDAL.Dataset.FlushCache() : System.Void",
        "OSGeo.GDAL.Dataset.GetLayerCount() : System.Int32",
        "OSGeo.GDAL.Dataset.GetLayer(System.Int32 index) : OSGeo.OGR.Layer",
        "OSGeo.GDAL.Dataset.GetLayerByName(System.String layer_name) : OSGeo.OGR.Layer",
    ];

    public static IEnumerable<TheoryDataRow<Type, string>> PublicTypes
        => from type in typeof(Gdal).Assembly.GetExportedTypes().Except(s_additions)
           from list in new[] { "swig-api.txt", "swig-api-3.10.txt" }
           select new TheoryDataRow<Type, string>(type, list);

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void Every_public_member_is_in_GDALs_own_bindings_with_the_same_signature(Type type, string list)
    {
        HashSet<string> swig = ReadList(list);
        Assert.DoesNotContain(ApiListing.Of(type).Except(s_changed), line => !swig.Contains(line));
    }

    [Fact]
    public void What_has_changed_is_in_one_of_the_two()
    {
        HashSet<string> older = ReadList("swig-api.txt");
        HashSet<string> newer = ReadList("swig-api-3.10.txt");
        Assert.All(s_changed, line => Assert.True(older.Contains(line) ^ newer.Contains(line), line));
    }

    [Fact]
    public void The_list_tells_a_foreign_member_from_its_own()
    {
        HashSet<string> swig = ReadList("swig-api.txt");
        Assert.Contains("static OSGeo.GDAL.Gdal.AllRegister() : System.Void", swig);
        Assert.Contains(s_changed[0], swig);
        Assert.Contains(ApiListing.Of(typeof(GdalException)), line => !swig.Contains(line));
    }

    private static HashSet<string> ReadList(string name)
    {
        using var reader = new StreamReader(typeof(SwigApiTests).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))];
    }
}
