using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace DpsAuthoring.Stac;

/// <summary>Which failures are met by another attempt, and after which wait. A search changes nothing, so it may always be made again.</summary>
internal static partial class RetryRules
{
    /// <summary>What a request is called in a log.</summary>
    public static readonly HttpRequestOptionsKey<string> Name = new("DpsAuthoring.Stac.Name");

    public static ResiliencePipeline<HttpResponseMessage> Pipeline(StacClientOptions options, ILogger logger)
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
                DelayGenerator = args => ValueTask.FromResult(AskedFor(args.Outcome.Result?.Headers.RetryAfter, options.TimeProvider)),
                ShouldHandle = args => ValueTask.FromResult(IsRepeated(args.Outcome, options)),
                OnRetry = args =>
                {
                    Note(args, logger);
                    return default;
                },
            });
        }

        return builder.Build();
    }

    /// <summary>How long the server asks to be left alone.</summary>
    public static TimeSpan? AskedFor(RetryConditionHeaderValue? header, TimeProvider time) =>
        (header?.Delta ?? header?.Date - time.GetUtcNow()) is { } wait && wait >= TimeSpan.Zero ? wait : null;

    private static bool IsRepeated(Outcome<HttpResponseMessage> outcome, StacClientOptions options) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        { Exception: HttpRequestException or IOException or TimeoutException } => !IsLasting(outcome.Exception),
        { Result: { } answer } when AskedFor(answer.Headers.RetryAfter, options.TimeProvider) > options.MaxRetryDelay => false,
        { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } => true,
        { Result.StatusCode: HttpStatusCode.NotImplemented } => false,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

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

    private static void Note(OnRetryArguments<HttpResponseMessage> args, ILogger logger)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            string reason = args.Outcome.Result is { } answer
                ? ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)
                : args.Outcome.Exception?.GetType().Name ?? "";
            string? name = args.Context.GetRequestMessage() is { } request && request.Options.TryGetValue(Name, out string? known) ? known : null;
            LogRetry(logger, name, reason, args.RetryDelay.TotalSeconds);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Request} failed ({Reason}); it is tried again in {Delay} s")]
    private static partial void LogRetry(ILogger logger, string? request, string reason, double delay);
}
