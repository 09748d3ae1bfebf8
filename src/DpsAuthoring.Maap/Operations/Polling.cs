namespace DpsAuthoring.Maap;

/// <summary>The waits between questions: each longer than the one before, none the same for all who wait.</summary>
internal sealed class Polling(MaapClientOptions options, TimeSpan first)
{
    private const double Growth = 1.5;
    private const double Jitter = 0.2;

    private TimeSpan _next = first;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA5394 // So that waits differ; nothing is kept secret by it.
        TimeSpan wait = _next * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
#pragma warning restore CA5394
        TimeSpan grown = _next * Growth;
        _next = grown < options.MaxPollingInterval ? grown : options.MaxPollingInterval;
        await Task.Delay(wait, options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }
}
