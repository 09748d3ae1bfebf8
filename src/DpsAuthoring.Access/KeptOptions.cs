using DpsAuthoring.Maap;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Access;

/// <summary>GDAL's options for S3, set to the key that works.</summary>
internal sealed partial class KeptOptions : IAsyncDisposable
{
    private readonly Action<string, string?> _set;
    private readonly S3AccessOptions _options;
    private readonly Func<CancellationToken, Task<(MaapS3Credentials Key, DateTimeOffset RenewAt)>> _renew;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _keeping;
    private int _isDisposed;

    public KeptOptions(
        Action<string, string?> set,
        S3AccessOptions options,
        MaapS3Credentials first,
        DateTimeOffset renewAt,
        Func<CancellationToken, Task<(MaapS3Credentials Key, DateTimeOffset RenewAt)>> renew)
    {
        (_set, _options, _renew) = (set, options, renew);
        set("AWS_REGION", options.Region);
        if (options.RequesterPays)
        {
            set("AWS_REQUEST_PAYER", "requester");
        }

        Set(first);
        _keeping = KeepAsync(renewAt);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _end.CancelAsync().ConfigureAwait(false);
        await _keeping.ConfigureAwait(false);
        _end.Dispose();
        foreach (string option in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_REQUEST_PAYER"])
        {
            _set(option, null);
        }
    }

    private void Set(MaapS3Credentials key)
    {
        _set("AWS_ACCESS_KEY_ID", key.AccessKeyId);
        _set("AWS_SECRET_ACCESS_KEY", key.SecretAccessKey);
        _set("AWS_SESSION_TOKEN", key.SessionToken);
    }

    private async Task KeepAsync(DateTimeOffset renewAt)
    {
        while (true)
        {
            try
            {
                TimeSpan wait = renewAt - _options.TimeProvider.GetUtcNow();
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, _options.TimeProvider, _end.Token).ConfigureAwait(false);
                (MaapS3Credentials key, renewAt) = await _renew(_end.Token).ConfigureAwait(false);
                Set(key);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The old key may work for some minutes yet; what reads with one that has ended fails with S3's own words.
                if (_options.Logger is { } logger)
                {
                    LogFailure(logger, e.Message.TrimEnd('.'), _options.RetryDelay.TotalSeconds);
                }

                renewAt = _options.TimeProvider.GetUtcNow() + _options.RetryDelay;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "the key to S3 could not be renewed: {Reason}; it is tried again in {Delay} s")]
    private static partial void LogFailure(ILogger logger, string reason, double delay);
}
