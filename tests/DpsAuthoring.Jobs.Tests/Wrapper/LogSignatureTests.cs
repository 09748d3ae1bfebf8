namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>What two lines have in common that were written for the same reason.</summary>
public sealed class LogSignatureTests
{
    [Theory]
    [InlineData("cannot read band of <osgeo.gdal.Dataset object at 0x7f1a0b>", "cannot read band of <osgeo.gdal.Dataset object at 0xdeadbeef>")]
    [InlineData("no S1A_IW_GRDH_1SDV_20200101T000000 here", "no S1B_IW_GRDH_1SDV_20210203T112233 here")]
    [InlineData("cannot open tmpab1x", "cannot open tmpkq_zzzw")]
    [InlineData("cannot open tmp.aBcDeFgHiJ", "cannot open tmp.KLmnoPqRsT")]
    [InlineData("blob 6ea0a9f is missing at 12:00", "blob 1234567 is missing at 13:00")]
    [InlineData("checksum is abcdefa1 and not e3b0c44298fc1c14", "checksum is 9bcdefab and not ffffffffffffff00")]
    [InlineData("Input a (https://h/x?n=1) could not", "Input a (https://h/y?n=2) could not")]
    [InlineData("no /tmp/a/b.tif, really", "no /data/c.tif, really")]
    public void What_differs_from_job_to_job_makes_no_difference(string one, string other) =>
        Assert.Equal(LogSignature.Of(one), LogSignature.Of(other));

    [Theory]
    [InlineData("HTTP 404 from the server", "HTTP 500 from the server")]
    [InlineData("ERROR 1: no band", "ERROR 4: no band")]
    [InlineData("HTTP Error 404: Not Found", "HTTP Error 503: Not Found")]
    [InlineData("KeyError: lat", "KeyError: lon")]
    [InlineData("facade is defaced", "facade is decade")]
    public void Other_reasons_stay_apart(string one, string other) => Assert.NotEqual(LogSignature.Of(one), LogSignature.Of(other));

    [Fact]
    public void A_bracket_stays_closed() =>
        Assert.Equal("Input a (…) could not", LogSignature.Of("Input a (https://h/x?n=1) could not"));
}
