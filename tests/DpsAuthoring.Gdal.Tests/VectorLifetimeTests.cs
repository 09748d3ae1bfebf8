using System.Runtime.CompilerServices;
using CsCheck;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace GdalTests;

/// <summary>Layers, features and geometries may be dropped, changed, disposed of and collected in any order.</summary>
public sealed class VectorLifetimeTests
{
    public VectorLifetimeTests() => Ogr.RegisterAll();

    [Fact]
    public void A_layer_keeps_its_dropped_data_source_open()
    {
        Layer layer = LayerOfDropped();
        Collect();
        Assert.Equal(3, layer.GetFeatureCount(1));
        using Feature feature = layer.GetNextFeature()!;
        Assert.Equal("0", feature.GetFieldAsString(0));
    }

    [Fact]
    public void A_feature_and_a_definition_outlive_their_data_source()
    {
        DataSource source = Memory(out Layer layer);
        Feature feature = layer.GetNextFeature()!;
        FeatureDefn definition = layer.GetLayerDefn();
        Layer result = source.ExecuteSQL("SELECT * FROM rows", null, "OGRSQL")!;
        Feature selected = result.GetNextFeature()!;
        source.Dispose();

        Assert.Equal("0", feature.GetFieldAsString("name"));
        Assert.Equal("name", definition.GetFieldDefn(0).GetName());
        Assert.Equal("0", selected.GetFieldAsString("name"));
        Assert.Throws<ObjectDisposedException>(() => result.GetNextFeature());
        feature.Dispose();
        selected.Dispose();
        using var another = new Feature(definition);
        Assert.Equal(1, another.GetFieldCount());
    }

    [Fact]
    public void A_deleted_layer_says_so_and_the_others_go_on()
    {
        using DataSource source = Memory(out Layer first);
        Layer second = source.CopyLayer(first, "second", null);
        Assert.Equal(0, source.DeleteLayer(0));
        Assert.Contains("deleted", Assert.Throws<ObjectDisposedException>(() => first.GetName()).Message, StringComparison.Ordinal);
        Assert.Equal(3, second.GetFeatureCount(1));
        source.ExecuteSQL("DROP TABLE second", null, "OGRSQL");
        Assert.Throws<ObjectDisposedException>(() => second.GetName());
        Assert.Throws<GdalException>(() => source.DeleteLayer(0));
    }

    [Fact]
    public void Fields_change_once_no_feature_is_in_use()
    {
        using DataSource source = Memory(out Layer layer);
        using var field = new FieldDefn("more", FieldType.OFTInteger);
        Feature held = layer.GetNextFeature()!;
        Assert.Contains("in use", Assert.Throws<InvalidOperationException>(() => layer.CreateField(field, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => source.ExecuteSQL("ALTER TABLE rows ADD COLUMN x integer", null, "OGRSQL"));
        Assert.Throws<InvalidOperationException>(() => layer.DeleteField(0));
        held.Dispose();
        Drop(layer);
        Assert.Equal(0, layer.CreateField(field, 1));
        source.ExecuteSQL("ALTER TABLE rows ADD COLUMN x integer", null, "OGRSQL");
        Assert.Equal(3, layer.GetLayerDefn().GetFieldCount());
        Assert.Throws<ArgumentException>(() => layer.ReorderFields(2, [1, 0]));
        Assert.Equal(0, layer.ReorderFields(3, [2, 1, 0]));
        Assert.Throws<GdalException>(() => layer.ReorderFields(3, [0, 0, 0]));
        Assert.Throws<GdalException>(() => layer.DeleteField(9));
        Assert.Equal(0, layer.DeleteField(0));
    }

    [Fact]
    public void A_feature_of_other_fields_is_refused_by_a_layer()
    {
        using DataSource source = Memory(out Layer layer);
        using var definition = new FeatureDefn("other");
        using var feature = new Feature(definition);
        Assert.Throws<ArgumentException>(() => layer.CreateFeature(feature));
        using var filled = new Feature(layer.GetLayerDefn());
        Assert.Equal(0, filled.SetFrom(feature, 1));
        Assert.Equal(0, layer.CreateFeature(filled));
        Assert.Throws<ArgumentException>(() => filled.SetFromWithMap(feature, 1, 1, [0]));
        Assert.Throws<ArgumentException>(() => filled.SetFieldIntegerList(0, 3, [1, 2]));
        Assert.Throws<ArgumentException>(() => source.ReleaseResultSet(layer));
    }

    [Fact]
    public void Any_order_of_changes_ends_in_an_answer_or_a_sentence() => Gen.Int[0, 13].Array[1, 60].Sample(steps =>
    {
        var definition = new FeatureDefn("d");
        var feature = new Feature(definition);
        List<Geometry> known = [Geometry.CreateFromWkt("GEOMETRYCOLLECTION (POINT (0 0),POLYGON ((0 0,0 1,1 1,0 0)))")];
        for (int i = 0; i < steps.Length; i++)
        {
            Geometry any = known[(i * 7) % known.Count], other = known[(i * 3) % known.Count];
            try
            {
                switch (steps[i])
                {
                    case 0: known.Add(any.GetGeometryRef(0)); break;
                    case 1: known.Add(any.GetGeometryRef(1)); break;
                    case 2: known.Add(any.Clone()); break;
                    case 3: any.AddGeometry(other); break;
                    case 4: any.AddGeometryDirectly(other); break;
                    case 5: any.RemoveGeometry(0); break;
                    case 6: any.Empty(); break;
                    case 7: feature.SetGeometry(any); break;
                    case 8: feature.SetGeometryDirectly(any); break;
                    case 9: known.Add(feature.GetGeometryRef() ?? any); break;
                    case 10: any.Dispose(); break;
                    case 11: feature = feature.Clone(); break;
                    case 12: feature.Dispose(); break;
                    default: known.Add(Geometry.CreateFromWkt("MULTIPOINT ((1 1),(2 2))")); break;
                }

                known.ForEach(geometry => Look(geometry));
            }
            catch (Exception e) when (e is ObjectDisposedException or GdalException or ArgumentException)
            {
            }
        }
    });

    [Fact]
    public void A_storm_of_dropped_objects_and_collections_ends_well() =>
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Layer layer = LayerOfDropped();
            List<Geometry> parts = [];
            while (layer.GetNextFeature() is { } feature)
            {
                parts.Add(feature.GetGeometryRef()!);
                _ = feature.GetDefnRef().GetFieldDefn(0).GetName();
            }

            if (i % 20 == 0)
            {
                Collect();
            }

            Assert.Equal([0, 1, 2], parts.Select(p => p.GetX(0)));
        });

    private static void Look(Geometry geometry)
    {
        try
        {
            geometry.ExportToWkt(out _);
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private static DataSource Memory(out Layer layer)
    {
        DataSource source = Ogr.GetDriverByName("Memory").CreateDataSource("", null);
        layer = source.CreateLayer("rows", null, wkbGeometryType.wkbPoint, null);
        using var field = new FieldDefn("name", FieldType.OFTString);
        layer.CreateField(field, 1);
        for (int i = 0; i < 3; i++)
        {
            using var feature = new Feature(layer.GetLayerDefn());
            feature.SetField(0, i);
            feature.SetGeometryDirectly(Geometry.CreateFromWkt($"POINT ({i} 0)"));
            layer.CreateFeature(feature);
        }

        return source;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Layer LayerOfDropped()
    {
        _ = Memory(out Layer layer);
        return layer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(Layer layer) => _ = layer.GetNextFeature();

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
