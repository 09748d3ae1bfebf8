using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>What compiles against this library compiles against GDAL's own C# bindings.</summary>
public sealed class SwigApiTests
{
    /// <summary>The whole of what GDAL's own bindings do not have. A source that names one of these compiles against this library only.</summary>
    private static readonly Type[] Additions = [typeof(GdalException), typeof(GdalNotFoundException), typeof(ProjDataException)];

    private static readonly HashSet<string> Swig = ReadList();

    public static IEnumerable<TheoryDataRow<Type>> PublicTypes => typeof(Gdal).Assembly.GetExportedTypes().Except(Additions).Select(t => new TheoryDataRow<Type>(t));

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void Every_public_member_is_in_GDALs_own_bindings_with_the_same_signature(Type type)
        => Assert.DoesNotContain(ApiListing.Of(type), line => !Swig.Contains(line));

    [Fact]
    public void The_list_tells_a_foreign_member_from_its_own()
    {
        Assert.Contains("static OSGeo.GDAL.Gdal.AllRegister() : System.Void", Swig);
        Assert.Contains(ApiListing.Of(typeof(GdalException)), line => !Swig.Contains(line));
    }

    private static HashSet<string> ReadList()
    {
        using var reader = new StreamReader(typeof(SwigApiTests).Assembly.GetManifestResourceStream("swig-api.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))];
    }
}
