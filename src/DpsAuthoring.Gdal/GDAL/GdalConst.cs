namespace OSGeo.GDAL;

// A zero is written out where it is a value among values.
#pragma warning disable CA1805

/// <summary>GDAL's constants. Fields rather than constants, as in GDAL's own C# bindings.</summary>
public static class GdalConst
{
    /// <summary>No type, or not known.</summary>
    public static readonly int GDT_Unknown = (int)DataType.GDT_Unknown;

    /// <summary>8-bit unsigned integer.</summary>
    public static readonly int GDT_Byte = (int)DataType.GDT_Byte;

    /// <summary>16-bit unsigned integer.</summary>
    public static readonly int GDT_UInt16 = (int)DataType.GDT_UInt16;

    /// <summary>16-bit signed integer.</summary>
    public static readonly int GDT_Int16 = (int)DataType.GDT_Int16;

    /// <summary>32-bit unsigned integer.</summary>
    public static readonly int GDT_UInt32 = (int)DataType.GDT_UInt32;

    /// <summary>32-bit signed integer.</summary>
    public static readonly int GDT_Int32 = (int)DataType.GDT_Int32;

    /// <summary>64-bit unsigned integer (GDAL 3.5 on).</summary>
    public static readonly int GDT_UInt64 = (int)DataType.GDT_UInt64;

    /// <summary>64-bit signed integer (GDAL 3.5 on).</summary>
    public static readonly int GDT_Int64 = (int)DataType.GDT_Int64;

    /// <summary>32-bit floating point.</summary>
    public static readonly int GDT_Float32 = (int)DataType.GDT_Float32;

    /// <summary>64-bit floating point.</summary>
    public static readonly int GDT_Float64 = (int)DataType.GDT_Float64;

    /// <summary>Complex of two 16-bit integers.</summary>
    public static readonly int GDT_CInt16 = (int)DataType.GDT_CInt16;

    /// <summary>Complex of two 32-bit integers.</summary>
    public static readonly int GDT_CInt32 = (int)DataType.GDT_CInt32;

    /// <summary>Complex of two 32-bit floats.</summary>
    public static readonly int GDT_CFloat32 = (int)DataType.GDT_CFloat32;

    /// <summary>Complex of two 64-bit floats.</summary>
    public static readonly int GDT_CFloat64 = (int)DataType.GDT_CFloat64;

    /// <summary>Read only.</summary>
    public static readonly int GA_ReadOnly = (int)Access.GA_ReadOnly;

    /// <summary>Read and write in place.</summary>
    public static readonly int GA_Update = (int)Access.GA_Update;

    /// <summary>From the raster into the buffer.</summary>
    public static readonly int GF_Read = (int)RWFlag.GF_Read;

    /// <summary>From the buffer into the raster.</summary>
    public static readonly int GF_Write = (int)RWFlag.GF_Write;

    /// <summary>The nearest source pixel. The default.</summary>
    public static readonly int GRIORA_NearestNeighbour = (int)RIOResampleAlg.GRIORA_NearestNeighbour;

    /// <summary>Bilinear interpolation.</summary>
    public static readonly int GRIORA_Bilinear = (int)RIOResampleAlg.GRIORA_Bilinear;

    /// <summary>Cubic interpolation.</summary>
    public static readonly int GRIORA_Cubic = (int)RIOResampleAlg.GRIORA_Cubic;

    /// <summary>Cubic spline interpolation.</summary>
    public static readonly int GRIORA_CubicSpline = (int)RIOResampleAlg.GRIORA_CubicSpline;

    /// <summary>Lanczos windowed sinc.</summary>
    public static readonly int GRIORA_Lanczos = (int)RIOResampleAlg.GRIORA_Lanczos;

    /// <summary>Average of the source pixels.</summary>
    public static readonly int GRIORA_Average = (int)RIOResampleAlg.GRIORA_Average;

    /// <summary>Root mean square of the source pixels.</summary>
    public static readonly int GRIORA_RMS = (int)RIOResampleAlg.GRIORA_RMS;

