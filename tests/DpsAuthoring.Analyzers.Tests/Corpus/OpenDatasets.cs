// Rasters that are opened for writing: closed in time, too late, never, or by somebody else.
using OSGeo.GDAL;
using OSGeo.OGR;
using DataType = OSGeo.GDAL.DataType;

namespace OSGeo.OGR
{
    public sealed class Layer : IDisposable { public void Dispose() { } public int CreateFeature(object feature) => 0; }
    public sealed class DataSource : IDisposable { public void Dispose() { } public Layer CreateLayer(string name) => new(); public int SyncToDisk() => 0; }
    public sealed class Driver : IDisposable { public void Dispose() { } public DataSource CreateDataSource(string utf8_path, string[]? options) => new(); }
    public static class Ogr { public static Driver GetDriverByName(string name) => new(); public static DataSource Open(string utf8_path, int update) => new(); }
}

namespace Rasters
{
    public static class Mosaic
    {
        public static Task RunAsync(Job job)
        {
            using Dataset source = Gdal.Open("input/a.tif", Access.GA_ReadOnly);
            OSGeo.GDAL.Driver tiff = Gdal.GetDriverByName("GTiff");
            Dataset never = tiff.Create("output/never.tif", 10, 10, 1, DataType.GDT_Byte, null); // DPS1010
            never.GetRasterBand(1).Fill(1, 0);

            job.Output.Write("warped.tif", path => Gdal.Warp(path, [source], null, null, null)); // DPS1010
            job.Output.Write("translated.tif", path => { _ = Gdal.wrapper_GDALTranslate(path, source, null, null, null); }); // DPS1010
            job.Output.Write("kept.tif", path =>
            {
                Dataset made = tiff.CreateCopy(path, source, 0, null, null, null); // DPS1010
                made.SetMetadataItem("a", "b", null);
            });
            job.Output.Write("closed.tif", path =>
            {
                using Dataset made = tiff.CreateCopy(path, source, 0, null, null, null);
                made.SetMetadataItem("a", "b", null);
            });
            job.Output.Write("closed-at-once.tif", path => Gdal.Warp(path, [source], null, null, null).Dispose());

            using (OutputFile file = job.Output.Create("open.tif"))
            {
                using Dataset open = tiff.Create(file.FullPath, 10, 10, 1, DataType.GDT_Byte, null); // DPS1010
                open.GetRasterBand(1).Fill(1, 0);
                file.Publish();
            }

            using (OutputFile file = job.Output.Create("block.tif"))
            {
                using (Dataset block = tiff.Create(file.FullPath, 10, 10, 1, DataType.GDT_Byte, null))
                {
                    block.GetRasterBand(1).Fill(1, 0);
                }

                file.Publish();
            }

            using (OutputFile file = job.Output.Create("too-early.tif"))
            {
                using (Dataset block = tiff.Create(file.FullPath, 10, 10, 1, DataType.GDT_Byte, null)) // DPS1010
                {
                    block.GetRasterBand(1).Fill(1, 0);
                    file.Publish();
                }
            }

            using (OutputFile file = job.Output.Create("named.tif"))
            {
                string target = file.FullPath;
                Dataset named = tiff.Create(target, 10, 10, 1, DataType.GDT_Byte, null); // DPS1010
                file.Publish();
                named.Dispose();
            }

            using (OutputFile file = job.Output.Create("flushed.tif"))
            {
                using Dataset flushed = tiff.Create(file.FullPath, 10, 10, 1, DataType.GDT_Byte, null);
                flushed.GetRasterBand(1).Fill(1, 0);
                flushed.FlushCache();
                file.Publish();
            }

            using (OutputFile file = job.Output.Create("disposed.tif"))
            {
                Dataset disposed = tiff.Create(file.FullPath, 10, 10, 1, DataType.GDT_Byte, null);
                disposed.GetRasterBand(1).Fill(1, 0);
                disposed.Dispose();
                file.Publish();
            }

            using OutputFile one = job.Output.Create("one.tif");
            using OutputFile other = job.Output.Create("other.tif");
            using (Dataset first = tiff.Create(one.FullPath, 10, 10, 1, DataType.GDT_Byte, null))
            {
                other.Publish();
                first.GetRasterBand(1).Fill(1, 0);
            }

            one.Publish();
            return Task.CompletedTask;
        }
    }

