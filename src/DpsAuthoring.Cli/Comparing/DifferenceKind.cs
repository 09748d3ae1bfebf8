namespace DpsAuthoring.Cli.Comparing;

/// <summary>What differs between two results.</summary>
internal enum DifferenceKind
{
    /// <summary>A result, an entry or a value is there in one only.</summary>
    Missing,

    /// <summary>The bytes of a file.</summary>
    Bytes,

    /// <summary>A line of a text.</summary>
    Text,

    /// <summary>A value of a JSON document or a database.</summary>
    Value,

    /// <summary>The columns of a table, or their order.</summary>
    Columns,

    /// <summary>How many rows a table has, or which.</summary>
    Rows,

    /// <summary>The values of a table's column.</summary>
    Cells,

    /// <summary>A raster's width and height.</summary>
    Size,

    /// <summary>How many bands a raster has.</summary>
    Bands,

    /// <summary>Where a raster lies in its coordinate system.</summary>
    Georeference,

    /// <summary>A raster's coordinate system.</summary>
    CoordinateSystem,

    /// <summary>The type of a band's pixels.</summary>
    DataType,

    /// <summary>The value that marks pixels without data.</summary>
    NoData,

    /// <summary>Which pixels have data.</summary>
    Mask,

    /// <summary>The values of pixels that have data in both.</summary>
    Pixels,

    /// <summary>What a band's values mean as colours.</summary>
    Colour,

    /// <summary>Scale, offset or unit of a band.</summary>
    Unit,

    /// <summary>Metadata of a raster.</summary>
    Metadata,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}
