using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>A raster format: what creates, copies and deletes its files.</summary>
public sealed class Driver : MajorObject
{
    internal Driver(nint driver)
        : base(driver, owner: null)
    {
    }

    /// <summary>Gets the name that options and <see cref="Gdal.GetDriverByName"/> use: <c>GTiff</c>.</summary>
    public string ShortName => Text.From(LibGdal.GDALGetDriverShortName(Pointer)) ?? "";

    /// <summary>Gets the name for people: <c>GeoTIFF</c>.</summary>
    public string LongName => Text.From(LibGdal.GDALGetDriverLongName(Pointer)) ?? "";

    /// <summary>Gets the page of GDAL's documentation on this format; may be empty.</summary>
    public string HelpTopic => Text.From(LibGdal.GDALGetDriverHelpTopic(Pointer)) ?? "";

    /// <summary>Creates a raster. Its pixels are whatever the format starts with, mostly zero.</summary>
    /// <param name="utf8_path">Where it is written.</param>
    /// <param name="xsize">Width in pixels.</param>
    /// <param name="ysize">Height in pixels.</param>
    /// <param name="bands">Number of bands.</param>
    /// <param name="eType">Type of the pixels.</param>
    /// <param name="options">The format's creation options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The dataset, open for writing. What is written is on disk once it is disposed.</returns>
    /// <exception cref="GdalException">It cannot be created.</exception>
    public Dataset Create(string utf8_path, int xsize, int ysize, int bands, DataType eType, string[]? options)
    {
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var creation = new StringList(options);
        return call.CheckedDataset(
            LibGdal.GDALCreate(Pointer, utf8_path, xsize, ysize, bands, (int)eType, creation.Pointer), $"{utf8_path} was not created");
    }

    /// <summary>Creates a dataset of groups and arrays.</summary>
    /// <param name="utf8_path">Where it is written.</param>
    /// <param name="root_group_options">The format's options of the group that all are in, <c>NAME=value</c>; may be null.</param>
    /// <param name="options">The format's creation options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The dataset, open for writing.</returns>
    /// <exception cref="GdalException">It cannot be created.</exception>
    public Dataset CreateMultiDimensional(string utf8_path, string[]? root_group_options, string[]? options)
    {
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var root = new StringList(root_group_options);
        using var creation = new StringList(options);
        return call.CheckedDataset(
            LibGdal.GDALCreateMultiDimensional(Pointer, utf8_path, root.Pointer, creation.Pointer), $"{utf8_path} was not created");
    }

    /// <summary>Writes a copy of a dataset in this format.</summary>
    /// <param name="utf8_path">Where it is written.</param>
    /// <param name="src">The dataset to copy.</param>
    /// <param name="strict">1 to fail when the format cannot hold everything; 0 to copy what it can.</param>
    /// <param name="options">The format's creation options, <c>NAME=value</c>; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The copy, open.</returns>
    /// <exception cref="GdalException">It cannot be written, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public unsafe Dataset CreateCopy(
        string utf8_path, Dataset src, int strict, string[]? options, Gdal.GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(src);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = src.Enter(new CallFiles(utf8_path));
        using var creation = new StringList(options);
        nint copy = LibGdal.GDALCreateCopy(Pointer, utf8_path, src.Pointer, strict, creation.Pointer, progress.Function, progress.Data);
        return call.CheckedDataset(copy, $"{utf8_path} was not created", progress);
    }

    /// <summary>Deletes a dataset with all its files.</summary>
    /// <param name="utf8_path">The dataset's path.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">It cannot be deleted.</exception>
    public CPLErr Delete(string utf8_path)
    {
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return call.Checked(LibGdal.GDALDeleteDataset(Pointer, utf8_path), $"{utf8_path} was not deleted");
    }

    /// <summary>Renames a dataset with all its files.</summary>
    /// <param name="newName">The new path.</param>
    /// <param name="oldName">The present path.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">It cannot be renamed.</exception>
    public CPLErr Rename(string newName, string oldName)
    {
        using NativeCall call = Enter(new CallFiles(newName, oldName));
        return call.Checked(LibGdal.GDALRenameDataset(Pointer, newName, oldName), $"{oldName} was not renamed to {newName}");
    }

    /// <summary>Copies a dataset with all its files, byte for byte.</summary>
    /// <param name="newName">The copy's path.</param>
    /// <param name="oldName">The present path.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">It cannot be copied.</exception>
    public CPLErr CopyFiles(string newName, string oldName)
    {
        using NativeCall call = Enter(new CallFiles(newName, oldName));
        return call.Checked(LibGdal.GDALCopyDatasetFiles(Pointer, newName, oldName), $"{oldName} was not copied to {newName}");
    }
}
