using System.Globalization;

namespace DpsAuthoring.Cli.Remote;

/// <summary>Shows how far work with a server is, and nothing on standard output, which is for the outcome.</summary>
internal interface IProgressView : IDisposable
{
    /// <summary>Says a sentence.</summary>
    void Say(string sentence);

    /// <summary>Shows how many of all are done.</summary>
    void Show(int done, int all);

    /// <summary>Shows what is so now, until it is something else.</summary>
    void Show(string state);

    /// <summary>Shows to whoever watches what is so for a moment.</summary>
    void Glimpse(string state);
}

/// <summary>Finds the view that suits whoever looks.</summary>
internal static class ProgressView
{
    public static IProgressView Create() => !Console.IsErrorRedirected && !Terminal.IsDumb ? new ProgressLine() : new ProgressLog();
}

/// <summary>Shows nothing: whoever waits is told otherwise.</summary>
internal sealed class NoProgressView : IProgressView
{
    public void Say(string sentence)
    {
    }

    public void Show(int done, int all)
    {
    }

    public void Show(string state)
    {
    }

    public void Glimpse(string state)
    {
    }

    public void Dispose()
    {
    }
}

/// <summary>A line of the terminal that is written over.</summary>
internal sealed class ProgressLine : IProgressView
{
    private bool _isShown;

    public void Say(string sentence) => Write($"\r\e[K{sentence}{Environment.NewLine}", isShown: false);

    public void Show(int done, int all) => Show(string.Create(CultureInfo.InvariantCulture, $"{done}/{all}"));

    public void Show(string state)
    {
        int width = Console.WindowWidth - 1;
        Write($"\r{(width <= 0 || state.Length <= width ? state : state[..width])}\e[K", isShown: true);
    }

    public void Glimpse(string state) => Show(state);

    public void Dispose()
    {
        if (_isShown)
        {
            Write(Environment.NewLine, isShown: false);
        }
    }

    private void Write(string text, bool isShown)
    {
        _isShown = isShown;
        try
        {
            Console.Error.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The terminal is gone. The work goes on, or its signal ends it.
        }
    }
}

/// <summary>Lines with their time, where nobody watches a terminal: one for each tenth, and for each new state.</summary>
internal sealed class ProgressLog : IProgressView
{
    private const int Steps = 10;

    private int _told;
    private string _state = "";

    public void Say(string sentence)
    {
        try
        {
            Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {sentence}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever read it is gone, or its disk is full.
        }
    }

    public void Show(int done, int all)
    {
        int step = all == 0 ? Steps : (int)((long)done * Steps / all);
        if (step > _told)
        {
            _told = step;
            Say(string.Create(CultureInfo.InvariantCulture, $"{done}/{all}"));
        }
    }

    public void Show(string state)
    {
        if (state != _state)
        {
            _state = state;
            Say(state);
        }
    }

    public void Glimpse(string state)
    {
    }

    public void Dispose()
    {
    }
}