    /// <summary>Most frequent of the source pixels.</summary>
    public static readonly int GRIORA_Mode = (int)RIOResampleAlg.GRIORA_Mode;

    /// <summary>Gaussian.</summary>
    public static readonly int GRIORA_Gauss = (int)RIOResampleAlg.GRIORA_Gauss;

    /// <summary>Nothing in particular.</summary>
    public static readonly int GCI_Undefined = (int)ColorInterp.GCI_Undefined;

    /// <summary>Grey level.</summary>
    public static readonly int GCI_GrayIndex = (int)ColorInterp.GCI_GrayIndex;

    /// <summary>Index into the colour table.</summary>
    public static readonly int GCI_PaletteIndex = (int)ColorInterp.GCI_PaletteIndex;

    /// <summary>Red component.</summary>
    public static readonly int GCI_RedBand = (int)ColorInterp.GCI_RedBand;

    /// <summary>Green component.</summary>
    public static readonly int GCI_GreenBand = (int)ColorInterp.GCI_GreenBand;

    /// <summary>Blue component.</summary>
    public static readonly int GCI_BlueBand = (int)ColorInterp.GCI_BlueBand;

    /// <summary>Opacity: 0 is transparent.</summary>
    public static readonly int GCI_AlphaBand = (int)ColorInterp.GCI_AlphaBand;

    /// <summary>Hue component.</summary>
    public static readonly int GCI_HueBand = (int)ColorInterp.GCI_HueBand;

    /// <summary>Saturation component.</summary>
    public static readonly int GCI_SaturationBand = (int)ColorInterp.GCI_SaturationBand;

    /// <summary>Lightness component.</summary>
    public static readonly int GCI_LightnessBand = (int)ColorInterp.GCI_LightnessBand;

    /// <summary>Cyan component.</summary>
    public static readonly int GCI_CyanBand = (int)ColorInterp.GCI_CyanBand;

    /// <summary>Magenta component.</summary>
    public static readonly int GCI_MagentaBand = (int)ColorInterp.GCI_MagentaBand;

    /// <summary>Yellow component.</summary>
    public static readonly int GCI_YellowBand = (int)ColorInterp.GCI_YellowBand;

    /// <summary>Black component.</summary>
    public static readonly int GCI_BlackBand = (int)ColorInterp.GCI_BlackBand;

    /// <summary>Luma of YCbCr.</summary>
    public static readonly int GCI_YCbCr_YBand = (int)ColorInterp.GCI_YCbCr_YBand;

    /// <summary>Blue difference of YCbCr.</summary>
    public static readonly int GCI_YCbCr_CbBand = (int)ColorInterp.GCI_YCbCr_CbBand;

    /// <summary>Red difference of YCbCr.</summary>
    public static readonly int GCI_YCbCr_CrBand = (int)ColorInterp.GCI_YCbCr_CrBand;

    /// <summary>The nearest source pixel.</summary>
    public static readonly int GRA_NearestNeighbour = (int)ResampleAlg.GRA_NearestNeighbour;

    /// <summary>Bilinear interpolation.</summary>
    public static readonly int GRA_Bilinear = (int)ResampleAlg.GRA_Bilinear;

    /// <summary>Cubic interpolation.</summary>
    public static readonly int GRA_Cubic = (int)ResampleAlg.GRA_Cubic;

    /// <summary>Cubic spline interpolation.</summary>
    public static readonly int GRA_CubicSpline = (int)ResampleAlg.GRA_CubicSpline;

    /// <summary>Lanczos windowed sinc.</summary>
    public static readonly int GRA_Lanczos = (int)ResampleAlg.GRA_Lanczos;

    /// <summary>Average of the source pixels.</summary>
    public static readonly int GRA_Average = (int)ResampleAlg.GRA_Average;

    /// <summary>Most frequent of the source pixels.</summary>
    public static readonly int GRA_Mode = (int)ResampleAlg.GRA_Mode;

