using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Hosting;

/// <summary>What the runtime itself logs.</summary>
internal static partial class JobMessages
{
    [LoggerMessage(LogLevel.Information, "output/{File}: {Bytes} bytes")]
    public static partial void Produced(this ILogger logger, string file, long bytes);

    [LoggerMessage(LogLevel.Warning, "the result is output/{File}: names begin below output/, so '{Name}' would do")]
    public static partial void NamesOutputTwice(this ILogger logger, string file, string name);

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    public static partial void Remark(this ILogger logger, string sentence);

    public static void Finished(this ILogger logger, int files, string seconds, string? emptyBecause)
    {
        if (files == 0 && emptyBecause is not null)
        {
            logger.FinishedEmpty(seconds, emptyBecause);
        }
        else
        {
            logger.FinishedWith(files, seconds);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Variable} is '{Value}', but must be one of {Levels}; Information is taken")]
    public static partial void UnknownLogLevel(this ILogger logger, string variable, string value, string levels);

    [LoggerMessage(LogLevel.Information, "finished in {Seconds} s, {Files} file(s) in output/")]
    private static partial void FinishedWith(this ILogger logger, int files, string seconds);

    [LoggerMessage(LogLevel.Information, "finished in {Seconds} s without a result: {Reason}")]
    private static partial void FinishedEmpty(this ILogger logger, string seconds, string reason);
}
