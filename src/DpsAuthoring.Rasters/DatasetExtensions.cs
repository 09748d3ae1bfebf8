using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>Datasets in the manner of C#: bands as arrays, the geotransform as a value.</summary>
public static class DatasetExtensions
{
    extension(Dataset dataset)
    {
        /// <summary>Where the pixels lie on the map.</summary>
        public GeoTransform GeoTransform
        {
            get
            {
                double[] values = new double[6];
                dataset.GetGeoTransform(values);
                return GeoTransform.FromGdal(values);
            }

            set => GdalResult.Done(dataset.SetGeoTransform(value.ToGdal()), "The geotransform was not set");
        }

        /// <summary>The bands, in their order.</summary>
        public IEnumerable<Band> Bands => Enumerable.Range(1, dataset.RasterCount).Select(dataset.GetRasterBand);

        /// <summary>Reads bands, or a window of them: one band behind the other, each row by row.</summary>
        /// <typeparam name="T">The type of the pixels in the array.</typeparam>
        /// <param name="window">What to read; all where it is null.</param>
        /// <param name="bands">The bands' numbers, from 1; all bands where none is given.</param>
        /// <exception cref="ArgumentException">The window is not in the raster, or too large for an array.</exception>
        public T[] Read<T>(RasterWindow? window = null, params ReadOnlySpan<int> bands)
            where T : unmanaged
        {
            RasterWindow chosen = BandExtensions.Chosen(dataset.RasterXSize, dataset.RasterYSize, window);
            ReadOnlySpan<int> numbers = bands.Length > 0 ? bands : [.. Enumerable.Range(1, dataset.RasterCount)];
            T[] pixels = GC.AllocateUninitializedArray<T>(BandExtensions.ArrayLength(chosen, numbers.Length));
            for (int i = 0; i < numbers.Length; i++)
            {
                using Band band = GdalResult.Opened(dataset.GetRasterBand(numbers[i]), $"There is no band {numbers[i]}");
                band.Read(pixels.AsSpan(i * (int)chosen.Pixels, (int)chosen.Pixels), chosen);
            }

            return pixels;
        }

        /// <summary>Writes all bands, or a window of them: one band behind the other, each row by row.</summary>
        /// <typeparam name="T">The type of the pixels in memory.</typeparam>
        /// <param name="pixels">The pixels, exactly the window's size times the number of bands.</param>
        /// <param name="window">What to write; all where it is null.</param>
        /// <exception cref="ArgumentException">The window is not in the raster, or the memory has another size.</exception>
        public void Write<T>(ReadOnlySpan<T> pixels, RasterWindow? window = null)
            where T : unmanaged
        {
            RasterWindow chosen = BandExtensions.Chosen(dataset.RasterXSize, dataset.RasterYSize, window);
            BandExtensions.RequireSize(pixels.Length, chosen.Pixels * dataset.RasterCount, chosen);
            for (int i = 0; i < dataset.RasterCount; i++)
            {
                using Band band = dataset.GetRasterBand(i + 1);
                band.Write(pixels.Slice(i * (int)chosen.Pixels, (int)chosen.Pixels), chosen);
            }
        }

        /// <inheritdoc cref="Write{T}(Dataset, ReadOnlySpan{T}, RasterWindow?)"/>
        public void Write<T>(T[] pixels, RasterWindow? window = null)
            where T : unmanaged
            => dataset.Write((ReadOnlySpan<T>)pixels, window);
    }
}
