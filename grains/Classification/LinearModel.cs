using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Dialog.Classification;

/// <summary>
/// Quantised weights of a multinomial linear model: for each hashed feature a row of 32 signed bytes, one per column
/// (a topic, a kind or nothing). A column's logit is scale * sum(row) / sqrt(number of features) + bias.
/// </summary>
internal sealed class LinearModel
{
    /// <summary>One 256-bit register of signed bytes.</summary>
    public const int Width = 32;

    private const int Magic = 0x314d4c44;
    private readonly sbyte[] _weights;

    public LinearModel(int bits, ModelHead topics, ModelHead kinds, float[] scales, float[] biases, sbyte[] weights)
    {
        if (topics.Columns.Length > Width || weights.Length != Width << bits)
        {
            throw new InvalidDataException("The model's columns or weights do not fit its row width.");
        }

        (Bits, Topics, Kinds, Scales, Biases, _weights) = (bits, topics, kinds, scales, biases, weights);
    }

    public int Bits { get; }

    /// <summary>Columns 0 and on.</summary>
    public ModelHead Topics { get; }

    /// <summary>Columns after the topics. Those beyond <see cref="Width"/> are not learned: only the lexicon scores them.</summary>
    public ModelHead Kinds { get; }

    public int Columns => Topics.Columns.Length + Kinds.Columns.Length;

    public float[] Scales { get; }

    public float[] Biases { get; }

    public sbyte[] Weights => _weights;

    /// <summary>Writes the learned logits of all <see cref="Columns"/>; features are distinct.</summary>
    public void Score(ReadOnlySpan<int> features, Span<float> logits)
    {
        Span<int> sums = stackalloc int[Width];
        Sum(features, sums);
        float norm = features.IsEmpty ? 0 : 1 / MathF.Sqrt(features.Length);
        for (int column = 0; column < logits.Length; column++)
        {
            logits[column] = Biases[column] + (column < Width ? Scales[column] * sums[column] * norm : 0);
        }
    }

    private void Sum(ReadOnlySpan<int> features, Span<int> sums)
    {
        ref sbyte first = ref MemoryMarshal.GetArrayDataReference(_weights);
        while (!features.IsEmpty)
        {
            // 255 signed bytes cannot overflow a short.
            ReadOnlySpan<int> block = features[..Math.Min(features.Length, 255)];
            Vector256<short> low = Vector256<short>.Zero;
            Vector256<short> high = Vector256<short>.Zero;
            foreach (int feature in block)
            {
                (Vector256<short> lower, Vector256<short> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref first, (nuint)(uint)feature * Width));
                low += lower;
                high += upper;
            }

            for (int i = 0; i < Width / 2; i++)
            {
                sums[i] += low[i];
                sums[i + (Width / 2)] += high[i];
            }

            features = features[block.Length..];
        }
    }

    public void Write(Stream stream)
    {
        using BrotliStream brotli = new(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using BinaryWriter writer = new(brotli, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write((byte)Bits);
        Topics.Write(writer);
        Kinds.Write(writer);
        for (int column = 0; column < Columns; column++)
        {
            writer.Write(Scales[column]);
            writer.Write(Biases[column]);
        }

        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    public static LinearModel Read(Stream stream)
    {
        using BrotliStream brotli = new(stream, CompressionMode.Decompress, leaveOpen: true);
        using BinaryReader reader = new(brotli, Encoding.UTF8);
        if (reader.ReadInt32() != Magic)
        {
            throw new InvalidDataException("Not a model of this classifier.");
        }

        byte bits = reader.ReadByte();
        ModelHead topics = ModelHead.Read(reader);
        ModelHead kinds = ModelHead.Read(reader);
        int columns = topics.Columns.Length + kinds.Columns.Length;
        float[] scales = new float[columns];
        float[] biases = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            scales[column] = reader.ReadSingle();
            biases[column] = reader.ReadSingle();
        }

        sbyte[] weights = new sbyte[Width << bits];
        brotli.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(bits, topics, kinds, scales, biases, weights);
    }
}

/// <summary>One question the model answers: its columns' names and the temperature that calibrates its probabilities.</summary>
internal sealed record ModelHead(string[] Columns, float Temperature)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Columns.Length);
        foreach (string? column in Columns)
        {
            writer.Write(column);
        }

        writer.Write(Temperature);
    }

    public static ModelHead Read(BinaryReader reader)
    {
        string[] columns = new string[reader.ReadByte()];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = reader.ReadString();
        }

        return new(columns, reader.ReadSingle());
    }
}
