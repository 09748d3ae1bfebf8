namespace DpsAuthoring.Jobs;

/// <summary>What a job's processes used.</summary>
/// <param name="Cpu">Processor time, of user and system.</param>
/// <param name="PeakMemory">
/// Bytes of the largest process's memory at its peak. Linux counts what the process was started from too, so that a small one is told with
/// the memory of this program.
/// </param>
/// <param name="BytesRead">Bytes that were asked for in reads, whether or not from a disk.</param>
/// <param name="BytesWritten">Bytes that were handed over in writes.</param>
public readonly record struct ResourceUse(TimeSpan Cpu, long PeakMemory, long BytesRead, long BytesWritten)
{
    internal ResourceUse With(ResourceUse other) => new(
        Cpu + other.Cpu, Math.Max(PeakMemory, other.PeakMemory), BytesRead + other.BytesRead, BytesWritten + other.BytesWritten);
}
