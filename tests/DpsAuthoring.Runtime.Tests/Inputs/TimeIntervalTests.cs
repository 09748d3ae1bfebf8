using System.Globalization;
using CsCheck;

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("intervals")]
public sealed partial class Intervals : Echo
{
    [Input("when")] public TimeInterval? When { get; init; }
    [Input("spans")] public IReadOnlyList<TimeInterval> Spans { get; init; } = [];
    [Input("always")] public TimeInterval Always { get; init; }

    protected override object Value => When is { } one ? one : Spans;
}

public class TimeIntervalTests
{
    [Theory]
    [InlineData("2026-01-01/2026-03-31", "2026-01-01T00:00:00Z/2026-03-31T23:59:59.9999999Z")]
    [InlineData("2026-01-01T06:00:00Z/2026-01-01T07:30:00+02:00", null)] // ends before it starts, as the offset says
    [InlineData("2026-01-01T06:00:00+02:00/2026-01-01T07:30:00Z", "2026-01-01T04:00:00Z/2026-01-01T07:30:00Z")]
    [InlineData("2026-01-01/..", "2026-01-01T00:00:00Z/..")]
    [InlineData("../2026", "../2026-12-31T23:59:59.9999999Z")]
    [InlineData("../..", "../..")]
    [InlineData("2026-02", "2026-02-01T00:00:00Z/2026-02-28T23:59:59.9999999Z")]
    [InlineData("2024-02/2024-03", "2024-02-01T00:00:00Z/2024-03-31T23:59:59.9999999Z")]
    [InlineData("9999", "9999-01-01T00:00:00Z/9999-12-31T23:59:59.9999999Z")]
    [InlineData("2026-03-01T12:00Z", "2026-03-01T12:00:00Z/2026-03-01T12:00:00Z")]
    [InlineData(" 2026-01-01 / 2026-01-02 ", "2026-01-01T00:00:00Z/2026-01-02T23:59:59.9999999Z")]
    [InlineData("2026-02/2026-01", null)]
    [InlineData("..", null)]
    [InlineData("/", null)]
    [InlineData("2026-01-01/", null)]
    [InlineData("2026-01-01/2026-01-02/2026-01-03", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("2026-1-1", null)]
    [InlineData("26", null)]
    [InlineData("P1M", null)]
    public async Task Is_a_start_and_an_end_of_which_one_may_be_open(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.Equal(
                $"when is '{text}', but must be a time interval such as 2026-01-01/2026-03-31, 2026-01 or 2026-01-01/.. that does not end "
                + "before it starts.",
                await Run.Refusal<Intervals>("--when", text));
        }
        else
        {
            Assert.Equal(expected, await Run.Value<Intervals>("--when", text));
        }
    }

    [Fact]
    public async Task May_be_one_of_several() =>
        Assert.Equal(
            "2026-01-01T00:00:00Z/2026-01-01T23:59:59.9999999Z|2026-03-01T00:00:00Z/..",
            await Run.Value<Intervals>("--spans", "2026-01-01,2026-03-01/.."));

    [Fact]
    public void Is_read_back_as_it_was_written_and_holds_what_lies_between() =>
        Gen.Select(Moment, Moment, Moment).Sample((one, other, moment) =>
        {
            TimeInterval interval = one < other ? new(one, other) : new(other, one);
            Assert.Equal(interval, TimeInterval.Parse(interval.ToString()));
            Assert.Equal(interval.Start <= moment && moment <= interval.End, interval.Contains(moment));
            Assert.Equal(interval.Contains(moment), interval.Overlaps(new(moment, moment)));
            Assert.True(new TimeInterval(null, null).Contains(moment));
            Assert.Equal(moment <= interval.End, new TimeInterval(null, interval.End).Contains(moment));
        });

    [Fact]
    public void A_day_holds_its_own_moments_and_no_others() =>
        Moment.Where(moment => moment.Year > 1).Sample(moment =>
        {
            var day = TimeInterval.Parse(moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.True(day.Contains(moment));
            Assert.False(day.Contains(moment.AddDays(-1)));
            Assert.Equal(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1), day.End - day.Start);
        });

    [Fact]
    public void Does_not_end_before_it_starts() =>
        Assert.Throws<ArgumentException>(() => new TimeInterval(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(-1)));

    [Fact]
    public void Whatever_a_text_is_it_is_an_interval_or_none() =>
        Gen.String[Gen.Char["0123456789-/.TZ:+ P"], 0, 24].Sample(text =>
        {
            if (TimeInterval.TryParse(text, out TimeInterval interval))
            {
                Assert.Equal(interval, TimeInterval.Parse(interval.ToString()));
            }
            else
            {
                Assert.Throws<FormatException>(() => TimeInterval.Parse(text));
            }
        });

    private static Gen<DateTimeOffset> Moment { get; } =
        Gen.Long[0, new DateTime(9999, 12, 30).Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
