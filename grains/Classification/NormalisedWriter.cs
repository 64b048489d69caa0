namespace Dialog.Classification;

/// <summary>Keeps the rules of the normalised alphabet: single spaces, one '#' for a number, no stretched letters.</summary>
internal ref struct NormalisedWriter
{
    private readonly Span<char> _output;
    private int _length;
    private char _repeated;
    private int _repeats;

    public NormalisedWriter(Span<char> output)
    {
        _output = output;
        _output[0] = ' ';
        _length = 1;
    }

    // Room for the longest single write ("url" and its spaces) and the closing space.
    public readonly bool Full => _length > _output.Length - 8;

    public readonly bool AtWordStart => _output[_length - 1] == ' ';

    public void Letter(char c)
    {
        if (_output[_length - 1] is '#' or '?' or '!')
        {
            Space();
        }

        if (c != _repeated)
        {
            (_repeated, _repeats) = (c, 1);
            _output[_length++] = c;
        }
        else if (++_repeats == 2)
        {
            _output[_length++] = c;
        }
        else if (_repeats == 3)
        {
            // "оооочень" is "очень": three in a row are emphasis, two are spelling.
            _length--;
        }
    }

    public void Digit()
    {
        if (_output[_length - 1] == '#')
        {
            return;
        }

        Space();
        _output[_length++] = '#';
    }

    public void Sign(char c)
    {
        Space();
        if (c != ' ' && !(_length > 2 && _output[_length - 2] == c))
        {
            _output[_length++] = c;
            _output[_length++] = ' ';
        }
    }

    public void Space()
    {
        _repeated = '\0';
        if (_output[_length - 1] != ' ')
        {
            _output[_length++] = ' ';
        }
    }

    public void Word(string word)
    {
        Space();
        word.CopyTo(_output[_length..]);
        _length += word.Length;
        Space();
    }

    public void ReplaceLast(char from, char to)
    {
        if (_output[_length - 1] == from)
        {
            _output[_length - 1] = to;
        }
    }

    public int Finish()
    {
        Space();
        return _length;
    }
}
