using System.Reflection;
using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace GdalTests;

/// <summary>
/// Every public member of every object says that the object, or what it belonged to, is gone. None follows a freed pointer.
/// </summary>
public sealed class DisposedTests : IDisposable
{
    /// <summary>Members that need nothing native: a driver is never freed, plain data are .NET's own.</summary>
    private static readonly Type[] s_plain =
    [
        typeof(OSGeo.GDAL.Driver), typeof(OSGeo.OGR.Driver), typeof(Envelope), typeof(Envelope3D), typeof(GCP), typeof(ColorEntry),
        typeof(RasterIOExtraArg),
    ];

    private readonly Scratch _scratch = new();

    public DisposedTests() => Gdal.AllRegister();

    public static TheoryData<string> Ends => [.. Makers.Keys];

    private static Dictionary<string, Func<Scratch, (object Item, IDisposable End)>> Makers { get; } = new()
    {
        ["a dataset"] = s => Gone(Raster(s)),
        ["a band of a dataset"] = s => Raster(s) is var d ? (d.GetRasterBand(1), d) : default,
        ["a data source"] = _ => Gone(Source()),
        ["a layer"] = _ => Gone(Source().GetLayerByIndex(0)),
        ["a layer of a data source"] = _ => Source() is var d ? (d.GetLayerByIndex(0), d) : default,
        ["a result of a data source"] = _ => Source() is var d ? (d.ExecuteSQL("SELECT * FROM places", null, "OGRSQL")!, d) : default,
        ["a feature"] = _ => Gone(Feature()),
        ["a geometry"] = _ => Gone(Geometry.CreateFromWkt("POLYGON ((0 0,0 1,1 1,0 0))")),
        ["a geometry of a feature"] = _ => Feature() is var f ? (f.GetGeometryRef()!, f) : default,
        ["a ring of a geometry"] = _ => Geometry.CreateFromWkt("POLYGON ((0 0,0 1,1 1,0 0))") is var g ? (g.GetGeometryRef(0), g) : default,
        ["a filter of a layer"] = _ => Filtered() is var l ? (l.GetSpatialFilter()!, new Ending(() => l.SetSpatialFilter(null))) : default,
        ["a feature definition"] = _ => Gone(Feature().GetDefnRef()),
        ["a field definition"] = _ => Gone(new FieldDefn("a", FieldType.OFTString)),
        ["a field of a definition"] = _ => Feature().GetDefnRef() is var d ? (d.GetFieldDefn(0), d) : default,
        ["a geometry field definition"] = _ => Gone(new GeomFieldDefn("a", wkbGeometryType.wkbPoint)),
        ["a geometry field of a definition"] = _ => Feature().GetDefnRef() is var d ? (d.GetGeomFieldDefn(0), d) : default,
        ["a prepared geometry"] = _ => Gone(Geometry.CreateFromWkt("POINT (0 0)").CreatePreparedGeometry()),
        ["a transformer"] = _ => Gone(new GeomTransformer(null, null)),
        ["a style table"] = _ => Gone(new StyleTable()),
        ["a coordinate system"] = _ => Gone(System()),
        ["a transformation"] = _ => Gone(new CoordinateTransformation(System(), System())),
        ["a colour table"] = _ => Gone(new ColorTable(PaletteInterp.GPI_RGB)),
        ["a group"] = _ => Gone(Gdal.GetDriverByName("MEM").CreateMultiDimensional("", null, null).GetRootGroup()),
        ["an array"] = s => Gone(Raster(s).GetRasterBand(1).AsMDArray()),
        ["a type"] = _ => Gone(ExtendedDataType.Create(DataType.GDT_Byte)),
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_member_says_that_it_is_gone(string what)
    {
        (object item, IDisposable end) = Makers[what](_scratch);
        end.Dispose();
        IEnumerable<MethodInfo> members = item.GetType()
            .GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m.DeclaringType!.Namespace!.StartsWith("OSGeo", StringComparison.Ordinal) && m.Name != "Dispose");
        string[] silent =
        [
            .. from member in members
               let thrown = Thrown(member, item)
               where thrown is not (ObjectDisposedException or null)
                   || (thrown is null && !(item is Band && member.Name == nameof(Band.GetDataset)))
               select $"{member}: {thrown?.GetType().Name ?? "nothing"} {thrown?.Message}",
        ];
        Assert.True(silent.Length == 0, string.Join('\n', silent));
        (item as IDisposable)?.Dispose();
    }

