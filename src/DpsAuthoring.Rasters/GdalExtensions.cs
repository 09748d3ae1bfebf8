using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>GDAL's utilities under C# names.</summary>
public static class GdalExtensions
{
    extension(Gdal)
    {
        /// <summary>Does what <c>gdal_translate</c> does.</summary>
        /// <param name="destination">Where the result is written.</param>
        /// <param name="source">The raster to translate.</param>
        /// <param name="options">The options as on the command line: <c>"-outsize", "25%", "25%"</c>.</param>
        /// <returns>The result, open. Its file is complete once it is disposed.</returns>
        public static Dataset Translate(string destination, Dataset source, params IEnumerable<string> options)
        {
            using var parsed = new GDALTranslateOptions([.. options]);
            return GdalResult.Opened(
                Gdal.wrapper_GDALTranslate(destination, source, parsed, null, null), $"{destination} was not translated");
        }

        /// <summary>
        /// Does what <c>gdal_translate</c> does, on every core where each pixel is taken as it is (no <c>-r average</c>) and
        /// the result is a GeoTIFF without loss or a COG; else on one. The result appears once it is whole.
        /// </summary>
        /// <param name="destination">Where the result is written.</param>
        /// <param name="source">The raster to translate, as GDAL names it.</param>
        /// <param name="options">The options as on the command line: <c>["-outsize", "25%", "25%"]</c>.</param>
        /// <param name="progress">Takes how much is done, from 0 to 1: <c>job.Progress</c>.</param>
        /// <param name="cancellationToken">Stops it; nothing is written then.</param>
        /// <exception cref="OperationCanceledException">It was stopped.</exception>
        public static Task TranslateAsync(
            string destination, string source, IEnumerable<string> options, IProgress<double>? progress = null,
            CancellationToken cancellationToken = default)
        {
            ArgumentException.ThrowIfNullOrEmpty(destination);
            ArgumentException.ThrowIfNullOrEmpty(source);
            return new Translation(source, destination, new(options)).RunAsync(progress, cancellationToken);
        }

        /// <summary>Does what <c>gdalwarp</c> does with one raster.</summary>
        /// <param name="destination">Where the result is written.</param>
        /// <param name="source">The raster to warp.</param>
        /// <param name="options">The options as on the command line: <c>"-t_srs", "EPSG:32633"</c>.</param>
        /// <returns>The result, open. Its file is complete once it is disposed.</returns>
        public static Dataset Warp(string destination, Dataset source, params IEnumerable<string> options) =>
            Gdal.Warp(destination, [source], options);

        /// <summary>Does what <c>gdalwarp</c> does with several rasters.</summary>
        /// <param name="destination">Where the result is written.</param>
        /// <param name="sources">The rasters to warp; later ones lie over earlier ones.</param>
        /// <param name="options">The options as on the command line: <c>"-t_srs", "EPSG:32633"</c>.</param>
        /// <returns>The result, open. Its file is complete once it is disposed.</returns>
        public static Dataset Warp(string destination, IReadOnlyCollection<Dataset> sources, params IEnumerable<string> options)
        {
            using var parsed = new GDALWarpAppOptions([.. options]);
            return GdalResult.Opened(Gdal.Warp(destination, [.. sources], parsed, null, null), $"{destination} was not warped");
        }

        /// <summary>Does what <c>gdalwarp</c> does with several rasters, says how far it is, and can be stopped.</summary>
        /// <param name="destination">Where the result is written.</param>
        /// <param name="sources">The rasters to warp; later ones lie over earlier ones.</param>
        /// <param name="options">The options as on the command line: <c>["-t_srs", "EPSG:32633"]</c>.</param>
        /// <param name="progress">Takes how much is done, from 0 to 1: <c>job.Progress</c>.</param>
        /// <param name="cancellationToken">Stops it.</param>
        /// <returns>The result, open. Its file is complete once it is disposed.</returns>
        /// <exception cref="OperationCanceledException">It was stopped.</exception>
        public static Dataset Warp(
            string destination, IReadOnlyCollection<Dataset> sources, IEnumerable<string> options, IProgress<double>? progress,
            CancellationToken cancellationToken)
        {
            using var parsed = new GDALWarpAppOptions([.. options]);
            return GdalResult.Opened(
                Watched.Call(
                    watch => Gdal.Warp(destination, [.. sources], parsed, watch, null), progress, cancellationToken),
                $"{destination} was not warped");
        }

        /// <summary>Does what <c>gdalbuildvrt</c> does: one virtual raster over many.</summary>
        /// <param name="destination">Where the VRT is written; empty for nowhere.</param>
        /// <param name="sources">The rasters' files.</param>
        /// <param name="options">The options as on the command line: <c>"-separate"</c>.</param>
        /// <returns>The VRT, open.</returns>
        public static Dataset BuildVrt(string destination, IEnumerable<string> sources, params IEnumerable<string> options)
        {
            using var parsed = new GDALBuildVRTOptions([.. options]);
            return GdalResult.Opened(
                Gdal.wrapper_GDALBuildVRT_names(destination, [.. sources], parsed, null, null), $"{destination} was not built");
        }
    }
}
