using System.Numerics;
using CsCheck;
using DpsAuthoring.Rasters;
using RasterTests.Support;
using static RasterTests.Support.Gens;

namespace RasterTests;

/// <summary>
/// However a raster is stored, cut into blocks and spread over threads, in whatever type it is computed and however little memory there is:
/// the result is that of one loop over whole arrays.
/// </summary>
public sealed class BlocksProperties : IDisposable
{
    private readonly Scratch _scratch = new();
    private int _next;

    private static readonly Gen<Sample> s_samples =
        from width in Gen.Int[1, 150]
        from height in Gen.Int[1, 120]
        from storage in OneOf(
            "TILED=YES BLOCKXSIZE=16 BLOCKYSIZE=16", "TILED=YES BLOCKXSIZE=64 BLOCKYSIZE=32 COMPRESS=LZW", "BLOCKYSIZE=1", "BLOCKYSIZE=11 COMPRESS=DEFLATE", "BLOCKYSIZE=200")
        from file in OneOf(typeof(byte), typeof(ushort), typeof(short), typeof(int), typeof(float), typeof(double))
        from pixel in OneOf(typeof(byte), typeof(ushort), typeof(short), typeof(uint), typeof(int), typeof(long), typeof(float),
            typeof(double))
        from inputs in Gen.Int[1, 5]
        from noData in Gen.Bool
        from halo in Gen.Int[0, 3]
        from edge in Gen.Enum<Edge>()
        from threads in Gen.Int[1, 5]
        from memory in OneOf(1, 200_000, 64 << 20)
        from written in OneOf("", "TILED=YES BLOCKXSIZE=16 BLOCKYSIZE=32", "TILED=NO BLOCKYSIZE=7 INTERLEAVE=PIXEL", "TILED=NO BLOCKYSIZE=32 COMPRESS=NONE")
        from bands in Gen.Int[1, 3]
        from cut in Gen.Int[0, 2]
        from blockWidth in Gen.Int[1, 70]
        from blockHeight in Gen.Int[1, 70]
        from seed in Gen.Int
        select new Sample(width, height, storage, file, pixel, inputs, noData, halo, edge, threads, memory, written, bands,
            cut == 0 ? (blockWidth, blockHeight) : null, seed);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public Task Blocks_compute_what_whole_arrays_do() => s_samples.SampleAsync(
        (Sample sample) => Type.GetTypeCode(sample.Pixel) switch
        {
            TypeCode.Byte => Check<byte>(sample),
            TypeCode.UInt16 => Check<ushort>(sample),
            TypeCode.Int16 => Check<short>(sample),
            TypeCode.UInt32 => Check<uint>(sample),
            TypeCode.Int32 => Check<int>(sample),
            TypeCode.Int64 => Check<long>(sample),
            TypeCode.Single => Check<float>(sample),
            _ => Check<double>(sample),
        },
        iter: 150, threads: 1);

    private static string Write(string path, Sample sample, int seed)
    {
        string[] options = sample.Storage.Split(' ');
        double? noData = sample.NoData ? 7 : null;
        return Type.GetTypeCode(sample.File) switch
        {
            TypeCode.Byte => Rasters.Random<byte>(path, sample.Width, sample.Height, seed, noData, options),
            TypeCode.UInt16 => Rasters.Random<ushort>(path, sample.Width, sample.Height, seed, noData, options),
            TypeCode.Int16 => Rasters.Random<short>(path, sample.Width, sample.Height, seed, noData, options),
            TypeCode.Int32 => Rasters.Random<int>(path, sample.Width, sample.Height, seed, noData, options),
            TypeCode.Single => Rasters.Random<float>(path, sample.Width, sample.Height, seed, noData, options),
            _ => Rasters.Random<double>(path, sample.Width, sample.Height, seed, noData, options),
        };
    }

