using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Dialog.Files;

/// <summary>Bytes in a bucket of anything that speaks S3.</summary>
public sealed class S3FileStore : IFileStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    public S3FileStore(S3Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        AmazonS3Config config = new()
        {
            AuthenticationRegion = settings.Region,
            // Bucket names in the host name need DNS that a server of one's own seldom has.
            ForcePathStyle = true,
            // Other makers' servers refuse the checksums that Amazon's client adds unasked.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(30),
            MaxErrorRetry = 3,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        }

        _bucket = settings.Bucket;
        _client = settings.AccessKey is { } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, settings.SecretKey), config)
            : new AmazonS3Client(config);
    }

    public async Task Put(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        using MemoryStream stream = new(bytes.ToArray(), writable: false);
        // Signed as one piece: the signed chunks of Amazon's client are stored as they come by servers that do not know them.
        await _client.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, InputStream = stream, ContentType = "application/octet-stream", UseChunkEncoding = false }, cancellation);
    }

    public async Task<byte[]?> Get(string key, CancellationToken cancellation = default)
    {
        try
        {
            using GetObjectResponse found = await _client.GetObjectAsync(_bucket, key, cancellation);
            using MemoryStream bytes = new();
            await found.ResponseStream.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task Delete(string key, CancellationToken cancellation = default)
    {
        try
        {
            await _client.DeleteObjectAsync(_bucket, key, cancellation);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Gone already.
        }
    }

    public void Dispose() => _client.Dispose();
}
