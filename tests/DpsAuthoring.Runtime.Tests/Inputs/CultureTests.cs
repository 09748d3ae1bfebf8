using System.Globalization;

namespace DpsAuthoring.Runtime.Tests.Inputs;

/// <summary>Where a comma parts the decimals, values are still written with a point, in and out.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureTests()
    {
        // Made by hand: a machine without ICU has no de-DE.
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        german.NumberFormat.NegativeSign = "−";
        german.DateTimeFormat.DateSeparator = ".";
        german.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = german;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public async Task Values_keep_their_points()
    {
        Assert.Equal("-1,5", (-1.5).ToString(CultureInfo.CurrentCulture).Replace('−', '-'));
        Assert.Equal("-1.5|0|0|0.5", await Run.Value<Real>("--x", "-1.5"));
        Assert.Equal("x is '1,5', but must be a number.", await Run.Refusal<Real>("--x", "1,5"));
        Assert.Equal("share is '-1', but must be a number from 0 to 1.", await Run.Refusal<Real>("--share", "-1"));
        Assert.Equal("f is '1e99', but it must be from -3.4028235E+38 to 3.4028235E+38.", await Run.Refusal<Real>("--f", "1e99"));
        Assert.Equal("-5|30|1|0|0|0|0|0", await Run.Value<Whole>("--n", "-5"));
        Assert.Equal("-120.5,34,-119,35", await Run.Value<Boxes>("--box", "-120.5,34,-119,35"));
        Assert.Equal("-1.5,2,3,4", new BoundingBox(-1.5, 2, 3, 4).ToString());
    }

    [Fact]
    public async Task Times_keep_their_colons()
    {
        Assert.Equal(
            "2026-03-01|2026-03-01T12:30:00.0000000+00:00", await Run.Value<Dates>("--day", "2026-03-01", "--time", "2026-03-01T12:30Z"));
        using var job = new Testing.JobFolder();
        Testing.JobResult result = await job.RunArgumentsAsync<Dates>([], TestContext.Current.CancellationToken);
        Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z info: ", result.StandardOutput);
        Assert.Matches(@"finished in \d+\.\d\d s", result.StandardOutput);
    }
}
