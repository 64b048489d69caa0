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
        foreach (var document in documents)
        {
            foreach (var feature in document.Features)
            {
                _documents[feature]++;
            }
        }

        var random = new Random(20240);
        var order = Enumerable.Range(0, documents.Count).ToArray();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var i in order)
            {
                loss += Step(documents[i]);
            }

            progress.Report($"epoch {epoch}/{epochs}: loss {loss / documents.Count:F4}");
        }

        return Quantise();
    }

    private double Step(Prepared document)
    {
        var topics = Columns.Topics.Length;
        Span<float> logits = stackalloc float[_biases.Length];
        _biases.CopyTo(logits);
        var norm = 1 / MathF.Sqrt(Math.Max(1, document.Features.Length));
        Span<float> sums = stackalloc float[Width];
        foreach (var feature in document.Features)
        {
            Add(sums, Row(_weights, feature), 1);
        }

        for (var c = 0; c < logits.Length; c++)
        {
            logits[c] += (c < Width ? sums[c] * norm : 0) + (c < topics ? document.Offsets[c] : 0);
        }

        var loss = Gradient(logits[..topics], document.Topic, document.TopicWeight) + Gradient(logits[topics..], document.Kind, document.KindWeight);
        for (var c = 0; c < logits.Length; c++)
        {
            _biasSquares[c] += logits[c] * logits[c];
            _biases[c] -= 0.1f * logits[c] / MathF.Sqrt(_biasSquares[c] + 1e-6f);
            if (c < Width)
            {
                sums[c] = logits[c] * norm;
            }
        }

        foreach (var feature in document.Features)
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
        var loss = -Math.Log(Math.Max(1e-7, logits[truth])) * weight;
        logits[truth] -= 1;
        foreach (ref var value in logits)
        {
            value *= weight;
        }

        return loss;
    }

    private static Span<float> Row(float[] matrix, int feature) => matrix.AsSpan(feature * Width, Width);

    private static void Add(Span<float> to, Span<float> from, float factor)
    {
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        var source = MemoryMarshal.Cast<float, Vector<float>>(from);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    private void Update(Span<float> weights, Span<float> squares, Span<float> gradient)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var s = MemoryMarshal.Cast<float, Vector<float>>(squares);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (var i = 0; i < w.Length; i++)
        {
            var slope = g[i] + (w[i] * shrink);
            s[i] += slope * slope;
            w[i] -= slope * rate / (Vector.SquareRoot(s[i]) + new Vector<float>(1e-3f));
        }
    }

    private LinearModel Quantise()
    {
        var scales = new float[_biases.Length];
        var bytes = new sbyte[_weights.Length];
        for (var c = 0; c < Width; c++)
        {
            var sizes = new List<float>();
            for (var f = 0; f < 1 << bits; f++)
            {
                if (_documents[f] > 1)
                {
                    sizes.Add(Math.Abs(_weights[(f * Width) + c]));
                }
            }

            // The largest few are clipped: one outlier must not coarsen all others.
            sizes.Sort();
            var largest = Math.Max(1e-6f, sizes[(int)(sizes.Count * 0.9995)]);
            scales[c] = largest / 63;
            for (var f = 0; f < 1 << bits; f++)
            {
                var value = _weights[(f * Width) + c] / scales[c];
                // What was seen once is noise; what rounds to a step is not worth its bytes.
                bytes[(f * Width) + c] = _documents[f] < 2 || Math.Abs(value) < 1.5f ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(value), -127, 127);
            }
        }

        return new(bits, new(Columns.Topics, 1), new(Columns.Kinds, 1), scales, [.. _biases], bytes);
    }
}
