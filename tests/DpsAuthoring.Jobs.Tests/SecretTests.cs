using CsCheck;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests;

/// <summary>What is shown or kept beside results is sent to others, and has no secrets in it.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("mkdir output; echo \"cannot open $4\" >&2; exit 3");

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData("https://me:S3CRET@127.0.0.1/a.tif")]
    [InlineData("https://S3CRET@127.0.0.1/a.tif")]
    [InlineData("https://b.s3.example/a.tif?X-Amz-Credential=S3CRET&X-Amz-Date=1&X-Amz-Signature=S3CRET&x=1")]
    [InlineData("https://b.s3.example/a.tif?X-Amz-Security-Token=S3CRET%2Fx")]
    [InlineData("https://d.cloudfront.example/a.tif?Policy=S3CRET&Signature=S3CRET&Key-Pair-Id=S3CRET")]
    [InlineData("https://acct.blob.example/a.tif?sv=1&sig=S3CRET&se=2")]
    [InlineData("https://h.example/a?access_token=S3CRET")]
    [InlineData("https://h.example/a?password=S3CRET;x=1")]
    [InlineData("https://h.example/a?api_key=S3CRET#part")]
    [InlineData("postgres://me:S3CRET@h.example/db")]
    [InlineData("Failed: GET https://me:S3CRET@h.example/a answered 403, see s3://b/k?Signature=S3CRET.")]
    public void An_address_is_shown_without_its_secrets(string text) =>
        Assert.DoesNotContain("S3CRET", SecretText.Mask(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://h.example/a.tif?band=2&year=2025")]
    [InlineData("s3://bucket/key@2x.png")]
    [InlineData("a=b, token=c")]
    [InlineData("x@y.example")]
    [InlineData("https://h.example/@me/a")]
    public void Other_texts_stay(string text) => Assert.Equal(text, SecretText.Mask(text));

    /// <summary>Never a secret, whatever it is made of and wherever the address stands; and what is masked once stays as it is.</summary>
    [Fact]
    public void A_secret_is_never_shown() => Gen.Select(
        Gen.OneOf(Gen.Const("https://h.example/a?Signature={0}"), Gen.Const("s3://u:{0}@h/k"), Gen.Const("https://h.example/?x=1&X-Amz-Security-Token={0}#f"), Gen.Const("ftp://{0}@h/")),
        Gen.String[Gen.Char.AlphaNumeric, 12, 40],
        Gen.String[Gen.Char[" \t.,()'\"x=:"], 0, 10]).Sample((address, secret, around) =>
    {
        string shown = SecretText.Mask(around + address.Replace("{0}", secret, StringComparison.Ordinal) + " " + around);
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.Equal(shown, SecretText.Mask(shown));
    });

    [Fact]
    public void Nothing_of_a_batch_that_people_look_at_has_a_secret()
    {
        _algorithm.Write("rows.csv", "number,mood\n1,https://me:S3CRET@h.example/a?Signature=S3CRET\n");
        (int code, string output, string error) = _algorithm.Shell(
            "DATABASE_URL=S3CRET DB_PASS=S3CRET GITHUB_PAT=S3CRET REDIS_AUTH=S3CRET MY_CREDENTIALS=S3CRET "
                + "dps batch algorithm --rows rows.csv --as-dps false");
        Assert.Equal(1, code);
        Assert.DoesNotContain("S3CRET", output + error, StringComparison.Ordinal);
        string folder = Path.Combine(_algorithm.Root, "dps_batches", "rows");
        string[] seen = [.. Directory.GetFiles(folder, "re*.*"), .. Directory.GetFiles(
            Path.Combine(_algorithm.Root, "triaged_job"), "_run.sh", SearchOption.AllDirectories)];
        Assert.Equal(4, seen.Length);
        Assert.All(seen, file => Assert.DoesNotContain(
            "S3CRET",
            string.Concat(File.ReadLines(file).Where(line => line.StartsWith('#') || !file.EndsWith(".sh", StringComparison.Ordinal))),
            StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "batch.db")));
    }
}
