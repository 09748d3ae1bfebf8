using System.Numerics;
using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// Reads an input's windows through one thread's own handle, with what lies beyond the raster's edge and without what is no data.
/// </summary>
internal sealed class InputReader<T>
    where T : unmanaged, INumber<T>
{
    private readonly RasterInput _input;
    private readonly Band _band;
    private readonly Band? _mask;
    private readonly T? _noData;
    private readonly Band? _chosenBy;
    private readonly Band? _chosenByMask;
    private readonly Edge _edge;
    private readonly int _width;
    private readonly int _height;

    public InputReader(RasterInput input, InputHandles handles, Edge edge)
    {
        _input = input;
        _band = handles.BandOf(input);
        (_width, _height) = (_band.XSize, _band.YSize);
        _edge = edge;
        Stored = handles.StoredOf(input);
        DataType stored = _band.DataType;
        if (!PixelType.HoldsRangeOf<T>(stored))
        {
            throw new RasterException(
                $"The pixels of {input} are {PixelType.NameOf(stored)}, and {typeof(T).Name} does not hold them all: compute in a larger type (Blocks.Read<double>).");
        }

        if (input.Translated is not null)
        {
            return;
        }

        if (handles.AlphaOf(input) is { } alpha)
        {
            _mask = alpha;
        }
        else if (_band.HasMask)
        {
            bool byValue = _band.GetMaskFlags() == GdalConst.GMF_NODATA;
            if (byValue && _band.NoData is { } noData && PixelType.Holds<T>(stored))
            {
                // A value that the type cannot have marks nothing.
                _noData = PixelType.TryConvert(noData, out T value) ? value : null;
            }
            else
            {
                _mask = _band.GetMaskBand();
            }
        }

        if (input.Mask is { } mask)
        {
            _chosenBy = handles.BandOf(mask);
            _chosenByMask = handles.AlphaOf(mask) ?? (_chosenBy.HasMask ? _chosenBy.GetMaskBand() : null);
        }
    }

    /// <summary>Whether there may be pixels without data.</summary>
    public bool MayHide => _noData is not null || _mask is not null || _chosenBy is not null;

    public StoredLayout Stored { get; }

    /// <summary>Reads a window, which may reach beyond the raster.</summary>
    /// <param name="window">The window.</param>
    /// <param name="pixels">Filled row by row.</param>
    /// <param name="valid">Which pixels have data; empty in floating point, where the others are NaN, and where all have.</param>
    /// <param name="memory">Memory for masks.</param>
    public void Read(RasterWindow window, Span<T> pixels, Span<bool> valid, MaskMemory memory)
    {
        RasterWindow inside = window.Within(_width, _height);
        int at = ((inside.Y - window.Y) * window.Width) + inside.X - window.X;
        int length = inside.Pixels == 0 ? 0 : ((inside.Height - 1) * window.Width) + inside.Width;
        valid.Fill(true);
        if (length > 0)
        {
            Span<T> read = pixels.Slice(at, length);
            Span<bool> readValid = valid.IsEmpty ? [] : valid.Slice(at, length);
            Transfer(_band, inside, read, window.Width);
            HideWithoutData(inside, read, readValid, window.Width, memory);
            HideUnchosen(inside, read, readValid, window.Width, memory);
        }

        if (inside != window)
        {
            Margin.Fill(pixels, window, inside, _edge, Validity.NaN<T>());
            Margin.Fill(valid, window, inside, _edge, false);
        }
    }

    private static unsafe void Transfer<TPixel>(Band band, RasterWindow window, Span<TPixel> pixels, int stride)
        where TPixel : unmanaged
    {
        fixed (TPixel* first = pixels)
        {
            GdalResult.Done(
                band.ReadRaster(
                    window.X, window.Y, window.Width, window.Height, (nint)first, window.Width, window.Height, PixelType.Of<TPixel>(), 0,
                    stride * sizeof(TPixel)),
                "The pixels were not read");
        }
    }

    private void HideWithoutData(RasterWindow window, Span<T> pixels, Span<bool> valid, int stride, MaskMemory memory)
    {
        if (_noData is { } noData)
        {
            if (!T.IsNaN(noData))
            {
                Validity.Hide(pixels, valid, noData);
            }
        }
        else if (_mask is not null)
        {
            HideByMask(_mask, window, pixels, valid, stride, memory);
        }
    }

    private void HideUnchosen(RasterWindow window, Span<T> pixels, Span<bool> valid, int stride, MaskMemory memory)
    {
        if (_chosenBy is null)
        {
            return;
        }

        Span<int> values = memory.Values((int)window.Pixels);
        Transfer(_chosenBy, window, values, window.Width);
        (int last, bool keeps) = (values[0], _input.Keeps(values[0]));
        for (int y = 0; y < window.Height; y++)
        {
            ReadOnlySpan<int> row = values.Slice(y * window.Width, window.Width);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] != last)
                {
                    (last, keeps) = (row[x], _input.Keeps(row[x]));
                }

                if (!keeps)
                {
                    Validity.Hide(pixels, valid, (y * stride) + x);
                }
            }
        }

        if (_chosenByMask is not null)
        {
            HideByMask(_chosenByMask, window, pixels, valid, stride, memory);
        }
    }

    private static void HideByMask(Band mask, RasterWindow window, Span<T> pixels, Span<bool> valid, int stride, MaskMemory memory)
    {
        Span<byte> values = memory.Mask((int)window.Pixels);
        Transfer(mask, window, values, window.Width);
        for (int y = 0; y < window.Height; y++)
        {
            Validity.HideWhereZero(
                pixels.Slice(y * stride, window.Width),
                valid.IsEmpty ? [] : valid.Slice(y * stride, window.Width),
                values.Slice(y * window.Width, window.Width));
        }
    }
}
