using System.Collections.Immutable;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What came of running a helper; its end is null where it never returns.</summary>
internal sealed record HelperRun(Value? Result, State? End, ImmutableArray<PathUse> Uses);
