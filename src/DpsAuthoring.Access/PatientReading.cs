using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DpsAuthoring.Access;

/// <summary>Which failures are met by another attempt, and after which wait.</summary>
internal static partial class PatientReading
{
    public static ResiliencePipeline<HttpResponseMessage> Pipeline(DataClientOptions options, ILogger logger)
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

    /// <summary>What only asks is asked again after a failure that may pass; what changes something, only where it was not taken.</summary>
    private static bool IsRepeated(RetryPredicateArguments<HttpResponseMessage> args)
    {
        HttpRequestMessage? request = args.Context.GetRequestMessage();
        bool isRead = request?.Method == HttpMethod.Get || request?.Method == HttpMethod.Head || IsSearch(request);
        return args.Outcome switch
        {
            { Exception: HttpRequestException exception } => isRead && !IsLasting(exception),
            { Exception: IOException } => isRead,
            { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => true,
            {
                Result.StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            } => isRead,
            _ => false,
        };
    }

    /// <summary>A search of a STAC API is sent by POST, and changes nothing.</summary>
    private static bool IsSearch(HttpRequestMessage? request) =>
        request?.Method == HttpMethod.Post
        && request.RequestUri is { IsAbsoluteUri: true } address
        && address.AbsolutePath.EndsWith("/search", StringComparison.Ordinal);

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

    private static TimeSpan? AskedFor(RetryConditionHeaderValue? header, DataClientOptions options)
    {
        TimeSpan? asked = header?.Delta ?? header?.Date - options.TimeProvider.GetUtcNow();
        return asked is { } wait && wait >= TimeSpan.Zero ? wait < options.MaxRetryDelay ? wait : options.MaxRetryDelay : null;
    }

    private static void Note(OnRetryArguments<HttpResponseMessage> args, ILogger logger)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            string reason = args.Outcome.Result?.StatusCode is { } code
                ? ((int)code).ToString(CultureInfo.InvariantCulture)
                : args.Outcome.Exception?.Message.TrimEnd('.') ?? "";
            LogRetry(logger, Place.Of(args.Context.GetRequestMessage()?.RequestUri), reason, args.RetryDelay.TotalSeconds);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Place} failed ({Reason}); it is tried again in {Delay} s")]
    private static partial void LogRetry(ILogger logger, string place, string reason, double delay);
}
