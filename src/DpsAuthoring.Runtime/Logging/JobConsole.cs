namespace DpsAuthoring.Logging;

/// <summary>The two output streams of a job, on which lines and an unfinished progress line take turns.</summary>
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
            if (isTerminal)
            {
                output.Write('\r' + text.PadRight(_unfinished));
            }
            else
            {
                output.Write(text);
            }

            _unfinished = finished ? 0 : text.Length;
            if (finished)
            {
                output.WriteLine();
            }

            output.Flush();
        }
    }

    private void Line(TextWriter writer, string text)
    {
        lock (_lock)
        {
            if (_unfinished > 0)
            {
                output.WriteLine();
                output.Flush();
                _unfinished = 0;
            }

            writer.WriteLine(text);
            writer.Flush();
        }
    }
}
