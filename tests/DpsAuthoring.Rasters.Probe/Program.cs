using System.Globalization;
using System.Numerics.Tensors;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;

// Computations by blocks as processes of their own: their memory and time are measured from outside.
//   ndvi | ndvi-pixels  OUT RED NIR [CREATION=OPTION…]
//   median              OUT SCENE… [CREATION=OPTION…]
//   focal-RADIUS        OUT IN [CREATION=OPTION…]
//   translate-PERCENT   OUT IN [CREATION=OPTION…]
//   zones               VALUES ZONES
string[] files = [.. args.Skip(1).Where(arg => !arg.Contains('=', StringComparison.Ordinal))];
string[] options = [.. args.Where(arg => arg.Contains('=', StringComparison.Ordinal))];
switch (args[0])
{
    case "ndvi":
        await Blocks.Read<float>(files[1], files[2]).Write(Output()).PerBlockAsync(block =>
        {
            Span<float> red = block[0];
            Span<float> nir = block[1];
            TensorPrimitives.Subtract(nir, red, block.Output);
            TensorPrimitives.Add(nir, red, nir);
            TensorPrimitives.Divide(block.Output, nir, block.Output);
        });
        break;
    case "ndvi-pixels":
        await Blocks.Read<float>(files[1], files[2]).Write(Output()).PerPixelAsync((red, nir) => (nir - red) / (nir + red));
        break;
    case "median":
        await Blocks.Read<ushort>(files.Skip(1)).Write(Output()).PerBlockAsync(Combine.Median);
        break;
    case ['f', 'o', 'c', 'a', 'l', '-', .. var radius]:
        await Blocks.Read<float>(files[1])
            .WithHalo(int.Parse(radius, CultureInfo.InvariantCulture))
            .Write(Output())
            .PerBlockAsync(Focal.Mean);
        break;
    case ['t', 'r', 'a', 'n', 's', 'l', 'a', 't', 'e', '-', .. var percent]:
        await Gdal.TranslateAsync(files[0], files[1], ["-outsize", percent + "%", percent + "%", .. options.SelectMany(option => (string[])["-co", option])]);
        break;
    case "zones":
        foreach ((long zone, ZoneStatistics sums) in (await Zones.SumUpAsync(files[0], files[1])).OrderBy(zone => zone.Key))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{zone} {sums.Count} {sums.Sum} {sums.Min} {sums.Max}"));
        }

        break;
    default:
        return 2;
}

// What the kernel has seen of this process at most, native memory included.
Console.Error.WriteLine(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)));
return 0;

RasterOutput Output() => new(files[0]) { CreationOptions = options };