    [Fact]
    public void Every_type_that_is_disposed_of_is_tried()
    {
        HashSet<Type> tried = [.. Makers.Values.Select(make => make(_scratch).Item.GetType())];

        // This one needs a file of a format that this libgdal may not have: MultidimensionalTests.
        Assert.Equal(
            ["Attribute"],
            from type in typeof(Gdal).Assembly.GetExportedTypes()
            where typeof(IDisposable).IsAssignableFrom(type) && !type.IsAbstract && !tried.Contains(type) && !s_plain.Contains(type)
                && !type.Name.EndsWith("Options", StringComparison.Ordinal)
            orderby type.Name
            select type.Name);
    }

    public void Dispose() => _scratch.Dispose();

    private static (object Item, IDisposable End) Gone(IDisposable item) => (item, item);

    private static Exception? Thrown(MethodInfo member, object item)
    {
        object?[] arguments = [.. member.GetParameters().Select(p => Argument(p.ParameterType))];
        try
        {
            member.Invoke(item, arguments);
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
    }

    /// <summary>An argument that is in order, so that only the object itself can be refused.</summary>
    private static object? Argument(Type type) =>
        type.IsByRef ? Argument(type.GetElementType()!)
        : type == typeof(string) ? "aa"
        : type == typeof(int) ? 1
        : type == typeof(string[]) ? new[] { "a" }
        : type == typeof(byte[]) ? new byte[10_000]
        : type == typeof(short[]) ? new short[10_000]
        : type == typeof(int[]) ? new int[10_000]
        : type == typeof(float[]) ? new float[10_000]
        : type == typeof(double[]) ? new double[10_000]
        : type == typeof(GCP[]) ? Array.Empty<GCP>()
        : type == typeof(Geometry) ? Geometry.CreateFromWkt("POINT (0 0)")
        : type == typeof(Feature) ? new Feature(new FeatureDefn("a"))
        : type == typeof(FeatureDefn) ? new FeatureDefn("a")
        : type == typeof(FieldDefn) ? new FieldDefn("a", FieldType.OFTString)
        : type == typeof(GeomFieldDefn) ? new GeomFieldDefn("a", wkbGeometryType.wkbPoint)
        : type == typeof(Layer) ? Ogr.GetDriverByName("Memory").CreateDataSource("", null).CreateLayer("a", null, wkbGeometryType.wkbPoint, null)
        : type == typeof(SpatialReference) ? System()
        : type == typeof(CoordinateTransformation) ? new CoordinateTransformation(System(), System())
        : type == typeof(GeomTransformer) ? new GeomTransformer(null, null)
        : type == typeof(ExtendedDataType) ? ExtendedDataType.Create(DataType.GDT_Byte)
        : type == typeof(ColorTable) ? new ColorTable(PaletteInterp.GPI_RGB)
        : type == typeof(StyleTable) ? new StyleTable()
        : type == typeof(ColorEntry) ? new ColorEntry()
        : type == typeof(RasterIOExtraArg) ? new RasterIOExtraArg()
        : type == typeof(Envelope) ? new Envelope()
        : type == typeof(Envelope3D) ? new Envelope3D()
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static Dataset Raster(Scratch scratch) =>
        Gdal.Open(Rasters.Create(scratch[$"{Guid.NewGuid():N}.tif"], 10, 10), Access.GA_Update);

    private static DataSource Source()
    {
        DataSource source = Ogr.GetDriverByName("Memory").CreateDataSource("", null);
        using Layer layer = source.CreateLayer("places", null, wkbGeometryType.wkbPoint, null);
        using var field = new FieldDefn("name", FieldType.OFTString);
        layer.CreateField(field, 1);
        return source;
    }

    private static Layer Filtered()
    {
        Layer layer = Source().GetLayerByIndex(0);
        layer.SetSpatialFilterRect(0, 0, 1, 1);
        return layer;
    }

    private static Feature Feature()
    {
        using DataSource source = Source();
        var feature = new Feature(source.GetLayerByIndex(0).GetLayerDefn());
        feature.SetGeometryDirectly(Geometry.CreateFromWkt("POINT (0 0)"));
        return feature;
    }

    private static SpatialReference System()
    {
        var system = new SpatialReference("");
        system.ImportFromEPSG(4326);
        return system;
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
