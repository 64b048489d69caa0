using System.Numerics;
using System.Runtime.InteropServices;
using Dialog.Classification;

namespace Dialog.Training;

/// <summary>
/// Multinomial logistic regression for topics and kinds at once, AdaGrad, one thread: the same data and seed give the same model.
/// The topic lexicon's logits are an offset, so the learned part corrects it instead of repeating it.
/// </summary>
internal sealed class Trainer(int bits, int epochs, float rate, float shrink)
{
    private const int Width = LinearModel.Width;
    private readonly float[] _weights = new float[Width << bits];
    private readonly float[] _squares = new float[Width << bits];
    private readonly int[] _documents = new int[1 << bits];
    private readonly float[] _biases = new float[Columns.Topics.Length + Columns.Kinds.Length];
    private readonly float[] _biasSquares = new float[Columns.Topics.Length + Columns.Kinds.Length];

    public LinearModel Train(IReadOnlyList<Prepared> documents, IProgress<string> progress)
    {
        foreach (Prepared document in documents)
        {
            foreach (int feature in document.Features)
            {
                _documents[feature]++;
            }
        }

        Random random = new(20240);
        int[] order = Enumerable.Range(0, documents.Count).ToArray();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0.0;
            foreach (int i in order)
            {
                loss += Step(documents[i]);
            }

            progress.Report($"epoch {epoch}/{epochs}: loss {loss / documents.Count:F4}");
        }

        return Quantise();
    }

    private double Step(Prepared document)
    {
        int topics = Columns.Topics.Length;
        Span<float> logits = stackalloc float[_biases.Length];
        _biases.CopyTo(logits);
        float norm = 1 / MathF.Sqrt(Math.Max(1, document.Features.Length));
        Span<float> sums = stackalloc float[Width];
        foreach (int feature in document.Features)
        {
            Add(sums, Row(_weights, feature), 1);
        }

        for (int c = 0; c < logits.Length; c++)
        {
            logits[c] += (c < Width ? sums[c] * norm : 0) + (c < topics ? document.Offsets[c] : 0);
        }

        double loss = Gradient(logits[..topics], document.Topic, document.TopicWeight) + Gradient(logits[topics..], document.Kind, document.KindWeight);
        for (int c = 0; c < logits.Length; c++)
        {
            _biasSquares[c] += logits[c] * logits[c];
            _biases[c] -= 0.1f * logits[c] / MathF.Sqrt(_biasSquares[c] + 1e-6f);
            if (c < Width)
            {
                sums[c] = logits[c] * norm;
            }
        }

        foreach (int feature in document.Features)
        {
            Update(Row(_weights, feature), Row(_squares, feature), sums);
        }

        return loss;
    }

    // Turns logits into weighted gradients (probability minus truth).
    private static double Gradient(Span<float> logits, int truth, float weight)
    {
        if (truth < 0)
        {
            logits.Clear();
            return 0;
        }

        LinearClassifier.Softmax(logits, 1);
        double loss = -Math.Log(Math.Max(1e-7, logits[truth])) * weight;
        logits[truth] -= 1;
        foreach (ref float value in logits)
        {
            value *= weight;
        }

        return loss;
    }

    private static Span<float> Row(float[] matrix, int feature) => matrix.AsSpan(feature * Width, Width);

    private static void Add(Span<float> to, Span<float> from, float factor)
    {
        Span<Vector<float>> target = MemoryMarshal.Cast<float, Vector<float>>(to);
        Span<Vector<float>> source = MemoryMarshal.Cast<float, Vector<float>>(from);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    private void Update(Span<float> weights, Span<float> squares, Span<float> gradient)
    {
        Span<Vector<float>> w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        Span<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(squares);
        Span<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (int i = 0; i < w.Length; i++)
        {
            Vector<float> slope = g[i] + (w[i] * shrink);
            s[i] += slope * slope;
            w[i] -= slope * rate / (Vector.SquareRoot(s[i]) + new Vector<float>(1e-3f));
        }
    }

    private LinearModel Quantise()
    {
        float[] scales = new float[_biases.Length];
        sbyte[] bytes = new sbyte[_weights.Length];
        for (int c = 0; c < Width; c++)
        {
            List<float> sizes = new();
            for (int f = 0; f < 1 << bits; f++)
            {
                if (_documents[f] > 1)
                {
                    sizes.Add(Math.Abs(_weights[(f * Width) + c]));
                }
            }

            // The largest few are clipped: one outlier must not coarsen all others.
            sizes.Sort();
            float largest = Math.Max(1e-6f, sizes[(int)(sizes.Count * 0.9995)]);
            scales[c] = largest / 63;
            for (int f = 0; f < 1 << bits; f++)
            {
                float value = _weights[(f * Width) + c] / scales[c];
                // What was seen once is noise; what rounds to a step is not worth its bytes.
                bytes[(f * Width) + c] = _documents[f] < 2 || Math.Abs(value) < 1.5f ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(value), -127, 127);
            }
        }

        return new(bits, new(Columns.Topics, 1), new(Columns.Kinds, 1), scales, [.. _biases], bytes);
    }
}