    /// <summary>Greatest of the source pixels.</summary>
    public static readonly int GRA_Max = (int)ResampleAlg.GRA_Max;

    /// <summary>Least of the source pixels.</summary>
    public static readonly int GRA_Min = (int)ResampleAlg.GRA_Min;

    /// <summary>Median of the source pixels.</summary>
    public static readonly int GRA_Med = (int)ResampleAlg.GRA_Med;

    /// <summary>First quartile of the source pixels.</summary>
    public static readonly int GRA_Q1 = (int)ResampleAlg.GRA_Q1;

    /// <summary>Third quartile of the source pixels.</summary>
    public static readonly int GRA_Q3 = (int)ResampleAlg.GRA_Q3;

    /// <summary>Weighted sum of the source pixels.</summary>
    public static readonly int GRA_Sum = (int)ResampleAlg.GRA_Sum;

    /// <summary>Root mean square of the source pixels.</summary>
    public static readonly int GRA_RMS = (int)ResampleAlg.GRA_RMS;

    /// <summary>Grey.</summary>
    public static readonly int GPI_Gray = (int)PaletteInterp.GPI_Gray;

    /// <summary>Red, green, blue, alpha.</summary>
    public static readonly int GPI_RGB = (int)PaletteInterp.GPI_RGB;

    /// <summary>Cyan, magenta, yellow, black.</summary>
    public static readonly int GPI_CMYK = (int)PaletteInterp.GPI_CMYK;

    /// <summary>Hue, lightness, saturation.</summary>
    public static readonly int GPI_HLS = (int)PaletteInterp.GPI_HLS;

    /// <summary>Success.</summary>
    public static readonly int CE_None = (int)CPLErr.CE_None;

    /// <summary>A debug line.</summary>
    public static readonly int CE_Debug = (int)CPLErr.CE_Log;

    /// <summary>A warning: the result stands.</summary>
    public static readonly int CE_Warning = (int)CPLErr.CE_Warning;

    /// <summary>A failure: the result does not stand.</summary>
    public static readonly int CE_Failure = (int)CPLErr.CE_Failure;

    /// <summary>GDAL cannot go on, and ends the process.</summary>
    public static readonly int CE_Fatal = (int)CPLErr.CE_Fatal;

    /// <summary>No error.</summary>
    public static readonly int CPLE_None = 0;

    /// <summary>An error of GDAL or of a driver.</summary>
    public static readonly int CPLE_AppDefined = 1;

    /// <summary>Memory ran out.</summary>
    public static readonly int CPLE_OutOfMemory = 2;

    /// <summary>A file could not be read or written.</summary>
    public static readonly int CPLE_FileIO = 3;

    /// <summary>A file could not be opened.</summary>
    public static readonly int CPLE_OpenFailed = 4;

    /// <summary>An argument is not valid.</summary>
    public static readonly int CPLE_IllegalArg = 5;

    /// <summary>Not supported.</summary>
    public static readonly int CPLE_NotSupported = 6;

    /// <summary>An assertion of GDAL failed.</summary>
    public static readonly int CPLE_AssertionFailed = 7;

    /// <summary>Not open for writing.</summary>
    public static readonly int CPLE_NoWriteAccess = 8;

    /// <summary>A progress delegate asked to stop.</summary>
    public static readonly int CPLE_UserInterrupt = 9;

    /// <summary>A null object was given.</summary>
    public static readonly int CPLE_ObjectNull = 10;

    /// <summary>For <see cref="Gdal.OpenEx"/>: open for reading.</summary>
    public static readonly int OF_READONLY = 0x00;

    /// <summary>For <see cref="Gdal.OpenEx"/>: open for reading and writing.</summary>
    public static readonly int OF_UPDATE = 0x01;

    /// <summary>For <see cref="Gdal.OpenEx"/>: any kind of dataset.</summary>
    public static readonly int OF_ALL = 0x00;

