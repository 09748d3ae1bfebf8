namespace DpsAuthoring.Model;

/// <summary>How bad what a check finds is.</summary>
public enum Severity
{
    /// <summary>Advice.</summary>
    Info,

    /// <summary>A result would be lost or wrong.</summary>
    Warning,

    /// <summary>It cannot work at all.</summary>
    Error,
}
