namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Which row is at work: a line of the terminal that is written over. Nothing, where there is no terminal.</summary>
internal sealed class ComparisonProgress(int rows) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly bool _isShown = !Console.IsErrorRedirected && !Terminal.IsDumb;
    private int _begun;
    private bool _isOver;

    /// <summary>A row is at work.</summary>
    public void Begin(ComparedRow row)
    {
        lock (_lock)
        {
            _begun++;
            Show();
        }
    }

    /// <summary>Has something said in the place of the line, which comes again below.</summary>
    public void Say(Action say)
    {
        lock (_lock)
        {
            Write("\r\e[K");
            say();
            Show();
        }
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _isOver = true;
                Write("\r\e[K");
            }
        }
    }

    public void Dispose() => End();

    private void Show() => Write($"\r\e[K{_begun} of {rows} rows begun");

    private void Write(string text)
    {
        if (_isShown)
        {
            Console.Error.Write(text);
        }
    }
}
