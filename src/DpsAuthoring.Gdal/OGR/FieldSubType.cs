namespace OSGeo.OGR;

/// <summary>A kind of values within a type.</summary>
public enum FieldSubType
{
    /// <summary>None in particular.</summary>
    OFSTNone = 0,

    /// <summary><c>Boolean</c>.</summary>
    OFSTBoolean = 1,

    /// <summary><c>Int16</c>.</summary>
    OFSTInt16 = 2,

    /// <summary><c>Float32</c>.</summary>
    OFSTFloat32 = 3,

    /// <summary><c>JSON</c>.</summary>
    OFSTJSON = 4,

    /// <summary><c>UUID</c>.</summary>
    OFSTUUID = 5,
}
