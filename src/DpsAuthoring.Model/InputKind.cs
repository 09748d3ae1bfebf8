namespace DpsAuthoring.Model;

/// <summary>What an input, or each element of a list of inputs, is.</summary>
public enum InputKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number of at most 32 bits.</summary>
    Whole,

    /// <summary>A whole number of more bits.</summary>
    LongWhole,

    /// <summary>A number of single precision.</summary>
    Real,

    /// <summary>A number of greater precision.</summary>
    LongReal,

    /// <summary>A boolean that is false unless it is given: the OGC contract writes a bare option or none.</summary>
    Flag,

    /// <summary>A boolean that may also be left out, which a bare option cannot say: it is written as a text.</summary>
    TrueOrFalse,

    /// <summary>A member of an enumeration.</summary>
    Choice,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>A span of time: a start and an end, of which one may be open.</summary>
    Interval,

    /// <summary>A bounding box: four numbers.</summary>
    Box,

    /// <summary>The address of something that the program itself reads.</summary>
    Address,

    /// <summary>The name of a result below <c>output/</c>.</summary>
    OutputName,

    /// <summary>Any other type that reads itself from a text (<c>IParsable</c>), of .NET or the author's own.</summary>
    Parsable,

    /// <summary>A file that DPS fetches before the job starts.</summary>
    File,

    /// <summary>A directory that DPS fetches before the job starts.</summary>
    Directory,
}
