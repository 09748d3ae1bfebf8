using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>Whatever stops a computation leaves what was there before, and no thread.</summary>
[Collection(nameof(Alone))]
public sealed class StopTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _input;
    private readonly string _output;

    public StopTests()
    {
        _input = Rasters.Random<ushort>(_scratch["in.tif"], 700, 500, 1, options: ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"]);
        _output = _scratch["out.tif"];
        File.WriteAllText(_output, "what was there before");
    }

    public void Dispose()
    {
        Assert.Equal("what was there before", File.ReadAllText(_output));
        Assert.Equal([], Directory.GetFileSystemEntries(_scratch["."]).Select(Path.GetFileName).Except(["in.tif", "out.tif", "short.tif"]));
        Assert.DoesNotContain(Threads(), name => name.StartsWith("blocks", StringComparison.Ordinal));
        _scratch.Dispose();
    }

    [Theory]
    [InlineData("GTiff", 0)]
    [InlineData("GTiff", 2)]
    [InlineData("COG", 1)]
    public async Task Cancelled_in_the_middle(string format, int halo)
    {
        using var stop = new CancellationTokenSource();
        int blocks = 0;
        Task run = Small(new RasterOutput(_output) { Format = format }).WithHalo(halo).PerBlockAsync(
            block =>
            {
                block.Output.Clear();
                Assert.Contains(Threads(), name => name.StartsWith("blocks", StringComparison.Ordinal));
                if (Interlocked.Increment(ref blocks) == 5)
                {
                    stop.Cancel();
                }
            },
            stop.Token);
        OperationCanceledException stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(stop.Token, stopped.CancellationToken);
        Assert.InRange(blocks, 5, 20);
    }

    [Fact]
    public async Task A_failure_names_the_block()
    {
        RasterException failure = await Assert.ThrowsAsync<RasterException>(() => Small(new RasterOutput(_output)).PerBlockAsync(
            block =>
            {
                block.Output.Clear();
                if (block.Window is { X: 64, Y: 128 })
                {
                    throw new InvalidOperationException("no idea");
                }
            },
            TestContext.Current.CancellationToken));
        Assert.Equal("The computation failed in the block of 64 x 64 pixels at (64, 128): no idea", failure.Message);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        string cut = _scratch["short.tif"];
        byte[] bytes = File.ReadAllBytes(_input);
        File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);
        RasterException failure = await Assert.ThrowsAsync<RasterException>(
            () => Blocks.Read<float>(_input, cut).WithBlockSize(64, 64).Write(_output).PerPixelAsync((a, b) => a + b,
                TestContext.Current.CancellationToken));
        Assert.StartsWith($"{cut} was not read in the block of ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_progress_stops_it()
    {
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Small(new RasterOutput(_output)).Report(new Failing()).PerPixelAsync(pixel => pixel,
                TestContext.Current.CancellationToken));
        Assert.Equal("the terminal is gone", failure.Message);
    }

    [Fact]
    public async Task Mistakes_are_told_before_anything_is_computed()
    {
        await Says("has 1 band(s), and band 4 was asked for", () => Blocks.Read<float>(new RasterInput(_input, 4)).Write(_output).PerPixelAsync(pixel => pixel));
        await Says("are UInt16, and Byte does not hold them all", () => Blocks.Read<byte>(_input).Write(_output).PerPixelAsync(pixel => pixel));
        await Says("-9999 is no value of both", () => Blocks.Read<float>(_input).Write<byte>(_output, noData: -9999).PerPixelAsync(pixel => pixel));
        await Says("there is no folder", () => Blocks.Read<float>(_input).Write(_scratch["none/out.tif"]).PerPixelAsync(pixel => pixel));
        await Says("takes 2 value(s), and there are 1 input(s)", () => Blocks.Read<float>(_input).Write(_output).PerPixelAsync((a, b) => a + b));
        await Says("gives one value, and 2 bands", () => Blocks.Read<float>(_input).Write(_output, bands: 2).PerPixelAsync(pixel => pixel));
        await Says("Nothing is to be written", () => Blocks.Read<float>(_input).PerPixelAsync(pixel => pixel));
        await Says("and no no-data value", () => Blocks.Read<float>(_input).Write<byte>(_output).PerPixelAsync(_ => float.NaN));
        await Says("both need a place on the map", () => Blocks.Read<float>(_input, Nowhere()).Write(_output).PerPixelAsync((a, b) => a + b));
        await Says("write WithHalo(1, Edge.Replicate)", () => Blocks.Read<int>(_input).WithHalo(1).Write(_output).PerPixelAsync(pixel => pixel));
    }

    private static async Task Says(string what, Func<Task> run)
    {
        Exception? failure = await Record.ExceptionAsync(run);
        Assert.Contains(what, failure?.Message ?? "nothing", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Threads() => Directory.GetDirectories("/proc/self/task").Select(thread =>
    {
        try
        {
            return File.ReadAllText(thread + "/comm");
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    });

    private Blocks<float> Small(RasterOutput output) => Blocks.Read<float>(_input).WithBlockSize(64, 64).WithThreads(3).Write(output);

    private static RasterInput Nowhere() => RasterInput.Of(Gdal.GetDriverByName("MEM").Create("", 20, 20, 1, DataType.GDT_Byte, []));

    private sealed class Failing : IProgress<double>
    {
        public void Report(double value) => throw new InvalidOperationException("the terminal is gone");
    }
}

/// <summary>Tests that look at the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
