using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Logging;

/// <summary>
/// The log of one job: information to standard output, warnings and errors to standard error, all of it to a file. The file is at the
/// top of the job's folder as <c>*.log</c>, which DPS keeps when a job fails or is killed, and moves into <c>output/</c> on success.
/// Every line is with the operating system before the call returns, so that a kill loses none; and before the console has it, which may
/// stand still because nobody reads it.
/// </summary>
internal sealed class JobLog : ILoggerProvider
{
    private readonly JobConsole _console;
    private readonly string _ownCategory;
    private readonly string _path;
    private readonly Lock _lock = new();
    private FileStream? _file;

    public JobLog(JobConsole console, string path, string ownCategory)
    {
        _console = console;
        _ownCategory = ownCategory;
        _path = path;

        // Without a buffer nothing waits to be written, nor fails a second time when the file is closed on a full disk.
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    public JobConsole Console => _console;

    /// <summary>Prints a line as it is; the file has it with the time.</summary>
    public void Print(string text)
    {
        Note(text);
        _console.WriteLine(text);
    }

    /// <summary>Says on standard error why the job fails; the file has it with the time and whatever details there are.</summary>
    public void Fail(string sentence, string? details = null)
    {
        string line = $"error: {Quoted.Sentence(sentence)}";
        Note(details is null ? line : $"{line}\n{details}");
        _console.WriteErrorLine(line);
    }

    /// <summary>Writes a line to the file only.</summary>
    public void Note(string text) => ToFile($"{Now()} {Quoted.Indented(text)}");

    public ILogger CreateLogger(string categoryName) =>
        new Logger(this, categoryName == _ownCategory ? "" : $"[{categoryName[(categoryName.LastIndexOf('.') + 1)..]}] ");

    /// <summary>Ends the log and moves it into the results, or says that it could not: those are complete without it.</summary>
    public void MoveTo(string directory)
    {
        Dispose();
        try
        {
            File.Move(_path, Path.Combine(directory, Path.GetFileName(_path)), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _console.WriteErrorLine($"{Now()} warning: the log could not be moved into output/: {Quoted.Sentence(e.Message)}");
        }
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
                _file?.Write(Encoding.UTF8.GetBytes(text + Environment.NewLine));
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
            string text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}";
            string line = $"{Now()} {Word(logLevel)}: {category}{Quoted.Indented(text)}";
            log.ToFile(line);
            if (logLevel >= LogLevel.Warning)
            {
                log._console.WriteErrorLine(line);
            }
            else
            {
                log._console.WriteLine(line);
            }
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
