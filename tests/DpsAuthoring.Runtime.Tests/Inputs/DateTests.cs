namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("dates")]
public sealed partial class Dates : Echo
{
    [Input("day")] public DateOnly Day { get; init; } = new(2020, 1, 2);
    [Input("time")] public DateTimeOffset Time { get; init; } = DateTimeOffset.UnixEpoch;

    protected override object Value => new[] { Day.ToString("O", null), Time.ToString("O", null) };
}

public class DateTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-03-01T00:00:00.0000000+00:00")]
    [InlineData("2026-03-01T12:30Z", "2026-03-01T12:30:00.0000000+00:00")]
    [InlineData("2026-03-01T12:30:15", "2026-03-01T12:30:15.0000000+00:00")]
    [InlineData("2026-03-01T12:30:15.25+02:00", "2026-03-01T12:30:15.2500000+02:00")]
    [InlineData("2026-03-01T12:30:15.123456789Z", null)]
    [InlineData("2026-03-01 12:30", null)]
    [InlineData("01.03.2026", null)]
    [InlineData("2026-02-30T00:00Z", null)]
    public async Task A_time_is_ISO_8601_and_UTC_unless_it_says_otherwise(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.Equal($"time is '{text}', but must be a time such as 2026-03-01T12:00:00Z.", await Run.Refusal<Dates>("--time", text));
        }
        else
        {
            Assert.Equal("2020-01-02|" + expected, await Run.Value<Dates>("--time", text));
        }
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("0001-01-01", true)]
    [InlineData("9999-12-31", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2026-3-1", false)]
    [InlineData("20260301", false)]
    [InlineData("03/01/2026", false)]
    public async Task A_day_is_ISO_8601(string text, bool allowed)
    {
        if (allowed)
        {
            Assert.Equal(text + "|1970-01-01T00:00:00.0000000+00:00", await Run.Value<Dates>("--day", text));
        }
        else
        {
            Assert.Equal($"day is '{text}', but must be a date such as 2026-03-01.", await Run.Refusal<Dates>("--day", text));
        }
    }
}
