namespace OSGeo.OGR;

/// <summary>A type of values.</summary>
public enum FieldType
{
    /// <summary><c>Integer</c>.</summary>
    OFTInteger = 0,

    /// <summary><c>IntegerList</c>.</summary>
    OFTIntegerList = 1,

    /// <summary><c>Real</c>.</summary>
    OFTReal = 2,

    /// <summary><c>RealList</c>.</summary>
    OFTRealList = 3,

    /// <summary><c>String</c>.</summary>
    OFTString = 4,

    /// <summary><c>StringList</c>.</summary>
    OFTStringList = 5,

    /// <summary>Not used.</summary>
    OFTWideString = 6,

    /// <summary>Not used.</summary>
    OFTWideStringList = 7,

    /// <summary><c>Binary</c>.</summary>
    OFTBinary = 8,

    /// <summary><c>Date</c>.</summary>
    OFTDate = 9,

    /// <summary><c>Time</c>.</summary>
    OFTTime = 10,

    /// <summary><c>DateTime</c>.</summary>
    OFTDateTime = 11,

    /// <summary><c>Integer64</c>.</summary>
    OFTInteger64 = 12,

    /// <summary><c>Integer64List</c>.</summary>
    OFTInteger64List = 13,
}
