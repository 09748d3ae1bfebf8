using OSGeo.GDAL;

namespace GdalTests;

/// <summary>GDAL's files and folders, and options of single paths.</summary>
public sealed class FileSystemTests
{
    private readonly string _folder = $"/vsimem/{Guid.NewGuid():N}";

    public FileSystemTests() => Gdal.AllRegister();

    [Fact]
    public void Files_and_folders_are_made_listed_renamed_deleted()
    {
        Assert.Equal(0, Gdal.Mkdir(_folder, 493));
        Assert.Equal(0, Gdal.Mkdir(_folder + "/a", 493));
        Gdal.FileFromMemBuffer(_folder + "/a/b.txt", [1, 2, 3]);
        Assert.Equal(["a/", "a/b.txt"], Gdal.ReadDirRecursive(_folder));
        Assert.Equal(0, Gdal.Rename(_folder + "/a/b.txt", _folder + "/c.txt"));
        Assert.Contains("c.txt", Gdal.ReadDir(_folder, 0));
        Assert.True(Gdal.UnlinkBatch([_folder + "/c.txt"]));
        Assert.Equal(-1, Gdal.Unlink(_folder + "/c.txt"));
        Gdal.RmdirRecursive(_folder);
        Assert.Contains("/vsimem/", Gdal.GetFileSystemsPrefixes());
    }

    [Fact]
    public void A_file_is_written_and_its_number_is_good_once()
    {
        nint file = Gdal.VSIFOpenL(_folder + ".txt", "wb");
        Assert.Equal(4, Gdal.VSIFWriteL("Äbc", 1, 4, file));
        Assert.Equal(4, Gdal.VSIFTellL(file));
        Assert.Equal(0, Gdal.VSIFSeekL(file, 1, 0));
        Assert.Equal(0, Gdal.VSIFTruncateL(file, 2));
        Assert.Throws<ArgumentException>(() => Gdal.VSIFWriteL("abc", 1, 4, file));
        Assert.Equal(0, Gdal.VSIFCloseL(file));
        Assert.Throws<ArgumentException>(() => Gdal.VSIFCloseL(file));
        Assert.Throws<ArgumentException>(() => Gdal.VSIFTellL(12345));
        Assert.Equal(0, Gdal.VSIFOpenL(_folder + "/none", "rb"));
    }

    [Fact]
    public void An_option_is_set_for_a_path_and_not_for_another()
    {
        Assert.SkipUnless(string.CompareOrdinal(Gdal.VersionInfo("VERSION_NUM"), "3060000") >= 0, "Needs GDAL 3.6.");
        Gdal.SetPathSpecificOption("/vsis3/mine", "AWS_REGION", "eu-central-1");
        Assert.Equal("eu-central-1", Gdal.GetPathSpecificOption("/vsis3/mine/a.tif", "AWS_REGION", "x"));
        Assert.Equal("x", Gdal.GetPathSpecificOption("/vsis3/yours/a.tif", "AWS_REGION", "x"));
        Gdal.ClearPathSpecificOptions("/vsis3/mine");
        Assert.Null(Gdal.GetPathSpecificOption("/vsis3/mine/a.tif", "AWS_REGION", null));
    }
}