    public static class Scripts
    {
        private static Dataset? s_kept;
        private static readonly List<Dataset> s_all = [];

        public static void Discarded(Dataset source)
        {
            Gdal.GetDriverByName("GTiff").CreateCopy("output/a.tif", source, 0, null, null, null); // DPS1010
            _ = Gdal.Warp("output/b.tif", [source], null, null, null); // DPS1010
            Gdal.GetDriverByName("GTiff").Create("output/c.tif", 1, 1, 1, DataType.GDT_Byte, null).GetRasterBand(1).Fill(0, 0); // DPS1010
            Band band = Gdal.GetDriverByName("HFA").Create("output/d.img", 1, 1, 1, DataType.GDT_Byte, null).GetRasterBand(1); // DPS1010
            band.Fill(0, 0);
            band.FlushCache();
        }

        public static void FormatsThatAreWholeAtOnce(Dataset source, OSGeo.GDAL.Driver any, GDALTranslateOptions options)
        {
            Gdal.GetDriverByName("PNG").CreateCopy("output/a.png", source, 0, null, null, null);
            OSGeo.GDAL.Driver cog = Gdal.GetDriverByName("COG");
            cog.CreateCopy("output/a.tif", source, 0, null, null, null);
            any.CreateCopy("output/b.tif", source, 0, null, null, null);
            Gdal.wrapper_GDALTranslate("output/c.png", source, options, null, null);
            using var asCog = new GDALTranslateOptions(["-of", "COG"]);
            Gdal.wrapper_GDALTranslate("output/d.tif", source, asCog, null, null);
            Dataset memory = Gdal.GetDriverByName("MEM").Create("", 1, 1, 1, DataType.GDT_Byte, null);
            memory.GetRasterBand(1).Fill(0, 0);
        }

        public static void Finally(float[] pixels)
        {
            Dataset? dataset = null;
            try
            {
                dataset = Gdal.GetDriverByName("GTiff").Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null);
                dataset.GetRasterBand(1).WriteRaster(0, 0, 1, 1, pixels, 1, 1, 0, 0);
            }
            finally
            {
                dataset?.Dispose();
            }

            File.Copy("output/a.tif", "output/b.tif");
        }

        public static void CopiedTooEarly(Dataset source)
        {
            const string Path = "output/a.tif";
            Dataset dataset = Gdal.GetDriverByName("GTiff").CreateCopy(Path, source, 0, null, null, null); // DPS1010
            try
            {
                dataset.BuildOverviews("NEAREST", [2]);
                File.Copy(Path, "output/copy.tif");
            }
            finally
            {
                dataset.Dispose();
            }
        }

        public static void MovedTooEarly(string work, Dataset source)
        {
            using Dataset dataset = Gdal.GetDriverByName("ENVI").CreateCopy(work, source, 0, null, null, null); // DPS1010
            File.Move(work, "output/a.bin");
        }

        public static long ReadTooEarly(Dataset source)
        {
            string path = Path.Combine("output", "a.tif");
            using Dataset dataset = Gdal.GetDriverByName("GTiff").CreateCopy(path, source, 0, null, null, null); // DPS1010
            return File.ReadAllBytes(path).LongLength;
        }

        public static void ReadAfterwards(Dataset source)
        {
            string path = Path.Combine("output", "a.tif");
            Dataset dataset = Gdal.GetDriverByName("GTiff").CreateCopy(path, source, 0, null, null, null);
            if (dataset == null)
            {
                throw new InvalidOperationException();
            }

            dataset.Dispose();
            using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
            Console.WriteLine(read.RasterXSize);
        }

        public static void Updated()
        {
            Dataset dataset = Gdal.Open("output/a.tif", Access.GA_Update); // DPS1010
            dataset.SetGeoTransform([0, 1, 0, 0, 0, 1]);
            Dataset read = Gdal.Open("output/a.tif", Access.GA_ReadOnly);
            Console.WriteLine(read.RasterXSize);
        }

