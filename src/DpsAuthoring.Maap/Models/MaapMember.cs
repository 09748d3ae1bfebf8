namespace DpsAuthoring.Maap;

/// <summary>Who the token stands for.</summary>
public sealed class MaapMember
{
    /// <summary>The name that jobs and algorithms bear.</summary>
    public string? UserName { get; init; }

    /// <summary>The number that an algorithm's job type bears.</summary>
    public string? Id { get; init; }

    /// <summary>First and last name.</summary>
    public string? FullName { get; init; }

    /// <summary>The address for mail.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the member is active.</summary>
    public string? Status { get; init; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => UserName ?? "";
}
