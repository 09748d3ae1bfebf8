namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>What may be wrong with text that is not known: why it could lead out of the folder it is appended to.</summary>
[Flags]
internal enum Taint
{
    /// <summary>A number, a date, a Guid: no separator, not <c>..</c>, no word.</summary>
    None = 0,

    /// <summary>It may hold a separator.</summary>
    Separator = 1,

    /// <summary>It may be, or hold, <c>..</c>.</summary>
    DotDot = 2,

    /// <summary>It may start at the root, so that <c>Path.Combine</c> forgets what stands before it.</summary>
    Rooted = 4,

    /// <summary>It may be a word, such as <c>output</c>.</summary>
    Word = 8,

    /// <summary>A name that the file system gave.</summary>
    Name = Word,

    /// <summary>What <c>Path.GetFileName</c> makes of anything: no separator, but <c>..</c> or nothing at all.</summary>
    FileName = Word | DotDot,

    /// <summary>One or more names: what lies somewhere below.</summary>
    Below = Word | Separator,

    /// <summary>Anything at all.</summary>
    Any = Separator | DotDot | Rooted | Word,
}
