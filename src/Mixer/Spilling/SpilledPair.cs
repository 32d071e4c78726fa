using System.Buffers;
using System.Text;
using System.Text.Json;

namespace InstructMix.Mixer.Spilling;

/// <summary>A pair whose texts were put away.</summary>
/// <param name="spill">Where they are.</param>
/// <param name="rest">All of the pair but its texts.</param>
/// <param name="at">Where they begin.</param>
/// <param name="instruction">The instruction's length in bytes.</param>
/// <param name="response">The response's length in bytes; it follows the instruction.</param>
/// <param name="meta">The length in bytes of what else the record has, as JSON; it follows the response. 0 where it has nothing.</param>
/// <param name="responseLength">The response's length in characters, without white space around it.</param>
internal sealed class SpilledPair(PairSpill spill, Pair rest, long at, int instruction, int response, int meta, int responseLength)
{
    /// <summary>The response's length in characters, without white space around it.</summary>
    public int ResponseLength => responseLength;

    /// <summary>The record's id.</summary>
    public string Id => rest.Id.Length > 0 ? rest.Id : rest.Origin.ToString();

    /// <summary>Why the source itself does not offer it.</summary>
    public Refusal? Refusal => rest.Refusal;

    /// <summary>The whole pair, read anew each time.</summary>
    public Pair Read()
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(instruction + response + meta);
        try
        {
            var text = bytes.AsSpan(0, instruction + response + meta);
            spill.Read(at, text);
            return rest with
            {
                Id = Id,
                Instruction = Encoding.UTF8.GetString(text[..instruction]),
                Response = Encoding.UTF8.GetString(text.Slice(instruction, response)),
                Meta = meta > 0 ? JsonElement.Parse(text[^meta..]) : null,
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
