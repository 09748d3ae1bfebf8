namespace DpsAuthoring.Configuration.Programs;

/// <summary>
/// The programs that algorithms start, and no system has by itself. What is not here is not known, and nothing is said of it.
/// </summary>
internal static class KnownPrograms
{
    private static readonly KnownProgram[] s_all =
    [
        Of(
            "gdal_contour gdal_create gdal_footprint gdal_grid gdal_rasterize gdal_translate gdal_viewshed gdaladdo gdalbuildvrt gdaldem gdalenhance "
            + "gdalinfo gdallocationinfo gdalmanage gdalmdiminfo gdalmdimtranslate gdalsrsinfo gdaltindex gdaltransform gdalwarp nearblack ogr2ogr ogrinfo "
            + "ogrlineref ogrtindex",
            conda: "libgdal-core libgdal libgdal-* gdal",
            apt: "gdal-bin",
            bringing: "rasterio rioxarray fiona pyogrio geopandas pdal python-pdal qgis grass otb orfeotoolbox isce2 isce3 mintpy odc-stac stackstac r-sf r-terra r-stars"),
        Of(
            "gdal2tiles.py gdal_calc.py gdal_edit.py gdal_fillnodata.py gdal_merge.py gdal_pansharpen.py gdal_polygonize.py gdal_proximity.py gdal_retile.py "
            + "gdal_sieve.py gdalcompare.py ogrmerge.py pct2rgb.py rgb2pct.py",
            conda: "gdal",
            apt: "gdal-bin python3-gdal",
            bringing: "qgis otb orfeotoolbox isce2 isce3 mintpy"),
        Of(
            "cct cs2cs geod gie proj projinfo projsync",
            conda: "proj",
            apt: "proj-bin",
            bringing: "libgdal libgdal-* gdal pyproj cartopy rasterio rioxarray fiona pyogrio geopandas pdal python-pdal qgis grass cdo gmt pygmt r-sf r-terra"),
        Of("pdal", conda: "pdal", apt: "pdal", bringing: "python-pdal"),
        Of(
            "h5copy h5diff h5dump h5ls h5repack h5stat",
            conda: "hdf5",
            apt: "hdf5-tools",
            bringing: "h5py pytables libnetcdf netcdf4 netcdf-* libgdal libgdal-hdf5 libgdal-netcdf gdal nco cdo isce2 isce3"),
        Of(
            "nccopy ncdump ncgen ncgen3",
            conda: "libnetcdf",
            apt: "netcdf-bin",
            bringing: "netcdf4 netcdf-* libgdal libgdal-netcdf gdal nco cdo"),
        Of("ncap2 ncatted ncbo ncclimo nces ncflint ncks ncpdq ncra ncrcat ncremap ncrename ncwa", conda: "nco", apt: "nco"),
        Of("cdo", conda: "cdo", apt: "cdo", bringing: "python-cdo"),
        Of("gmt", conda: "gmt", apt: "gmt", bringing: "pygmt"),
        Of("grass", conda: "grass", apt: "grass-core grass"),
        Of("saga_cmd", conda: "saga", apt: "saga"),
        Of("tippecanoe tile-join", conda: "tippecanoe", apt: "tippecanoe"),
        Of("samtools", conda: "samtools", apt: "samtools"),
        Of("bcftools", conda: "bcftools", apt: "bcftools"),
        Of("bedtools", conda: "bedtools", apt: "bedtools"),
        Of("bwa", conda: "bwa", apt: "bwa"),
        Of("composite convert identify magick mogrify montage", conda: "imagemagick", apt: "imagemagick"),
        Of("gm", conda: "graphicsmagick", apt: "graphicsmagick"),
        Of("ffmpeg ffprobe", conda: "ffmpeg", apt: "ffmpeg", bringing: "imageio-ffmpeg opencv"),
        Of("exiftool", conda: "exiftool", apt: "libimage-exiftool-perl"),
        Of("gs", conda: "ghostscript", apt: "ghostscript", bringing: "gmt pygmt"),
        Of("gnuplot", conda: "gnuplot", apt: "gnuplot gnuplot-nox"),
        Of("dot neato", conda: "graphviz", apt: "graphviz", bringing: "python-graphviz pygraphviz pydot"),
        Of("R Rscript", conda: "r-base r-*", apt: "r-base-core r-base r-*"),
        Of("octave octave-cli", conda: "octave", apt: "octave octave-cli"),
        Of("julia", conda: "julia", apt: "julia"),
        Of("java", conda: "openjdk", apt: "default-jre-headless default-jre default-jdk* openjdk-*"),
        Of("node", conda: "nodejs", apt: "nodejs"),
        Of("aws", conda: "awscli", apt: "awscli"),
        Of("aria2c", conda: "aria2", apt: "aria2"),
        Of("rclone", conda: "rclone", apt: "rclone"),
        Of("s5cmd", conda: "s5cmd", apt: "s5cmd"),
        Of("jq", conda: "jq", apt: "jq"),
        Of("parallel", conda: "parallel", apt: "parallel"),
        Of("pigz", conda: "pigz", apt: "pigz"),
        Of("7z 7za 7zr", conda: "p7zip", apt: "p7zip-full p7zip 7zip"),
    ];

    private static readonly Dictionary<string, KnownProgram> s_byName = s_all
        .SelectMany(program => program.Names, (program, name) => (program, name))
        .ToDictionary(pair => pair.name, pair => pair.program);

    /// <summary>What a program comes with; null for one that is not known, or is named by a path.</summary>
    public static KnownProgram? Of(string program) => s_byName.TryGetValue(program, out KnownProgram? known) ? known : null;

    private static KnownProgram Of(string names, string conda, string apt, string bringing = "") =>
        new(names.Split(' '), conda.Split(' '), apt.Split(' '), bringing.Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
