using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Drivers, and what opens datasets.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial void GDALAllRegister();

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALVersionInfo(string request);

    [LibraryImport(Name)]
    public static partial int GDALGetDriverCount();

    [LibraryImport(Name)]
    public static partial nint GDALGetDriver(int index);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGetDriverByName(string name);

    [LibraryImport(Name)]
    public static partial nint GDALGetDriverShortName(nint driver);

    [LibraryImport(Name)]
    public static partial nint GDALGetDriverLongName(nint driver);

    [LibraryImport(Name)]
    public static partial nint GDALGetDriverHelpTopic(nint driver);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALIdentifyDriver(string path, nint siblings);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALOpen(string path, int access);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALOpenShared(string path, int access);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALOpenEx(string path, uint flags, nint drivers, nint options, nint siblings);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALCreate(nint driver, string path, int width, int height, int bands, int type, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static unsafe partial nint GDALCreateCopy(
        nint driver,
        string path,
        nint source,
        int strict,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALDeleteDataset(nint driver, string path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALRenameDataset(nint driver, string newName, string oldName);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALCopyDatasetFiles(nint driver, string newName, string oldName);

    [LibraryImport(Name)]
    public static partial long GDALGetCacheMax64();

    [LibraryImport(Name)]
    public static partial void GDALSetCacheMax64(long bytes);

    [LibraryImport(Name)]
    public static partial long GDALGetCacheUsed64();

    [LibraryImport(Name)]
    public static partial int GDALGetDataTypeSizeBits(int type);

    [LibraryImport(Name)]
    public static partial int GDALDataTypeIsComplex(int type);

    [LibraryImport(Name)]
    public static partial nint GDALGetDataTypeName(int type);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALGetDataTypeByName(string name);

    [LibraryImport(Name)]
    public static partial int GDALDataTypeUnion(int a, int b);

    [LibraryImport(Name)]
    public static partial nint GDALGetColorInterpretationName(int interpretation);

    [LibraryImport(Name)]
    public static partial nint GDALGetPaletteInterpretationName(int interpretation);
}
