#pragma warning disable CA1805 // A zero of these is said like the others.
namespace OSGeo.OGR;

// What GDAL's headers define. Not const: that is how GDAL's own bindings have them.
public static partial class Ogr
{
    /// <summary>A driver's capability.</summary>
    public static readonly string ODrCCreateDataSource = "CreateDataSource";

    /// <summary>A driver's capability.</summary>
    public static readonly string ODrCDeleteDataSource = "DeleteDataSource";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCCreateGeomFieldAfterCreateLayer = "CreateGeomFieldAfterCreateLayer";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCCreateLayer = "CreateLayer";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCCurveGeometries = "CurveGeometries";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCDeleteLayer = "DeleteLayer";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCEmulatedTransactions = "EmulatedTransactions";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCMeasuredGeometries = "MeasuredGeometries";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCRandomLayerRead = "RandomLayerRead";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCRandomLayerWrite = "RandomLayerWrite";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCTransactions = "Transactions";

    /// <summary>A data source's capability.</summary>
    public static readonly string ODsCZGeometries = "ZGeometries";

    /// <summary>The result <c>corrupt data</c>.</summary>
    public static readonly int OGRERR_CORRUPT_DATA = 5;

    /// <summary>The result <c>failure</c>.</summary>
    public static readonly int OGRERR_FAILURE = 6;

    /// <summary>The result <c>invalid handle</c>.</summary>
    public static readonly int OGRERR_INVALID_HANDLE = 8;

    /// <summary>The result <c>none</c>.</summary>
    public static readonly int OGRERR_NONE = 0;

    /// <summary>The result <c>non existing feature</c>.</summary>
    public static readonly int OGRERR_NON_EXISTING_FEATURE = 9;

    /// <summary>The result <c>not enough data</c>.</summary>
    public static readonly int OGRERR_NOT_ENOUGH_DATA = 1;

    /// <summary>The result <c>not enough memory</c>.</summary>
    public static readonly int OGRERR_NOT_ENOUGH_MEMORY = 2;

    /// <summary>The result <c>unsupported geometry type</c>.</summary>
    public static readonly int OGRERR_UNSUPPORTED_GEOMETRY_TYPE = 3;

    /// <summary>The result <c>unsupported operation</c>.</summary>
    public static readonly int OGRERR_UNSUPPORTED_OPERATION = 4;

    /// <summary>The result <c>unsupported srs</c>.</summary>
    public static readonly int OGRERR_UNSUPPORTED_SRS = 7;

    /// <summary>The identifier of a feature that has none.</summary>
    public static readonly int OGRNullFID = -1;

    /// <summary>Marks a field that was not set.</summary>
    public static readonly int OGRUnsetMarker = -21121;

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCAlterFieldDefn = "AlterFieldDefn";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCAlterGeomFieldDefn = "AlterGeomFieldDefn";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCCreateField = "CreateField";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCCreateGeomField = "CreateGeomField";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCCurveGeometries = "CurveGeometries";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCDeleteFeature = "DeleteFeature";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCDeleteField = "DeleteField";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCFastFeatureCount = "FastFeatureCount";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCFastGetArrowStream = "FastGetArrowStream";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCFastGetExtent = "FastGetExtent";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCFastSetNextByIndex = "FastSetNextByIndex";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCFastSpatialFilter = "FastSpatialFilter";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCMeasuredGeometries = "MeasuredGeometries";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCRandomRead = "RandomRead";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCRandomWrite = "RandomWrite";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCRename = "Rename";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCReorderFields = "ReorderFields";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCSequentialWrite = "SequentialWrite";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCStringsAsUTF8 = "StringsAsUTF8";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCTransactions = "Transactions";

    /// <summary>A layer's capability.</summary>
    public static readonly string OLCZGeometries = "ZGeometries";

    /// <summary>The metadata item of a layer whose identifiers need 64 bits.</summary>
    public static readonly string OLMD_FID64 = "OLMD_FID64";

    /// <summary>Marks a value that was not set, together with <see cref="OGRUnsetMarker"/>.</summary>
    public static readonly int ogrZMarker = 0x21125711;

    /// <summary>The bit of geometries with heights in old WKB.</summary>
    public static readonly int wkb25DBit = int.MinValue;
}