    private async Task Check<T>(Sample sample)
        where T : unmanaged, INumber<T>
    {
        string[] files = [.. Enumerable.Range(0, sample.Inputs).Select(i => Write(_scratch[$"{_next++}.tif"], sample, unchecked(sample.Seed + i)))];
        string output = _scratch[$"{_next++}.tif"];
        bool floating = typeof(T) == typeof(float) || typeof(T) == typeof(double);
        if (sample.Halo > 0 && sample.Edge == Edge.NoData && !floating)
        {
            Assert.Throws<ArgumentException>(() => Blocks.Read<T>(files).WithHalo(sample.Halo, sample.Edge));
            return;
        }

        Blocks<T> blocks = Blocks.Read<T>(files).WithThreads(sample.Threads).WithMemory(sample.Memory).Write(
            new RasterOutput(output)
            {
                NoData = 0,
                Bands = sample.Bands,
                CreationOptions = sample.Written.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            });
        blocks = sample.Halo > 0 ? blocks.WithHalo(sample.Halo, sample.Edge) : blocks;
        blocks = sample.BlockSize is { } size ? blocks.WithBlockSize(size.Width, size.Height) : blocks;
        double[][] whole = [.. files.Select(file => Rasters.Read(file))];
        try
        {
            await blocks.PerBlockAsync(InEachBand);
        }
        catch (RasterException e) when (e.Message.Contains("does not hold them all", StringComparison.Ordinal))
        {
            Assert.False(File.Exists(output));
            return;
        }

        double[] greatest = Greatest(whole, sample);
        for (int band = 1; band <= sample.Bands; band++)
        {
            Python.AssertSame(greatest, Rasters.Read(output, band));
        }

        byte[] bytes = await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken);
        await blocks.PerBlockAsync(InEachBand);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken));
        if (sample.Halo == 0)
        {
            await blocks.PerBlockAsync(Combine.Median);
            double[] medians = [.. Enumerable.Range(0, whole[0].Length).Select(i => Median([.. whole.Select(band => band[i])]))];
            Python.AssertSame(floating ? medians : [.. medians.Select(Math.Truncate)], Rasters.Read(output));
        }

        foreach (string file in (string[])[.. files, output])
        {
            File.Delete(file);
        }
    }

    private static void InEachBand<T>(Block<T> block)
        where T : unmanaged, INumber<T>
    {
        Greatest(block);
        for (int band = 1; band < block.OutputCount; band++)
        {
            block.Output.CopyTo(block.OutputAt(band));
        }
    }

    /// <summary>The greatest of all inputs' neighbours that have data.</summary>
    private static void Greatest<T>(Block<T> block)
        where T : unmanaged, INumber<T>
    {
        for (int y = 0; y < block.Height; y++)
        {
            for (int x = 0; x < block.Width; x++)
            {
                T? greatest = null;
                for (int i = 0; i < block.InputCount; i++)
                {
                    for (int dy = -block.Halo; dy <= block.Halo; dy++)
                    {
                        for (int dx = -block.Halo; dx <= block.Halo; dx++)
                        {
                            T value = block.Around(i, x, y)[dx, dy];
                            int place = ((y + block.Halo + dy) * block.InputWidth) + x + block.Halo + dx;
                            bool valid = !T.IsNaN(value) && (block.Valid(i).IsEmpty || block.Valid(i)[place]);
                            greatest = valid && !(greatest > value) ? value : greatest;
                        }
                    }
                }

                block.Output[(y * block.Width) + x] = greatest ?? block.NoData();
            }
        }
    }

    private static double[] Greatest(double[][] bands, Sample sample)
    {
        (int width, int height) = (sample.Width, sample.Height);
        double[] result = new double[width * height];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = double.NaN;
            for (int dy = -sample.Halo; dy <= sample.Halo; dy++)
            {
                for (int dx = -sample.Halo; dx <= sample.Halo; dx++)
                {
                    if (Place((i % width) + dx, width, sample.Edge) is { } x && Place((i / width) + dy, height, sample.Edge) is { } y)
                    {
                        foreach (double[] band in bands)
                        {
                            double value = band[(y * width) + x];
                            result[i] = !double.IsNaN(value) && !(result[i] > value) ? value : result[i];
                        }
                    }
                }
            }
        }

        return result;
    }

    private static int? Place(int at, int size, Edge edge)
    {
        if (at >= 0 && at < size)
        {
            return at;
        }

        while (edge == Edge.Mirror && (at < 0 || at >= size))
        {
            at = at < 0 ? -1 - at : (2 * size) - 1 - at;
        }

        return edge == Edge.NoData ? null : Math.Clamp(at, 0, size - 1);
    }

    private static double Median(double[] values)
    {
        double[] present = [.. values.Where(value => !double.IsNaN(value)).Order()];
        return present.Length == 0 ? double.NaN : (present[(present.Length - 1) / 2] + present[present.Length / 2]) / 2;
    }

    public sealed record Sample(
        int Width, int Height, string Storage, Type File, Type Pixel, int Inputs, bool NoData, int Halo, Edge Edge, int Threads, int Memory,
        string Written, int Bands, (int Width, int Height)? BlockSize, int Seed);
}
