namespace Dialog.Files;

/// <summary>Configuration <c>Dialog:Files</c>: where files are stored and how large they may be.</summary>
public sealed class FileSettings
{
    public const string Postgres = "postgres";
    public const string InFolder = "folder";
    public const string InS3 = "s3";

    /// <summary>postgres, folder or s3.</summary>
    public string Store { get; set; } = Postgres;

    /// <summary>For <c>folder</c>: a path that all silos and apis share.</summary>
    public string? Folder { get; set; }

    public S3Settings S3 { get; set; } = new();

    /// <summary>Bytes of one file as it is handed in. 20 MiB is also the most a Telegram bot can fetch.</summary>
    public int MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Width × height of an image, known before it is unpacked.</summary>
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>Files of one answer; an album of Telegram holds ten.</summary>
    public int MaxPerAnswer { get; set; } = 10;

    /// <summary>Times the pixels of a progressive JPEG: each of its scans goes over the whole image once.</summary>
    public long MaxScannedPixels { get; set; } = 500_000_000;

    public AntivirusSettings Antivirus { get; set; } = new();

    /// <summary>A file that no message or draft names is removed after so many hours.</summary>
    public int KeepUnattachedHours { get; set; } = 24;
}

/// <summary>Configuration <c>Dialog:Files:S3</c>: any endpoint that speaks S3.</summary>
public sealed class S3Settings
{
    /// <summary>E.g. <c>https://storage.example</c>; null for Amazon's own.</summary>
    public string? Endpoint { get; set; }

    public string Region { get; set; } = "us-east-1";

    public string Bucket { get; set; } = "dialog";

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }
}

/// <summary>Configuration <c>Dialog:Files:Antivirus</c>: ClamAV's clamd.</summary>
public sealed class AntivirusSettings
{
    /// <summary><c>unix:/run/clamav/clamd.ctl</c> or <c>tcp://host:3310</c>; null: files are not scanned.</summary>
    public string? Address { get; set; }

    /// <summary>So long one file may take; what is not scanned by then is not taken.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
