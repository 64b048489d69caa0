namespace Dialog.Channels.Feed;

/// <summary>One record of an imported file.</summary>
/// <param name="Record">Counts from 0: where a resumed import goes on.</param>
/// <param name="Line">Counts from 1, as an editor shows it.</param>
public readonly record struct FeedLine(int Record, int Line, ReadResult Result);

/// <summary>The file as a whole cannot be read; nothing after this point was taken.</summary>
public sealed class FeedFileException : Exception
{
    public FeedFileException(int line, string part, string problem)
        : base($"Line {line}, {part}: {problem}") =>
        (Line, Part, Problem) = (line, part, problem);

    public int Line { get; }

    /// <summary>The column, or <c>$</c> for the whole.</summary>
    public string Part { get; }

    public string Problem { get; }
}
