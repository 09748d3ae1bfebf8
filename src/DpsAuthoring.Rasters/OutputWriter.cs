using System.Numerics;
using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// One output under way, in a folder beside its place. Blocks come in order, so that GDAL's own blocks are written as soon as they are
/// complete. A format that only copies (COG) is made from a GeoTIFF at the end.
/// </summary>
internal sealed class OutputWriter<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private const string BaseFormat = "GTiff";
    private readonly RasterOutput _output;
    private readonly StagedFile _file;
    private readonly DataType _type;
    private readonly string _written;
    private readonly bool _copies;
    private readonly Band[] _bands;
    private readonly WholeBlocks<T>? _blocks;
    private readonly int _rows;
    private Dataset? _dataset;
    private int _flushed;

    public OutputWriter(RasterOutput output, RasterGrid grid, int threads)
    {
        _output = output;
        _type = TypeOf(output);
        (Declared, NoData) = NoDataOf(output, _type);
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Bands, 1, $"{output.Path}'s {nameof(RasterOutput.Bands)}");
        using Driver driver = GdalResult.Opened(Gdal.GetDriverByName(output.Format), $"This GDAL has no format {output.Format}");
        _copies = driver.GetMetadataItem(GdalConst.DCAP_CREATE, "") is null;
        _file = new StagedFile(output.Path);
        try
        {
            _written = _copies ? _file.Path + ".parts.tif" : _file.Path;
            using Driver creator = Gdal.GetDriverByName(_copies ? BaseFormat : output.Format);
            string[] options = _copies
                ? ["TILED=YES", "BIGTIFF=YES", .. Bands(output.Bands)]
                : Options(output, grid, _type, threads);
            _dataset = GdalResult.Opened(
                output.Form is { } form
                    ? Formed(creator, form, options)
                    : creator.Create(_written, grid.Width, grid.Height, output.Bands, _type, options),
                $"{output.Path} cannot be created");
            if (output.Form is null)
            {
                Describe(_dataset, grid);
            }

            _bands = [.. _dataset.Bands];
            _rows = Stored.BlockHeight;
            _blocks = WholeBlocks<T>.Of(_dataset);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What stands for no data in the computation; null where there is nothing.</summary>
    public T? NoData { get; }

    /// <summary>Whether NaN must be replaced before it is written.</summary>
    public bool ReplacesNaN => PixelType.IsFloating<T>() && Declared is { } declared && !double.IsNaN(declared);

    /// <summary>Whether NaN cannot be written.</summary>
    public bool RefusesNaN => PixelType.IsFloating<T>() && Declared is null && _output.Form is null;

    /// <summary>What is written for NaN.</summary>
    public T Written => T.CreateSaturating(Declared!.Value);

    public string Path => _output.Path;

    public StoredLayout Stored
    {
        get
        {
            _bands[0].GetBlockSize(out int width, out int height);
            return new(width, height, Gdal.GetDataTypeSize(_type) / 8);
        }
    }

    private double? Declared { get; }

    /// <summary>Writes a block's bands.</summary>
    public unsafe void Write(RasterWindow window, ReadOnlySpan<T[]> bands)
    {
        bool whole = _blocks?.Fill(window) == true;
        for (int i = 0; i < bands.Length; i++)
        {
            if (whole)
            {
                _blocks!.Write(_bands[i], window, bands[i]);
                continue;
            }

            fixed (T* first = bands[i])
            {
                GdalResult.Done(
                    _bands[i].WriteRaster(
                        window.X, window.Y, window.Width, window.Height, (nint)first, window.Width, window.Height, PixelType.Of<T>(), 0, 0),
                    $"{_output.Path} was not written");
            }
        }

        if (whole)
        {
            return;
        }

        int complete = window.X + window.Width == _dataset!.RasterXSize ? window.Y + window.Height : window.Y;
        if (complete / _rows > _flushed)
        {
            _flushed = complete / _rows;
            foreach (Band band in _bands)
            {
                band.FlushCache();
            }
        }
    }

    /// <summary>Closes the file, and copies it where the format needs that. It is not yet at its place.</summary>
    public void Close(Action<double> report, CancellationToken cancellationToken)
    {
        Dispose(ref _dataset);
        if (!_copies)
        {
            return;
        }

        using (Dataset parts = InputHandles.Open(_written))
        using (Driver driver = Gdal.GetDriverByName(_output.Format))
        {
            bool threads = _output.CreationOptions.Any(option => option.StartsWith("NUM_THREADS=", StringComparison.OrdinalIgnoreCase));
            string[] options = [.. _output.CreationOptions, .. threads || _output.Format != "COG" ? [] : (string[])["NUM_THREADS=ALL_CPUS"]];
            using Dataset? copy = driver.CreateCopy(_file.Path, parts, 0, options, Step, null);
            cancellationToken.ThrowIfCancellationRequested();
            _ = GdalResult.Opened(copy, $"{_output.Path} cannot be created");
        }

        _ = Gdal.Unlink(_written);

        int Step(double done, nint message, nint data)
        {
            report(done);
            return cancellationToken.IsCancellationRequested ? 0 : 1;
        }
    }

    /// <summary>Puts the closed file at its place.</summary>
    public void Publish() => _file.Publish();

    public void Dispose()
    {
        try
        {
            Dispose(ref _dataset);
        }
        finally
        {
            if (_copies && File.Exists(_written))
            {
                _ = Gdal.Unlink(_written);
            }

            _file.Dispose();
        }
    }

    private static void Dispose(ref Dataset? dataset)
    {
        Dataset? open = dataset;
        dataset = null;
        open?.Dispose();
    }

    /// <summary>Copies what has no pixels: blocks are left out, and written when they come.</summary>
    private Dataset? Formed(Driver creator, string form, string[] options)
    {
        using (Dataset described = InputHandles.Open(form))
        using (Dataset? copy = creator.CreateCopy(_written, described, 0, [.. options, "SPARSE_OK=TRUE"], null, null))
        {
            _ = GdalResult.Opened(copy, $"{_output.Path} cannot be created");
        }

        return Gdal.Open(_written, Access.GA_Update);
    }

    private static DataType TypeOf(RasterOutput output)
    {
        Type type = output.PixelType ?? typeof(T);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Byte => PixelType.Of<byte>(),
            TypeCode.SByte => PixelType.Of<sbyte>(),
            TypeCode.UInt16 => PixelType.Of<ushort>(),
            TypeCode.Int16 => PixelType.Of<short>(),
            TypeCode.UInt32 => PixelType.Of<uint>(),
            TypeCode.Int32 => PixelType.Of<int>(),
            TypeCode.UInt64 => PixelType.Of<ulong>(),
            TypeCode.Int64 => PixelType.Of<long>(),
            TypeCode.Single => PixelType.Of<float>(),
            TypeCode.Double => PixelType.Of<double>(),
            _ => throw new NotSupportedException($"{output.Path}: GDAL has no pixels of type {type.Name}."),
        };
    }

    private static (double? Declared, T? Pixel) NoDataOf(RasterOutput output, DataType type)
    {
        double? declared = output.Form is not null ? null : output.NoData ?? (PixelType.IsFloating(type) ? double.NaN : null);
        if (declared is not { } number)
        {
            return (null, PixelType.IsFloating<T>() ? Validity.NaN<T>() : null);
        }

        if (PixelType.IsFloating<T>() && PixelType.IsFloating(type))
        {
            return (declared, Validity.NaN<T>());
        }

        bool fits = PixelType.TryConvert(number, out T pixel) && double.CreateSaturating(pixel) == number && Fits(number, type);
        return fits
            ? (declared, PixelType.IsFloating<T>() ? Validity.NaN<T>() : pixel)
            : throw new ArgumentException(FormattableString.Invariant(
                $"{output.Path} has pixels of type {PixelType.NameOf(type)}, computed in {typeof(T).Name}, and {number} is no value of both: take another no-data value."));
    }

    private static bool Fits(double value, DataType type) => type switch
    {
        DataType.GDT_Byte => value == double.CreateSaturating(byte.CreateSaturating(value)),
        DataType.GDT_UInt16 => value == ushort.CreateSaturating(value),
        DataType.GDT_Int16 => value == short.CreateSaturating(value),
        DataType.GDT_UInt32 => value == uint.CreateSaturating(value),
        DataType.GDT_Int32 => value == int.CreateSaturating(value),
        DataType.GDT_UInt64 => value >= 0 && value == Math.Truncate(value) && value < ulong.MaxValue,
        DataType.GDT_Int64 => value == Math.Truncate(value) && Math.Abs(value) < long.MaxValue,
        DataType.GDT_Float32 or DataType.GDT_Float64 => true,
        _ => value == sbyte.CreateSaturating(value),
    };

    private static string[] Options(RasterOutput output, RasterGrid grid, DataType type, int threads)
    {
        if (output.Format != BaseFormat || output.Form is not null)
        {
            return [.. output.CreationOptions];
        }

        List<string> options = [.. output.CreationOptions];
        bool tiled = grid.Width > 512 || grid.Height > 512;
        Add("TILED", tiled ? "YES" : "NO");
        if (tiled && Said("TILED", "YES"))
        {
            Add("BLOCKXSIZE", "512");
            Add("BLOCKYSIZE", "512");
        }

        Add("COMPRESS", "DEFLATE");
        if (Said("COMPRESS", "DEFLATE") || Said("COMPRESS", "LZW") || Said("COMPRESS", "ZSTD"))
        {
            Add("PREDICTOR", PixelType.IsFloating(type) ? "3" : "2");
        }

        Add("BIGTIFF", "IF_SAFER");
        Add("NUM_THREADS", FormattableString.Invariant($"{threads}"));
        options.AddRange(Bands(output.Bands).Where(option => Missing(option.Split('=')[0])));
        return [.. options];

        void Add(string name, string value)
        {
            if (Missing(name))
            {
                options.Add($"{name}={value}");
            }
        }

        bool Missing(string name) => !options.Exists(option => option.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase));

        bool Said(string name, string value) => options.Exists(option => option.Equals($"{name}={value}", StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Bands(int count) => count > 1 ? ["INTERLEAVE=BAND"] : [];

    private void Describe(Dataset dataset, RasterGrid grid)
    {
        if (grid.IsGeoreferenced)
        {
            dataset.GeoTransform = grid.GeoTransform;
            if (grid.Projection.Length > 0)
            {
                GdalResult.Done(dataset.SetProjection(grid.Projection), $"{_output.Path} does not take the coordinate system");
            }
        }

        for (int i = 0; i < _output.Bands; i++)
        {
            using Band band = dataset.GetRasterBand(i + 1);
            if (Declared is not null)
            {
                band.NoData = Declared;
            }

            if (i < _output.BandNames.Count)
            {
                band.SetDescription(_output.BandNames[i]);
            }
        }
    }
}
