namespace DpsAuthoring.Jobs.Batches;

/// <summary>What the jobs of a batch cost that have succeeded.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Mean">What one took.</param>
/// <param name="Longest">What the slowest took.</param>
/// <param name="PeakMemory">The bytes of memory of the one that took the most.</param>
/// <param name="LargestFolder">The bytes in the folder of the one that left the most, without its inputs, which are links there.</param>
public sealed record BatchCost(int Count, TimeSpan Mean, TimeSpan Longest, long PeakMemory, long LargestFolder);
