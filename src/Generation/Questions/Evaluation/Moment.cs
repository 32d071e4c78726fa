namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>A time as far as a text tells it. What it does not tell is null.</summary>
internal sealed record Moment
{
    private const int HalfDay = 720;

    /// <summary>The first and the last year that may be meant: equal for a year, ten years apart for "the 1920s". Before Christ they are negative.</summary>
    public (int From, int To)? Years { get; init; }

    /// <summary>The month, 1 to 12.</summary>
    public int? Month { get; init; }

    /// <summary>The day of the month.</summary>
    public int? Day { get; init; }

    /// <summary>Whether month and day may be the other way round ("03/05/1921").</summary>
    public bool MaySwap { get; init; }

    /// <summary>Spring is 0, winter 3.</summary>
    public int? Season { get; init; }

    /// <summary>Monday is 0.</summary>
    public int? Weekday { get; init; }

    /// <summary>Minutes since midnight.</summary>
    public int? Minute { get; init; }

    /// <summary>Whether it may be the same minute of the other half of the day ("five o'clock").</summary>
    public bool IsHalfKnown { get; init; }

    /// <summary>Whether two times can be the same one: nothing that both tell differs, and there is something that both tell.</summary>
    public bool IsCompatible(Moment other) => Variants().Any(a => other.Variants().Any(b => a.Meets(b, mustTellAll: false)));

    /// <summary>Whether this time, of a source, says all that another claims: "3 May 1921" says "May 1921" and "1921", not the other way round.</summary>
    public bool Supports(Moment claim) => Variants().Any(a => claim.Variants().Any(b => a.Meets(b, mustTellAll: true)));

    private IEnumerable<Moment> Variants() =>
        MaySwap && Month is { } month && Day is { } day && day <= 12 ? [this, this with { Month = day, Day = month }] : [this];

    private bool Meets(Moment claim, bool mustTellAll)
    {
        bool[] told =
        [
            Years is not null && claim.Years is not null, Month is not null && claim.Month is not null, Day is not null
                && claim.Day is not null,
            Season is not null && claim.Season is not null, Weekday is not null && claim.Weekday is not null, Minute is not null
                && claim.Minute is not null,
        ];
        bool[] claimed = [claim.Years is not null, claim.Month is not null, claim.Day is not null, claim.Season is not null,
            claim.Weekday is not null, claim.Minute is not null];
        if (!told.Any(t => t) || (mustTellAll && !told.SequenceEqual(claimed))) return false;
        return (!told[0] || (mustTellAll
            ? Years!.Value.From >= claim.Years!.Value.From && Years.Value.To <= claim.Years.Value.To
            : Years!.Value.From <= claim.Years!.Value.To && claim.Years.Value.From <= Years.Value.To))
            && (!told[1] || Month == claim.Month) && (!told[2] || Day == claim.Day) && (!told[3] || Season == claim.Season)
            && (!told[4] || Weekday == claim.Weekday)
            && (!told[5] || (IsHalfKnown || claim.IsHalfKnown ? Minute % HalfDay == claim.Minute % HalfDay : Minute == claim.Minute));
    }
}
