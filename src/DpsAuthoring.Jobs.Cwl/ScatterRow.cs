namespace DpsAuthoring.Jobs.Cwl;

/// <summary>A job of a scatter.</summary>
/// <param name="Name">What its results and logs are called; no other row of the scatter is called so.</param>
/// <param name="Request">The job.</param>
public sealed record ScatterRow(string Name, JobRequest Request);
