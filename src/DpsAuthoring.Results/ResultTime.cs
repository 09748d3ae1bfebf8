using System.Text.Json.Nodes;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>The time that a result is of.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; the same as the beginning for one moment.</param>
/// <param name="IsOfJob">Whether it is merely when the job ended, since nothing tells more.</param>
internal sealed record ResultTime(DateTimeOffset Start, DateTimeOffset End, bool IsOfJob = false)
{
    private static readonly string[] s_moments = ["datetime", "date", "acquisition_date"];
    private static readonly string[] s_ranges = ["temporal", "date_range", "datetime_range"];

    private static readonly (string Start, string End)[] s_pairs =
        [("start_datetime", "end_datetime"), ("start_date", "end_date"), ("start_time", "end_time"), ("start", "end")];

    /// <summary>The time that an input of the job declares, or else the job's own.</summary>
    public static ResultTime Of(ResultOrigin origin)
    {
        string? Value(string name) => origin.Values.GetValueOrDefault(name);
        foreach (string name in s_moments.Concat(s_ranges))
        {
            string[] parts = (Value(name) ?? "").Split(['/', ','], 2);
            if (StacTime.Read(parts[0]) is { } start && StacTime.Read(parts[^1]) is { } end && start <= end)
            {
                return new ResultTime(start, end);
            }
        }

        foreach ((string first, string last) in s_pairs)
        {
            if (StacTime.Read(Value(first)) is { } start && StacTime.Read(Value(last)) is { } end && start <= end)
            {
                return new ResultTime(start, end);
            }
        }

        DateTimeOffset now = origin.Ended ?? DateTimeOffset.UtcNow;
        return new ResultTime(now, now, IsOfJob: true);
    }

    public void AddTo(JsonObject fields)
    {
        fields["datetime"] = Start == End ? StacTime.Write(Start) : null;
        if (Start != End)
        {
            fields["start_datetime"] = StacTime.Write(Start);
            fields["end_datetime"] = StacTime.Write(End);
        }

        if (IsOfJob)
        {
            fields["dps:datetime_is_of"] = "job";
        }
    }
}
