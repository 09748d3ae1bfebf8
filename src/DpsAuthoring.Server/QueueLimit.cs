using System.Globalization;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Server;

/// <summary>A queue that jobs are submitted to.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TimeLimit">After this long its jobs are stopped.</param>
public sealed record QueueLimit(string Name, TimeSpan TimeLimit)
{
    /// <summary>Those of MAAP that everybody knows. Its sandbox ends jobs after ten minutes.</summary>
    public static IReadOnlyList<QueueLimit> Default { get; } =
    [
        new("maap-dps-sandbox", TimeSpan.FromMinutes(10)),
        new("maap-dps-worker-8gb", JobRequest.DefaultTimeLimit),
        new("maap-dps-worker-16gb", JobRequest.DefaultTimeLimit),
        new("maap-dps-worker-32gb", JobRequest.DefaultTimeLimit),
        new("maap-dps-worker-64gb", JobRequest.DefaultTimeLimit),
        new("maap-dps-worker-32vcpu-64gb", JobRequest.DefaultTimeLimit),
    ];

    /// <summary>Reads <c>NAME</c> or <c>NAME=MINUTES</c>; null for what is neither.</summary>
    public static QueueLimit? Parse(string text)
    {
        string[] parts = text.Split('=');
        return parts switch
        {
            [var name] when IsName(name) => new QueueLimit(name, JobRequest.DefaultTimeLimit),
            [var name, var minutes] when IsName(name)
                && double.TryParse(minutes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
                && count is > 0 and < 100_000 => new QueueLimit(name, TimeSpan.FromMinutes(count)),
            _ => null,
        };
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and < 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
