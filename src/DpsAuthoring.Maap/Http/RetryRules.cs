using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DpsAuthoring.Maap;

/// <summary>Which failures are met by another attempt, and after which wait.</summary>
internal static partial class RetryRules
{
    public static readonly HttpRequestOptionsKey<Repeat> Repeat = new("DpsAuthoring.Maap.Repeat");

    /// <summary>What a request is called in a log, where no token is in it.</summary>
    public static readonly HttpRequestOptionsKey<string> Name = new("DpsAuthoring.Maap.Name");

    /// <summary>Set on a request that was made again after it may have been taken.</summary>
    public static readonly HttpRequestOptionsKey<bool> MayHaveBeenTaken = new("DpsAuthoring.Maap.MayHaveBeenTaken");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(MaapClientOptions options, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxAttempts - 1,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
                DelayGenerator = args => ValueTask.FromResult(AskedFor(args.Outcome.Result?.Headers.RetryAfter, options)),
                ShouldHandle = args => ValueTask.FromResult(IsRepeated(args)),
                OnRetry = args =>
                {
                    Note(args, logger);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    /// <summary>Whether a failed request never reached the server.</summary>
    public static bool WasNotSent(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static bool IsRepeated(RetryPredicateArguments<HttpResponseMessage> args)
    {
        Repeat repeat = RepeatOf(args.Context.GetRequestMessage());
        return args.Outcome switch
        {
            { Exception: { } exception } when WasNotSent(exception) => !IsLasting(exception),
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
            { Exception: HttpRequestException or IOException or TimeoutException } => repeat != Maap.Repeat.WhenNotTaken,
            { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => true,
            { Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } =>
                repeat != Maap.Repeat.WhenNotTaken,
            // The original says 500 for much that will not change: it is asked once more, not four times.
            { Result.StatusCode: HttpStatusCode.InternalServerError } => repeat == Maap.Repeat.Always && args.AttemptNumber == 0,
            _ => false,
        };
    }

    /// <summary>Nobody has that name, or the server's certificate is not trusted: so it will be the next time.</summary>
    private static bool IsLasting(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } or AuthenticationException)
            {
                return true;
            }
        }

        return false;
    }

    private static TimeSpan? AskedFor(RetryConditionHeaderValue? header, MaapClientOptions options)
    {
        TimeSpan? asked = header?.Delta ?? header?.Date - options.TimeProvider.GetUtcNow();
        return asked is { } wait && wait >= TimeSpan.Zero ? wait < options.MaxRetryDelay ? wait : options.MaxRetryDelay : null;
    }

    private static void Note(OnRetryArguments<HttpResponseMessage> args, ILogger logger)
    {
        HttpRequestMessage? request = args.Context.GetRequestMessage();
        HttpStatusCode? status = args.Outcome.Result?.StatusCode;
        if (status is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            && !(args.Outcome.Exception is { } exception && WasNotSent(exception)))
        {
            request?.Options.Set(MayHaveBeenTaken, true);
        }

        if (logger.IsEnabled(LogLevel.Warning))
        {
            string reason = status is { } code ? ((int)code).ToString(CultureInfo.InvariantCulture) : args.Outcome.Exception?.GetType().Name ?? "";
            string? name = request is not null && request.Options.TryGetValue(Name, out string? known) ? known : null;
            LogRetry(logger, name, reason, args.RetryDelay.TotalSeconds);
        }
    }

    private static Repeat RepeatOf(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Repeat, out Repeat repeat) ? repeat : Maap.Repeat.WhenNotTaken;

    [LoggerMessage(1, LogLevel.Warning, "{Request} failed ({Reason}); it is tried again in {Delay} s")]
    private static partial void LogRetry(ILogger logger, string? request, string reason, double delay);
}
