namespace DpsAuthoring.Stac;

/// <summary>What is to be known of jobs before they are run; the gravest first.</summary>
public enum StacWarningKind
{
    /// <summary>Items that lack what is bound, and give no job.</summary>
    Lacking,

    /// <summary>Addresses of a kind that no job can fetch.</summary>
    Unfetchable,

    /// <summary>Addresses that are signed: they expire, and what is behind the question mark becomes a part of the file's name.</summary>
    SignedAddress,

    /// <summary>Addresses with a question mark: what is behind it becomes a part of the file's name.</summary>
    Query,

    /// <summary>Addresses that lead to Earthdata's login.</summary>
    EarthdataLogin,

    /// <summary>Files whose reader pays for them.</summary>
    RequesterPays,

    /// <summary>Files in S3, for which a job needs the right to read the bucket.</summary>
    S3,

    /// <summary>Addresses of a private network, which DPS does not reach.</summary>
    Private,

    /// <summary>Files of this machine, which DPS does not have.</summary>
    Local,
}

/// <summary>Something to be known of jobs before they are run.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Count">How many items it is about.</param>
/// <param name="Examples">The first of them.</param>
/// <param name="Message">It, in one sentence.</param>
public sealed record StacWarning(StacWarningKind Kind, long Count, IReadOnlyList<string> Examples, string Message)
{
    /// <summary>Whether it is so in DPS alone, and not where jobs run on the machine that has searched.</summary>
    public bool IsOfDps => Kind is StacWarningKind.Private or StacWarningKind.Local;

    internal static string Sentence(StacWarningKind kind, string about, long count, IReadOnlyList<string> examples)
    {
        string items = count == 1 ? $"1 item ({examples[0]})" : $"{count} items ({string.Join(", ", examples)}{(count > examples.Count ? ", …" : "")})";
        return kind switch
        {
            StacWarningKind.Lacking => $"{items} {(count == 1 ? "has" : "have")} no {about}, and {(count == 1 ? "gives" : "give")} no job.",
            StacWarningKind.Unfetchable => $"The {about} of {items} is at an address that no job can fetch: http, https and s3 are fetched.",
            StacWarningKind.SignedAddress =>
                $"The {about} of {items} has a signed address: it expires, perhaps before the job runs, and in a job all that is behind the ? is a part of the file's name. Search where addresses are not signed, or let the job sign them.",
            StacWarningKind.Query =>
                $"The {about} of {items} has an address with a ?: in a job what is behind it is a part of the file's name, and of its extension.",
            StacWarningKind.EarthdataLogin =>
                $"The {about} of {items} is behind Earthdata's login: a job gets the login's page instead, unless its machine has the right; let the job fetch it, with maap-py's credentials for Earthdata.",
            StacWarningKind.RequesterPays => $"The {about} of {items} is paid for by who reads it: a job that does not say so is refused.",
            StacWarningKind.S3 => $"The {about} of {items} is in S3: the job's machine needs the right to read that bucket.",
            StacWarningKind.Private => $"The {about} of {items} is at an address of a private network, which DPS does not reach.",
            _ => $"The {about} of {items} is a file of this machine, which DPS does not have.",
        };
    }
}
