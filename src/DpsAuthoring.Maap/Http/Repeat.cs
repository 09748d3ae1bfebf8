namespace DpsAuthoring.Maap;

/// <summary>When a request may be made again.</summary>
internal enum Repeat
{
    /// <summary>Only where it surely was not taken: there was no connection, or the server had no time (429, 503).</summary>
    WhenNotTaken,

    /// <summary>Also where its answer was lost; not after a 500, which here means something.</summary>
    UnlessServerFailed,

    /// <summary>Always: a second one changes nothing.</summary>
    Always,
}
