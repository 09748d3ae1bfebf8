namespace DpsAuthoring;

/// <summary>
/// An input that cannot be used, which an algorithm finds out while it reads it. The job ends as where an input was refused before the
/// start: with exit code 2, and the message as all that is said. So the message names the file, what is wrong with it, and what it must be.
/// </summary>
public class InputException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InputException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which input it is, what is wrong with it, and what it must be.</param>
    public InputException(string? message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which input it is, what is wrong with it, and what it must be.</param>
    /// <param name="innerException">Why.</param>
    public InputException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
