using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>Which calls only say something, and so neither do the work nor remember a failure.</summary>
internal static class Logging
{
    private static readonly string[] s_verbs =
    [
        "CaptureException", "Critical", "Debug", "Error", "Fatal", "Info", "Log", "Print", "Trace", "Track", "Verbose", "Warn", "Write",
    ];

    /// <summary>Whether a type is a log, or what is read like one.</summary>
    public static bool IsLog(ITypeSymbol? type) =>
        type is not null
        && (type.Name is "Activity" or "AnsiConsole" or "Console" or "Debug" or "JobProgress" or "Log" or "ILog" or "Trace"
            || type.Name.EndsWith("Logger", StringComparison.Ordinal)
            || type.Name.EndsWith("LoggerExtensions", StringComparison.Ordinal));

    public static bool Is(IMethodSymbol method)
    {
        if (IsLog(method.ContainingType))
        {
            return true;
        }

        if (method.ContainingType?.Name == "File")
        {
            return false;
        }

        foreach (string verb in s_verbs)
        {
            if (method.Name.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
