// Stubs of raster libraries, as a repository without its packages has them.
public abstract class RasterFormat
{
    public abstract string Extension { get; }

    public virtual void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine("output", Path.GetFileName(name) + Extension), bytes);

    public void WriteLost(string name, byte[] bytes) => File.WriteAllBytes("rasters/" + name + Extension, bytes); // DPS1001

    public void WriteAny(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine("output", name) + Extension, bytes); // DPS1002
}

public sealed class GeoTiff : RasterFormat
{
    public override string Extension => ".tif";
}

public class NetCdf : RasterFormat
{
    public override string Extension { get; } = ".nc";
}

public sealed class Hdf5 : RasterFormat
{
    public override string Extension
    {
        get { return ".h5"; }
    }
}

public sealed class Image(int width, int height)
{
    public int Width => width;

    public static Image Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return new Image((int)stream.Length, 1);
    }

    public void SaveAsPng(string path)
    {
        using FileStream stream = File.Create(path);
        stream.SetLength(width * height);
    }

    public void SaveAsJpeg(Stream stream) => stream.SetLength(width);
}

public static class Rasters
{
    public static void Run(string arg, Uri uri)
    {
        Image image = Image.Load("input/scene.png");
        image.SaveAsPng("output/quicklook.png");
        image.SaveAsPng("quicklook.png"); // DPS1001
        using (FileStream stream = File.OpenWrite("output/quicklook.jpg"))
        {
            image.SaveAsJpeg(stream);
        }

        image.SaveAsPng(uri.LocalPath);
        image.SaveAsPng(new Uri(Path.GetFullPath("output/a b.png")).LocalPath);
        image.SaveAsPng(Path.Combine("output", Path.GetFileName(uri.LocalPath))); // DPS1002
        image.SaveAsPng(Path.Combine("output", "q_" + uri.Segments[^1])); // DPS1002
        Image.Load("~/scene.png"); // DPS1003
        Image.Load("s3://maap-ops/scene.png"); // DPS1007
        image.SaveAsPng("s3://maap-ops/scene.png"); // DPS1007
        File.WriteAllText(Path.Combine("output", arg) + ".tif", ""); // DPS1002
    }
}
