using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration;

/// <summary>An input's default as a job gets it. Python's YAML reads it, so that 010 is 8 and 1:30 is 90; and JSON carries it on.</summary>
public static class ConfiguredDefault
{
    /// <summary>The default's text, which may be empty.</summary>
    /// <param name="input">The input.</param>
    /// <returns>Null where it has none.</returns>
    /// <exception cref="FormatException">It cannot be sent to a registration; the message says why, as a clause.</exception>
    public static string? Of(ConfiguredInput input)
    {
        try
        {
            return input.Default is { } entry ? PythonJson.Argument(Payload.Of(entry.Value)) : null;
        }
        catch (PayloadException unsendable)
        {
            throw new FormatException(unsendable.Message, unsendable);
        }
    }

    /// <summary>The same; null also where it cannot be sent.</summary>
    internal static string? OrNone(ConfiguredInput input)
    {
        try
        {
            return Of(input);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
