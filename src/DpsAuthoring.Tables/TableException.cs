namespace DpsAuthoring.Tables;

/// <summary>A table that cannot be used. The message says where, what stands there, and what must.</summary>
public sealed class TableException : InputException
{
    /// <summary>Creates the exception.</summary>
    public TableException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public TableException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">Why.</param>
    public TableException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal TableException(string file, int line, string? column, string problem)
        : base($"{file}{(line > 0 ? $", line {line}" : "")}: {problem}")
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>The table's file name.</summary>
    public string File { get; } = "";

    /// <summary>The line, from 1, as an editor counts them; 0 where it is about the whole file.</summary>
    public int Line { get; }

    /// <summary>The column's name; null where it is about a whole row or file.</summary>
    public string? Column { get; }
}
