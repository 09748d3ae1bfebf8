using System.Runtime.InteropServices;

namespace DpsAuthoring.Hosting;

/// <summary>
/// The ways in which a process ends without the run coming back: a signal whose grace is over, an exception on a thread of the
/// algorithm's own, a call of <c>Environment.Exit</c>. Each gets its last words.
/// </summary>
internal sealed partial class ProcessEnd : IDisposable
{
    /// <summary>With the grace of <see cref="StopSignals"/> it stays within the 5 seconds that a job has.</summary>
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    private readonly Func<Exception, string> _sentence;
    private readonly Action<string, string?> _say;

    /// <param name="sentence">An exception in one line.</param>
    /// <param name="say">Says why the job failed, in a sentence and perhaps a trace, and tidies up.</param>
    public ProcessEnd(Func<Exception, string> sentence, Action<string, string?> say)
    {
        _sentence = sentence;
        _say = say;
        AppDomain.CurrentDomain.UnhandledException += OnException;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= OnException;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    /// <summary>
    /// Ends the process without running exit handlers: while another thread is inside a native library, those would take the
    /// library's data away under it. What stands still (a pipe that nobody reads, a disk) cannot hold it up.
    /// </summary>
    public void Leave(int exitCode, string sentence, string? trace = null)
    {
        var lastWords = new Thread(() => _say(sentence, trace)) { IsBackground = true, Name = "DPS last words" };
        lastWords.Start();
        lastWords.Join(s_lastWords);
        if (OperatingSystem.IsWindows())
        {
            Dispose();
#pragma warning disable RS0030 // Ending the process at once is what this is for.
            Environment.Exit(exitCode);
#pragma warning restore RS0030
        }

        ExitAtOnce(exitCode);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitAtOnce(int exitCode);

    private void OnException(object sender, UnhandledExceptionEventArgs e)
    {
        var exception = (Exception)e.ExceptionObject;
        Leave(ExitCode.Failure, _sentence(exception), exception.ToString());
    }

    /// <summary>The exit code of the algorithm's own is kept unless it claims success.</summary>
    private void OnExit(object? sender, EventArgs e)
    {
        Environment.ExitCode = Environment.ExitCode == ExitCode.Success ? ExitCode.Failure : Environment.ExitCode;
        _say(
            "the algorithm ended the process itself, so nobody knows whether its results are complete: return from RunAsync, or throw.",
            null);
    }
}
