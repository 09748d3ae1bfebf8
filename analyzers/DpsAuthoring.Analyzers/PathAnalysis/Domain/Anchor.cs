namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>A place that is known by what it is, not by its text.</summary>
internal enum Anchor
{
    /// <summary>The job's folder, made absolute.</summary>
    Working,
    Program,
    Home,
    Temp,
}
