using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Endpoints;

/// <summary>A configuration as a client sends it.</summary>
public static class RegistrationRequest
{
    /// <summary>The configuration's values as JSON, as Python's YAML reads them.</summary>
    /// <param name="yaml">The configuration.</param>
    /// <param name="key">The key that gets another value; null where none does.</param>
    /// <param name="value">That value.</param>
    /// <exception cref="FormatException">It cannot be sent; the message is a clause.</exception>
    public static string Of(YamlText yaml, string? key = null, string? value = null)
    {
        try
        {
            object? payload = Payload.Of(yaml);
            if (key is not null && payload is PythonDict values)
            {
                values.Set(key, value);
            }

            return PythonJson.Argument(payload) ?? "null";
        }
        catch (PayloadException e)
        {
            throw new FormatException("it cannot be sent: " + e.Message, e);
        }
    }
}
