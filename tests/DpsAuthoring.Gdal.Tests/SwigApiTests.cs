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
    /// What GDAL changed between the two. FlushCache returns a CPLErr from 3.7 on: called as a statement, it compiles against both. Counts
    /// of values became pointers that C# cannot follow. AsClassicDataset got two parameters: both overloads are here. The others are newer.
    /// </summary>
    private static readonly string[] s_changed =
    [
        "OSGeo.GDAL.Dataset.FlushCache() : System.Void",
        "OSGeo.GDAL.Attribute.GetTotalElementsCount() : System.UInt64",
        "OSGeo.GDAL.MDArray.GetTotalElementsCount() : System.UInt64",
        "OSGeo.GDAL.MDArray.AsClassicDataset(System.UInt32 iXDim, System.UInt32 iYDim) : OSGeo.GDAL.Dataset",
        "OSGeo.GDAL.MDArray.AsClassicDataset(System.UInt32 iXDim, System.UInt32 iYDim, OSGeo.GDAL.Group hRootGroup, System.String[] options) : OSGeo.GDAL.Dataset",
        "OSGeo.GDAL.Dataset.GetLayerCount() : System.Int32",
        "OSGeo.GDAL.Dataset.GetLayer(System.Int32 index) : OSGeo.OGR.Layer",
        "OSGeo.GDAL.Dataset.GetLayerByName(System.String layer_name) : OSGeo.OGR.Layer",
        "class OSGeo.GDAL.GDALVectorInfoOptions : System.IDisposable",
        "OSGeo.GDAL.GDALVectorInfoOptions.new(System.String[] options)",
        "OSGeo.GDAL.GDALVectorInfoOptions.Dispose() : System.Void",
        "static OSGeo.GDAL.Gdal.GDALVectorInfo(OSGeo.GDAL.Dataset hDataset, OSGeo.GDAL.GDALVectorInfoOptions infoOptions) : System.String",
    ];

    /// <summary>
    /// What of OGR is not here: pointers of SWIG's own (<c>getCPtr</c>), C's counts of references, what only programs and drivers need, and
    /// field domains, for which GDAL's own bindings have no type that can be used.
    /// </summary>
    private static readonly string[] s_leftOutOfOgr =
    [
        "OSGeo.GDAL.Group.OpenVectorLayer(System.String name, System.String[] options) : OSGeo.OGR.Layer",
        "OSGeo.OGR.DataSource.GetRefCount() : System.Int32",
        "OSGeo.OGR.DataSource.GetSummaryRefCount() : System.Int32",
        "OSGeo.OGR.Driver.Deregister() : System.Void",
        "OSGeo.OGR.Driver.Register() : System.Void",
        "OSGeo.OGR.Ogr.new()",
        "delegate OSGeo.OGR.Ogr.GDALErrorHandlerDelegate(System.Int32 eclass, System.Int32 code, System.IntPtr msg) : System.Void",
        "static OSGeo.OGR.Ogr.CreateGlobFieldDomain(System.String name, System.String description, OSGeo.OGR.FieldType type, OSGeo.OGR.FieldSubType subtype, System.String glob) : OSGeo.OGR.FieldDomain",
        "static OSGeo.OGR.Ogr.CreateRangeFieldDomain(System.String name, System.String description, OSGeo.OGR.FieldType type, OSGeo.OGR.FieldSubType subtype, System.Double min, System.Boolean minIsInclusive, System.Double max, System.Double maxIsInclusive) : OSGeo.OGR.FieldDomain",
        "static OSGeo.OGR.Ogr.GeneralCmdLineProcessor(System.String[] papszArgv, System.Int32 nOptions) : System.String[]",
        "static OSGeo.OGR.Ogr.GetOpenDS(System.Int32 ds_number) : OSGeo.OGR.DataSource",
        "static OSGeo.OGR.Ogr.GetOpenDSCount() : System.Int32",
        "static OSGeo.OGR.Ogr.SetGenerate_DB2_V72_BYTE_ORDER(System.Int32 bGenerate_DB2_V72_BYTE_ORDER) : System.Int32",
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
    public void All_of_OGR_is_here()
    {
        HashSet<string> ours = [.. typeof(Gdal).Assembly.GetExportedTypes().SelectMany(ApiListing.Of)];
        string[] open = [.. ReadList("swig-api.txt").Where(line => line.Contains("OSGeo.OGR.", StringComparison.Ordinal) && !ours.Contains(line))];
        Assert.Empty(s_leftOutOfOgr.Except(open));
        string[] missing = [.. open.Except(s_leftOutOfOgr).Where(line => !line.Contains(".getCPtr(", StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
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
