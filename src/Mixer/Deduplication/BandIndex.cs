namespace InstructMix.Mixer.Deduplication;

/// <summary>Finds the records that share a band with another. Its size depends on the number of records, not on their texts.</summary>
internal sealed class BandIndex
{
    private readonly int _bands;
    private readonly uint[] _keys;
    private readonly int[] _heads;
    private readonly int[] _next;
    private readonly int[] _seen;
    private readonly int _size;
    private int _stamp;

    /// <summary>An index for a number of records, all of which still have to be added.</summary>
    /// <param name="records">How many records.</param>
    /// <param name="bands">How many bands each has.</param>
    public BandIndex(int records, int bands)
    {
        _bands = bands;
        _size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, records));
        _keys = new uint[(long)records * bands];
        _next = new int[(long)records * bands];
        _heads = new int[(long)_size * bands];
        _seen = new int[records];
    }

    /// <summary>The bands of a record, to be filled in.</summary>
    public Span<uint> KeysOf(int record) => _keys.AsSpan(checked(record * _bands), _bands);

    /// <summary>From now on the record is found.</summary>
    public void Add(int record)
    {
        var keys = KeysOf(record);
        for (int band = 0; band < _bands; band++)
        {
            ref int head = ref _heads[((long)band * _size) + Slot(keys[band])];
            _next[((long)record * _bands) + band] = head;
            head = record + 1;
        }
    }

    /// <summary>None is found any more.</summary>
    public void Clear() => Array.Clear(_heads);

    /// <summary>The added records that share a band with a record, each once.</summary>
    public IEnumerable<int> Near(int record)
    {
        _stamp++;
        for (int band = 0; band < _bands; band++)
        {
            uint key = _keys[((long)record * _bands) + band];
            for (int other = _heads[((long)band * _size) + Slot(key)] - 1; other >= 0; other = _next[((long)other * _bands) + band] - 1)
            {
                if (_keys[((long)other * _bands) + band] != key || _seen[other] == _stamp) continue;
                _seen[other] = _stamp;
                yield return other;
            }
        }
    }

    private int Slot(uint key) => (int)(key & (uint)(_size - 1));
}
