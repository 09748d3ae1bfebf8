namespace DpsAuthoring.Logging;

/// <summary>
/// The two output streams of a job, on which lines and an unfinished progress line take turns. A stream that cannot be written (a full
/// disk behind it) loses its text; that is no reason for a job to fail.
/// </summary>
internal sealed class JobConsole(TextWriter output, TextWriter error, bool isTerminal)
{
    private readonly Lock _lock = new();
    private int _unfinished;

    public bool IsTerminal => isTerminal;

    public void WriteLine(string text) => Line(output, text);

    public void WriteErrorLine(string text) => Line(error, text);

    /// <summary>Adds to the unfinished line (in a log), or writes it anew (on a terminal).</summary>
    public void Progress(string text, bool finished)
    {
        lock (_lock)
        {
            string shown = isTerminal ? '\r' + text.PadRight(_unfinished) : text;
            _unfinished = finished ? 0 : text.Length;
            Write(output, finished ? shown + Environment.NewLine : shown);
        }
    }

    private void Line(TextWriter writer, string text)
    {
        lock (_lock)
        {
            if (_unfinished > 0)
            {
                _unfinished = 0;
                Write(output, Environment.NewLine);
            }

            Write(writer, text + Environment.NewLine);
        }
    }

    private static void Write(TextWriter writer, string text)
    {
        try
        {
            writer.Write(text);
            writer.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
        }
    }
}
