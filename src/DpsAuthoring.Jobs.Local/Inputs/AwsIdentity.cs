using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Who asks S3: found where AWS's own tools find it, and in their order.</summary>
internal sealed class AwsIdentity
{
    private static readonly Lazy<RegionEndpoint> s_region = new(FindRegion);

    private AwsIdentity(AWSCredentials? credentials, string advice) => (Credentials, Advice) = (credentials, advice);

    /// <summary>The credentials, which renew themselves; null to ask as anybody, which is enough for public buckets.</summary>
    public AWSCredentials? Credentials { get; }

    /// <summary>What can be done where this is not enough.</summary>
    public string Advice { get; }

    /// <summary>The region to ask first: that of <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c> or the profile.</summary>
    public static RegionEndpoint Region => s_region.Value;

    private static string Profile => DefaultAWSCredentialsIdentityResolver.GetProfileName();

    /// <param name="limit">How long finding out may take.</param>
    public static async Task<AwsIdentity> FindAsync(TimeSpan limit)
    {
        if (Variable("AWS_NO_SIGN_REQUEST") is { } value && value.ToUpperInvariant() is "YES" or "TRUE" or "ON" or "1")
        {
            return new AwsIdentity(null, "AWS_NO_SIGN_REQUEST is set, so no AWS credentials were looked for.");
        }

        KeepRegion();
        foreach ((string name, Func<AWSCredentials?> find) in Places())
        {
            try
            {
                // Some of it runs programs or asks servers, and does so without a limit.
                AWSCredentials? credentials = await Task.Run(() => Try(find)).WaitAsync(limit).ConfigureAwait(false);
                if (credentials is not null)
                {
                    return new AwsIdentity(
                        credentials,
                        $"It was asked with the AWS credentials of {name}, and as anybody: check that they may read it, and that they have not expired."
                    );
                }
            }
            catch (Exception e)
            {
                string problem =
                    e is TimeoutException
                        ? FormattableString.Invariant($"they did not come in {limit.TotalSeconds:0.#} s")
                        : Cause(e).Message.TrimEnd('.');
                return new AwsIdentity(
                    null, $"The AWS credentials of {name} cannot be had, so it was asked as anybody: {problem}. {Remedy()}");
            }
        }

        return new AwsIdentity(
            null,
            $"No AWS credentials were found: there is no {string.Join(", no ", Places().Select(place => place.Name))}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE."
        );
    }

    /// <summary>Where credentials may be. The name ends a sentence.</summary>
    private static IEnumerable<(string Name, Func<AWSCredentials?> Find)> Places() =>
    [
        ("AWS_ACCESS_KEY_ID", () => Variable("AWS_ACCESS_KEY_ID") is null ? null : new EnvironmentVariablesAWSCredentials()),
            (
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                () =>
                    Variable("AWS_WEB_IDENTITY_TOKEN_FILE") is null ? null : AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables()
            ),
        ($"profile {Profile} in ~/.aws", OfProfile),
            (
                "container's role",
                () =>
                    (Variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") ?? Variable("AWS_CONTAINER_CREDENTIALS_FULL_URI")) is null
                        ? null
                        : new GenericContainerCredentials()),
        ("EC2 instance's role", () => IsInstance() ? new InstanceProfileAWSCredentials() : null),
    ];

    private static async Task<AWSCredentials?> Try(Func<AWSCredentials?> find)
    {
        AWSCredentials? credentials = find();
        _ = credentials is null ? null : await credentials.GetCredentialsAsync().ConfigureAwait(false);
        return credentials;
    }

    // AWS's library loads its clients of these services by name.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(AmazonSecurityTokenServiceClient))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(AmazonSecurityTokenServiceConfig))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(AmazonSSOClient))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(AmazonSSOConfig))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(AmazonSSOOIDCClient))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(AmazonSSOOIDCConfig))]
    private static AWSCredentials? OfProfile()
    {
        var profiles = new CredentialProfileStoreChain();
        if (profiles.TryGetProfile(Profile, out CredentialProfile? profile))
        {
            return profile.CanCreateAWSCredentials
                ? AWSCredentialsFactory.GetAWSCredentials(profile, profiles, nonCallbackOnly: true)
                : null;
        }

        return Variable("AWS_PROFILE") is null
            ? null
            : throw new ProfileNotFoundException("neither ~/.aws/config nor ~/.aws/credentials has it");
    }

    /// <summary>What AWS answered is said by the exception around the answer itself.</summary>
    private static Exception Cause(Exception exception)
    {
        while (exception.InnerException is { } inner and not HttpErrorResponseException)
        {
            exception = inner;
        }

        return exception;
    }

    private static string Remedy()
    {
        if (new CredentialProfileStoreChain().TryGetProfile(Profile, out CredentialProfile? profile))
        {
            if ((profile.Options.SsoSession ?? profile.Options.SsoStartUrl) is not null)
            {
                return $"Log in first: aws sso login --profile {Profile}.";
            }

            if (profile.Options.MfaSerial is not null)
            {
                return $"Ask for them first: eval \"$(aws configure export-credentials --profile {Profile} --format env)\".";
            }
        }

        return "Check them with: aws sts get-caller-identity.";
    }

    /// <summary>
    /// Whether this machine says that it is an EC2 instance. Others would wait long for a metadata service that nobody runs.
    /// </summary>
    private static bool IsInstance() =>
        !string.Equals(Variable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
        && (
            Variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") is not null
            || Says("/sys/class/dmi/id/sys_vendor", "Amazon EC2")
            || Says("/sys/hypervisor/uuid", "ec2"));

    private static bool Says(string file, string start)
    {
        try
        {
            return File.ReadAllText(file).StartsWith(start, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static RegionEndpoint FindRegion()
    {
        try
        {
            // Where MAAP's buckets are.
            return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false) ?? RegionEndpoint.USWest2;
        }
        catch (AmazonClientException e)
        {
            throw new RemoteException(
                $"AWS_REGION, or the region of profile {Profile}, is none: {e.Message.TrimEnd('.')}",
                "Write one such as us-west-2.",
                inner: e);
        }
    }

    /// <summary>Without this, assuming a role asks the instance's metadata service for a region.</summary>
    private static void KeepRegion() => AWSConfigs.AWSRegion = Region.SystemName;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
