using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Inputs;

/// <summary>Objects in S3, as <c>dps run</c> gets them with all that AWS's own tools can be told.</summary>
[Trait("Speed", "Slow")]
public sealed class S3Tests : IDisposable
{
    private static readonly AwsKey s_user = new("AKIAUSER", "user-secret");
    private static readonly AwsKey s_session = new("ASIASESSION", "session-secret", "session-token");

    private readonly S3Server _server = new(s_user, s_session);
    private readonly S3User _user;

    public S3Tests()
    {
        _user = new S3User(_server);
        _server.Buckets["ours"] = new S3Bucket { Readers = [s_user.Id, s_session.Id] };
        _server.Buckets["roles"] = new S3Bucket { Readers = [AwsRoles.Role.Id] };
        _server.Buckets["open"] = new S3Bucket { IsPublic = true };
    }

    public void Dispose()
    {
        _user.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void Credentials_of_the_environment_may_have_a_session_token()
    {
        Assert.Equal("content", _user.With(s_session).Get("s3://ours/scene.tif"));
        Assert.Equal(["GET /ours/scene.tif ASIASESSION us-west-2"], _server.Log);
    }

    [Fact]
    public void A_refusal_without_an_end_is_not_read_to_it()
    {
        long sent = 0;
        using var server = new StubServer((_, response) => Interlocked.Add(ref sent, response.SendForEver(403)));
        _user.Environment["AWS_ENDPOINT_URL"] = server.Address;
        Assert.Contains(": the server answered 403 Forbidden.", _user.With(s_user).Fail("s3://ours/scene.tif"), StringComparison.Ordinal);
        Until.True(() => Volatile.Read(ref sent) > 0, "the server is not left alone");
        Assert.InRange(sent, 0, 100_000_000);
    }

    [Fact]
    public void A_profile_has_credentials_and_a_region()
    {
        _user.Write(
            ".aws/credentials",
            "[default]\naws_access_key_id = NOBODY\naws_secret_access_key = x\n[mine]\naws_access_key_id = AKIAUSER\naws_secret_access_key = user-secret\n"
        );
        _user.Write(".aws/config", "[profile mine]\nregion = eu-west-1\n");
        _user.Environment["AWS_PROFILE"] = "mine";
        _server.Buckets["europe"] = new S3Bucket { Region = "eu-west-1", Readers = [s_user.Id] };
        Assert.Equal("content", _user.Get("s3://europe/scene.tif"));
        Assert.Equal(["GET /europe/scene.tif AKIAUSER eu-west-1"], _server.Log);
    }

    [Theory]
    [InlineData("region = us-west-2\n")]
    [InlineData("")]
    public void A_profile_assumes_a_role(string region)
    {
        _user.Write(".aws/credentials", "[base]\naws_access_key_id = AKIAUSER\naws_secret_access_key = user-secret\n");
        _user.Write(".aws/config", "[profile reader]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = base\n" + region);
        _user.Environment["AWS_PROFILE"] = "reader";
        Assert.Equal("content", _user.Get("s3://roles/scene.tif"));
    }

    [Fact]
    public void A_role_that_may_not_be_assumed_is_a_sentence()
    {
        _user.Write(".aws/credentials", "[base]\naws_access_key_id = AKIAUSER\naws_secret_access_key = user-secret\n");
        _user.Write(".aws/config", "[profile other]\nrole_arn = arn:aws:iam::123456789012:role/other\nsource_profile = base\n");
        _user.Environment["AWS_PROFILE"] = "other";
        Assert.Equal(
            "Input raster could not be fetched from s3://roles/scene.tif: the server answered 403 Forbidden, AccessDenied: Access Denied. "
            + "The AWS credentials of profile other in ~/.aws cannot be had, so it was asked as anybody: No one may assume arn:aws:iam::123456789012:role/other like this. "
            + "Check them with: aws sts get-caller-identity.",
            _user.Fail("s3://roles/scene.tif"));
    }

    [Fact]
    public void A_web_identity_assumes_a_role()
    {
        _user.Environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = _user.Write("token", AwsRoles.Token);
        _user.Environment["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/reader";
        Assert.Equal("content", _user.Get("s3://roles/scene.tif"));
    }

    [Fact]
    public void A_profile_asks_a_program()
    {
        string answer = _user.Write(
            "answer.json",
            """{"Version":1,"AccessKeyId":"ASIASESSION","SecretAccessKey":"session-secret","SessionToken":"session-token"}""");
        _user.Write(".aws/config", $"[default]\ncredential_process = cat {answer}\n");
        Assert.Equal("content", _user.Get("s3://ours/scene.tif"));
    }

    [Fact]
    public void A_profile_has_a_single_sign_on()
    {
        LogIn(AwsRoles.Token);
        Assert.Equal("content", _user.Get("s3://roles/scene.tif"));
    }

    [Fact]
    public void A_single_sign_on_that_has_ended_says_how_to_log_in()
    {
        LogIn("ended");
        Assert.EndsWith("Log in first: aws sso login --profile login.", _user.Fail("s3://roles/scene.tif"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_has_a_role()
    {
        _user.Environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = _server.Address + "role";
        Assert.Equal("content", _user.Get("s3://roles/scene.tif"));
    }

    [Fact]
    public void An_instance_has_a_role()
    {
        _user.Environment.Remove("AWS_EC2_METADATA_DISABLED");
        _user.Environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = _server.Address.TrimEnd('/');
        Assert.Equal("content", _user.Get("s3://roles/scene.tif"));
    }

    [Fact]
    public void Anybody_may_read_what_is_public()
    {
        Assert.Equal("content", _user.Get("s3://open/scene.tif"));
        Assert.Equal(["GET /open/scene.tif - -"], _server.Log);
    }

    [Theory]
    [InlineData("AKIAUSER", "user-secret", "AKIAUSER us-west-2")]
    [InlineData("AKIAUSER", "wrong", "SignatureDoesNotMatch ")]
    [InlineData("AKIANOBODY", "x", "InvalidAccessKeyId ")]
    [InlineData("ASIASESSION", "session-secret", "InvalidToken ")]
    public void Credentials_that_may_not_do_not_hide_what_is_public(string id, string secret, string logged)
    {
        Assert.Equal("content", _user.With(new AwsKey(id, secret)).Get("s3://open/scene.tif"));
        Assert.Equal(["GET /open/scene.tif " + logged, "GET /open/scene.tif - -"], _server.Log);
    }

    [Fact]
    public void Credentials_are_not_used_where_the_user_says_so()
    {
        _user.Environment["AWS_NO_SIGN_REQUEST"] = "YES";
        Assert.Equal("content", _user.With(s_user).Get("s3://open/scene.tif"));
        Assert.Equal(["GET /open/scene.tif - -"], _server.Log);
    }

    [Fact]
    public void Requests_are_paid_for_where_the_user_says_so()
    {
        _server.Buckets["paid"] = new S3Bucket { Readers = [s_user.Id], RequesterPays = true };
        Assert.EndsWith(
            "If those who ask pay for this bucket, set AWS_REQUEST_PAYER=requester.",
            _user.With(s_user).Fail("s3://paid/scene.tif"),
            StringComparison.Ordinal);
        _user.Environment["AWS_REQUEST_PAYER"] = "requester";
        Assert.Equal("content", _user.Get("s3://paid/scene.tif"));
        Assert.Equal("GET /paid/scene.tif AKIAUSER us-west-2 X-Amz-Request-Payer=requester", _server.Log[^1]);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    public void A_bucket_in_another_region_is_found_there(int status)
    {
        _server.Buckets["europe"] = new S3Bucket { Region = "eu-central-1", Readers = [s_user.Id], OtherRegionStatus = status };
        Assert.Equal("content", _user.With(s_user).Get("s3://europe/scene.tif"));
        Assert.Equal(["GET /europe/scene.tif AKIAUSER us-west-2", "GET /europe/scene.tif AKIAUSER eu-central-1"], _server.Log);
    }

    [Theory]
    [InlineData("s3://ours/no.tif", "404 NotFound, NoSuchKey: The specified key does not exist. Check the address.")]
    [InlineData("s3://none/scene.tif", "404 NotFound, NoSuchBucket: The specified bucket does not exist. Check the address.")]
    [InlineData(
        "s3://roles/scene.tif",
        "403 Forbidden, AccessDenied: Access Denied. It was asked with the AWS credentials of AWS_ACCESS_KEY_ID, and as anybody: check that they may read it, and that they have not expired."
    )]
    public void A_refusal_is_a_sentence(string address, string sentence) =>
        Assert.StartsWith(
            $"Input raster could not be fetched from {address}: the server answered {sentence}",
            _user.With(s_user).Fail(address),
            StringComparison.Ordinal);

    [Fact]
    public void Somebody_without_credentials_learns_where_they_were_looked_for() =>
        Assert.Contains(
            "403 Forbidden, AccessDenied: Access Denied. No AWS credentials were found: there is no AWS_ACCESS_KEY_ID, no AWS_WEB_IDENTITY_TOKEN_FILE, no profile default in ~/.aws, no container's role, no EC2 instance's role.",
            _user.Fail("s3://ours/scene.tif"),
            StringComparison.Ordinal);

    [Fact]
    public void A_profile_that_is_not_there_is_a_sentence()
    {
        _user.Environment["AWS_PROFILE"] = "nobody";
        Assert.Contains(
            "The AWS credentials of profile nobody in ~/.aws cannot be had, so it was asked as anybody: neither ~/.aws/config nor ~/.aws/credentials has it.",
            _user.Fail("s3://ours/scene.tif"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_breaks_off_goes_on_from_there()
    {
        _server.Buckets["ours"].BreakOffs = 1;
        Assert.Equal("content", _user.With(s_user).Get("s3://ours/scene.tif"));
        Assert.StartsWith("GET /ours/scene.tif AKIAUSER us-west-2 Range=bytes=3- If-Match=\"", _server.Log[1], StringComparison.Ordinal);
        Assert.Equal(2, _server.Log.Length);
    }

    [Fact]
    public void An_object_that_is_not_what_its_checksum_says_is_no_input()
    {
        _server.Buckets["ours"].Headers = "x-amz-checksum-crc32: AAAAAA==\r\n";
        Assert.Contains(" in 3 attempts: ", _user.With(s_user).Fail("s3://ours/scene.tif"), StringComparison.Ordinal);
        Assert.Equal(3, _server.Log.Length);
    }

    [Fact]
    public void An_object_is_fetched_again_only_when_it_is_another()
    {
        _user.With(s_user).Get("s3://ours/scene.tif");
        Assert.Equal("content", _user.Get("s3://ours/scene.tif"));
        Assert.Contains(" If-None-Match=\"", _server.Log[1], StringComparison.Ordinal);
        _server.Buckets["ours"].Objects["scene.tif"] = "another";
        Assert.Equal("another", _user.Get("s3://ours/scene.tif"));
    }

    [Fact]
    public void A_key_may_have_any_characters()
    {
        const string Key = "a key/b//(c)+d&e=f?g#h%20é~'*.tif";
        _server.Buckets["ours"].Objects[Key] = "content";
        Assert.Equal("content", _user.With(s_user).Get("s3://ours/" + Key));
    }

    [Fact]
    public void A_server_of_ones_own_may_serve_s3_alone()
    {
        _user.Environment["AWS_ENDPOINT_URL_S3"] = _user.Environment["AWS_ENDPOINT_URL"];
        _user.Environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1";
        Assert.Equal("content", _user.With(s_user).Get("s3://ours/scene.tif"));
    }

    [Fact]
    public void A_profile_may_name_a_server_of_ones_own()
    {
        _user.Write(".aws/config", $"[default]\nendpoint_url = {_server.Address}\n");
        _user.Environment.Remove("AWS_ENDPOINT_URL");
        Assert.Equal("content", _user.With(s_user).Get("s3://ours/scene.tif"));
    }

    [Theory]
    [InlineData("localhost:9")]
    [InlineData("nonsense")]
    public void An_endpoint_that_is_no_address_is_a_sentence(string endpoint)
    {
        _user.Environment["AWS_ENDPOINT_URL"] = endpoint;
        Assert.Contains("Write http://host:port, or unset it.", _user.With(s_user).Fail("s3://ours/scene.tif"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_redirect_takes_no_token_to_another_host()
    {
        using var other = new StubServer((_, response) => response.Send(200, "stolen"));
        using var redirecting = new StubServer((_, response) => response.Send(307, "", $"Location: {other.Address}ours/scene.tif\r\n"));
        _user.Environment["AWS_ENDPOINT_URL"] = redirecting.Address;
        Assert.Contains("307", _user.With(s_session).Fail("s3://ours/scene.tif"), StringComparison.Ordinal);
        Assert.Equal(0, other.Requests);
    }

    /// <summary>The example of Amazon's documentation of the signature, so that the server's judgement is not ours alone.</summary>
    [Theory]
    [InlineData("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", null)]
    [InlineData("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb42", "SignatureDoesNotMatch")]
    public void The_server_knows_a_right_signature(string signature, string? problem)
    {
        var key = new AwsKey("AKIA" + "IOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = "examplebucket.s3.amazonaws.com",
            ["Range"] = "bytes=0-9",
            ["X-Amz-Content-Sha256"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ["X-Amz-Date"] = "20130524T000000Z",
            ["Authorization"] =
                $"AWS4-HMAC-SHA256 Credential={key.Id}/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature={signature}",
        };
        Assert.Equal(
            problem,
            SignatureCheck.Check(new StubRequest(1, "GET", "/test.txt", headers, ""), "s3", id => id == key.Id ? key : null).Problem);
    }

    private void LogIn(string token)
    {
        _user.Write(".aws/config", """
            [sso-session work]
            sso_start_url = https://example.org/start
            sso_region = us-west-2
            sso_registration_scopes = sso:account:access
            [profile login]
            sso_session = work
            sso_account_id = 123456789012
            sso_role_name = reader

            """);
        const string Sha1OfWork = "e274eeff768c6396088ec6eb091f4bf4d47ab1e0";
        _user.Write(
            $".aws/sso/cache/{Sha1OfWork}.json",
            $$"""{"startUrl":"https://example.org/start","region":"us-west-2","accessToken":"{{token}}","expiresAt":"2099-01-01T00:00:00Z"}"""
        );
        _user.Environment["AWS_PROFILE"] = "login";
    }
}
