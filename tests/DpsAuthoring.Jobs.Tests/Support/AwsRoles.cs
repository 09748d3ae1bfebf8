using System.Net;
using System.Web;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>Where AWS gives credentials for a while: STS, single sign-on, and the services of a container and of an instance.</summary>
internal sealed class AwsRoles(IEnumerable<AwsKey> keys)
{
    /// <summary>What a role gives.</summary>
    public static readonly AwsKey Role = new("ASIAROLE", "role-secret", "role-token");

    /// <summary>What a user who has logged in has.</summary>
    public const string Token = "login-token";

    private const string InAnHour = "2099-01-01T00:00:00Z";

    private readonly AwsKey[] _keys = [.. keys, Role];

    public AwsKey? Find(string id) => _keys.FirstOrDefault(key => key.Id == id);

    /// <returns>Whether the request is for it.</returns>
    public bool Answer(StubRequest request, StubResponse response)
    {
        switch (request.Method, request.Path.Split('?')[0])
        {
            case ("POST", "/"):
                AnswerSts(request, HttpUtility.ParseQueryString(request.Body), response);
                return true;
            case ("GET", "/federation/credentials"):
                bool isLoggedIn = request.Headers.GetValueOrDefault("x-amz-sso_bearer_token") == Token;
                response.Send(
                    isLoggedIn ? 200 : 401,
                    isLoggedIn
                        ? $$"""{"roleCredentials":{"accessKeyId":"{{Role.Id}}","secretAccessKey":"{{Role.Secret}}","sessionToken":"{{Role.Token}}","expiration":4070908800000} }"""
                        : """{"message":"Session token not found or invalid"}""",
                    "Content-Type: application/json\r\n");
                return true;
            case ("PUT", "/latest/api/token"):
                response.Send(200, "imds-token");
                return true;
            case ("GET", "/latest/meta-data/iam/security-credentials/"):
                response.Send(200, "role");
                return true;
            case ("GET", "/latest/meta-data/iam/info"):
                response.Send(200, """{"Code":"Success","LastUpdated":"2020-01-01T00:00:00Z","InstanceProfileArn":"arn:aws:iam::123456789012:instance-profile/role","InstanceProfileId":"AIPA"}""");
                return true;
            case ("GET", "/role" or "/latest/meta-data/iam/security-credentials/role"):
                response.Send(
                    200, $$"""{"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"{{Role.Id}}","SecretAccessKey":"{{Role.Secret}}","Token":"{{Role.Token}}","LastUpdated":"2020-01-01T00:00:00Z","Expiration":"{{InAnHour}}"}""");
                return true;
            default:
                return false;
        }
    }

    private void AnswerSts(StubRequest request, System.Collections.Specialized.NameValueCollection form, StubResponse response)
    {
        string action = form["Action"] ?? "";
        bool isAllowed = action switch
        {
            "AssumeRole" => SignatureCheck.Check(request, "sts", Find).Problem is null,
            "AssumeRoleWithWebIdentity" => form["WebIdentityToken"] == Token && !request.Headers.ContainsKey("Authorization"),
            _ => false,
        };
        response.Send(
            isAllowed && form["RoleArn"] == "arn:aws:iam::123456789012:role/reader" ? 200 : 403,
            isAllowed && form["RoleArn"] == "arn:aws:iam::123456789012:role/reader"
                ? $"""
                  <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
                  <Credentials><AccessKeyId>{Role.Id}</AccessKeyId><SecretAccessKey>{Role.Secret}</SecretAccessKey><SessionToken>{Role.Token}</SessionToken><Expiration>{InAnHour}</Expiration></Credentials>
                  </{action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{action}Response>
                  """
                : $"""
                  <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
                  <Message>{WebUtility.HtmlEncode($"No one may assume {form["RoleArn"]} like this")}</Message></Error><RequestId>1</RequestId></ErrorResponse>
                  """,
            "Content-Type: text/xml\r\n");
    }
}