    /// <summary>For <see cref="Gdal.OpenEx"/>: rasters.</summary>
    public static readonly int OF_RASTER = 0x02;

    /// <summary>For <see cref="Gdal.OpenEx"/>: vectors.</summary>
    public static readonly int OF_VECTOR = 0x04;

    /// <summary>For <see cref="Gdal.OpenEx"/>: networks.</summary>
    public static readonly int OF_GNM = 0x08;

    /// <summary>For <see cref="Gdal.OpenEx"/>: multidimensional rasters.</summary>
    public static readonly int OF_MULTIDIM_RASTER = 0x10;

    /// <summary>For <see cref="Gdal.OpenEx"/>: share the dataset if it is open already.</summary>
    public static readonly int OF_SHARED = 0x20;

    /// <summary>For <see cref="Gdal.OpenEx"/>: report why nothing could be opened. Set by itself while exceptions are on.</summary>
    public static readonly int OF_VERBOSE_ERROR = 0x40;

    /// <summary>Metadata item of a driver: name for people.</summary>
    public static readonly string DMD_LONGNAME = "DMD_LONGNAME";

    /// <summary>Metadata item of a driver: documentation page.</summary>
    public static readonly string DMD_HELPTOPIC = "DMD_HELPTOPIC";

    /// <summary>Metadata item of a driver: MIME type.</summary>
    public static readonly string DMD_MIMETYPE = "DMD_MIMETYPE";

    /// <summary>Metadata item of a driver: usual file extension.</summary>
    public static readonly string DMD_EXTENSION = "DMD_EXTENSION";

    /// <summary>Metadata item of a driver: file extensions.</summary>
    public static readonly string DMD_EXTENSIONS = "DMD_EXTENSIONS";

    /// <summary>Metadata item of a driver: creation options, as XML.</summary>
    public static readonly string DMD_CREATIONOPTIONLIST = "DMD_CREATIONOPTIONLIST";

    /// <summary>Metadata item of a driver: open options, as XML.</summary>
    public static readonly string DMD_OPENOPTIONLIST = "DMD_OPENOPTIONLIST";

    /// <summary>Metadata item of a driver: data types it can create.</summary>
    public static readonly string DMD_CREATIONDATATYPES = "DMD_CREATIONDATATYPES";

    /// <summary>Metadata item of a driver: <c>YES</c> if it has subdatasets.</summary>
    public static readonly string DMD_SUBDATASETS = "DMD_SUBDATASETS";

    /// <summary>Metadata item of a driver: <c>YES</c> if it can open.</summary>
    public static readonly string DCAP_OPEN = "DCAP_OPEN";

    /// <summary>Metadata item of a driver: <c>YES</c> if it can create.</summary>
    public static readonly string DCAP_CREATE = "DCAP_CREATE";

    /// <summary>Metadata item of a driver: <c>YES</c> if it can create a copy.</summary>
    public static readonly string DCAP_CREATECOPY = "DCAP_CREATECOPY";

    /// <summary>Metadata item of a driver: <c>YES</c> if it can work on virtual files.</summary>
    public static readonly string DCAP_VIRTUALIO = "DCAP_VIRTUALIO";

    /// <summary>Metadata item of a driver: <c>YES</c> if it can hold rasters.</summary>
    public static readonly string DCAP_RASTER = "DCAP_RASTER";

    /// <summary>Metadata item of a driver: <c>YES</c> if it can hold vectors.</summary>
    public static readonly string DCAP_VECTOR = "DCAP_VECTOR";

    /// <summary>Mask flag: every pixel is valid.</summary>
    public static readonly int GMF_ALL_VALID = 0x01;

    /// <summary>Mask flag: one mask for all bands.</summary>
    public static readonly int GMF_PER_DATASET = 0x02;

    /// <summary>Mask flag: the mask is an alpha band.</summary>
    public static readonly int GMF_ALPHA = 0x04;

    /// <summary>Mask flag: the mask comes from the no-data value.</summary>
    public static readonly int GMF_NODATA = 0x08;
}