        public static void GivenToGdal(Dataset source)
        {
            Dataset target = Gdal.GetDriverByName("GTiff").Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null); // DPS1010
            Gdal.Warp(target, [source], null, null, null);
        }

        public static Dataset Returned() => Gdal.GetDriverByName("GTiff").Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null);

        public static Dataset ReturnedLater()
        {
            Dataset dataset = Gdal.GetDriverByName("GTiff").Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null);
            dataset.SetGeoTransform([0, 1, 0, 0, 0, 1]);
            return dataset;
        }

        public static void Stored()
        {
            s_kept = Gdal.GetDriverByName("GTiff").Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null);
            Dataset listed = Gdal.GetDriverByName("GTiff").Create("output/b.tif", 1, 1, 1, DataType.GDT_Byte, null);
            s_all.Add(listed);
            s_all.Add(Gdal.GetDriverByName("GTiff").Create("output/c.tif", 1, 1, 1, DataType.GDT_Byte, null));
            Dataset passed = Gdal.GetDriverByName("GTiff").Create("output/d.tif", 1, 1, 1, DataType.GDT_Byte, null);
            Finish(passed);
            Dataset captured = Gdal.GetDriverByName("GTiff").Create("output/e.tif", 1, 1, 1, DataType.GDT_Byte, null);
            Action close = () => captured.Dispose();
            close();
            Dataset owned = Gdal.GetDriverByName("GTiff").Create("output/f.tif", 1, 1, 1, DataType.GDT_Byte, null);
            new Owner(owned).Run();
            Dataset[] several = [Gdal.GetDriverByName("GTiff").Create("output/g.tif", 1, 1, 1, DataType.GDT_Byte, null)];
            foreach (Dataset one in several)
            {
                one.Dispose();
            }
        }

        public static void Alias(bool wide)
        {
            Dataset dataset = Gdal.GetDriverByName("GTiff").Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null);
            using Dataset alias = dataset;
            Dataset either = wide
                ? Gdal.GetDriverByName("GTiff").Create("output/b.tif", 1, 1, 1, DataType.GDT_Byte, null)
                : Gdal.GetDriverByName("GTiff").Create("output/c.tif", 1, 1, 1, DataType.GDT_Byte, null);
            either.Dispose();
            Dataset later;
            later = Gdal.GetDriverByName("GTiff").Create("output/d.tif", 1, 1, 1, DataType.GDT_Byte, null);
            using (later)
            {
                later.GetRasterBand(1).Fill(0, 0);
            }
        }

        public static void Temporary(Job job)
        {
            Dataset dataset = Gdal.GetDriverByName("GTiff").Create(job.Scratch.GetPath("a.tif"), 1, 1, 1, DataType.GDT_Byte, null);
            dataset.GetRasterBand(1).Fill(0, 0);
        }

        public static void EachTile(string[] names)
        {
            foreach (string name in names)
            {
                string path = Path.Combine("output", Path.GetFileNameWithoutExtension(name) + ".tif");
                Dataset tile = Gdal.GetDriverByName("GTiff").Create(path, 1, 1, 1, DataType.GDT_Byte, null); // DPS1010
                tile.GetRasterBand(1).Fill(0, 0);
            }
        }

        public static void Vectors(object feature)
        {
            DataSource lost = Ogr.GetDriverByName("GPKG").CreateDataSource("output/a.gpkg", null); // DPS1010
            lost.CreateLayer("a").CreateFeature(feature);
            using DataSource kept = Ogr.GetDriverByName("GPKG").CreateDataSource("output/b.gpkg", null);
            kept.CreateLayer("b").CreateFeature(feature);
            DataSource synced = Ogr.Open("output/c.gpkg", 1);
            synced.CreateLayer("c").CreateFeature(feature);
            synced.SyncToDisk();
            DataSource changed = Ogr.Open("output/d.gpkg", 1); // DPS1010
            changed.CreateLayer("d").CreateFeature(feature);
        }

        private static void Finish(Dataset dataset) => dataset.Dispose();
    }

    public sealed class Owner(Dataset dataset)
    {
        public void Run() => dataset.Dispose();
    }
}
