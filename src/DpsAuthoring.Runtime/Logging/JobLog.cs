using System.Globalization;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Logging;

/// <summary>
/// The log of one job: information to standard output, warnings and errors to standard error, all of it to a file. The file is at the
/// top of the job's folder as <c>*.log</c>, which DPS keeps when a job fails or is killed, and moves into <c>output/</c> on success.
/// Every line is with the operating system before the call returns, so that a kill loses none.
/// </summary>
internal sealed class JobLog : ILoggerProvider
{
    private readonly JobConsole _console;
    private readonly string _ownCategory;
    private readonly string _path;
    private readonly Lock _lock = new();
    private StreamWriter? _file;

    public JobLog(JobConsole console, string path, string ownCategory)
    {
        _console = console;
        _ownCategory = ownCategory;
        _path = path;
        _file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            AutoFlush = true,
        };
    }

    public JobConsole Console => _console;

    /// <summary>Prints a line as it is; the file has it with the time.</summary>
    public void Print(string text)
    {
        _console.WriteLine(text);
        ToFile($"{Now()} {text}");
    }

    /// <summary>Says on standard error why the job fails; the file has it with the time and whatever details there are.</summary>
    public void Fail(string sentence, string? details = null)
    {
        _console.WriteErrorLine($"error: {sentence}");
        ToFile($"{Now()} error: {sentence}" + (details is null ? "" : Environment.NewLine + details));
    }

    /// <summary>Writes a line to the file only.</summary>
    public void Note(string text) => ToFile($"{Now()} {text}");

    public ILogger CreateLogger(string categoryName) =>
        new Logger(this, categoryName == _ownCategory ? "" : $"[{categoryName[(categoryName.LastIndexOf('.') + 1)..]}] ");

    /// <summary>Ends the log and moves it into the results.</summary>
    public void MoveTo(string directory)
    {
        Dispose();
        File.Move(_path, Path.Combine(directory, Path.GetFileName(_path)), overwrite: true);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private static string Now() => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void ToFile(string text)
    {
        lock (_lock)
        {
            try
            {
                _file?.WriteLine(text);
            }
            catch (IOException)
            {
                // A full disk must not turn the log into the reason of the failure.
            }
        }
    }

    private sealed class Logger(JobLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string line = $"{Now()} {Word(logLevel)}: {category}{formatter(state, exception)}"
                + (exception is null ? "" : Environment.NewLine + exception);
            if (logLevel >= LogLevel.Warning)
            {
                log._console.WriteErrorLine(line);
            }
            else
            {
                log._console.WriteLine(line);
            }

            log.ToFile(line);
        }

        private static string Word(LogLevel level) => level switch
        {
            LogLevel.Trace => "trace",
            LogLevel.Debug => "debug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            LogLevel.Error => "error",
            _ => "critical",
        };
    }
}
