using System.Globalization;

namespace InstructMix.Tests.Shared.Questions;

/// <summary>A passage of made-up facts about two topics, six of each.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Topics">Its topics, each with its facts.</param>
internal sealed record WorldPassage(int Number, IReadOnlyList<(string Topic, IReadOnlyList<WorldFact> Facts)> Topics)
{
    private static readonly string[] Things = ["tide mill", "glass bridge", "lamp works", "salt observatory", "rope ferry", "winter theatre", "clock tower", "reed library"];
    private static readonly string[] Goods = ["smoked barley", "copper wire", "blue wax", "dried kelp", "cedar planks", "honey vinegar", "lime powder", "wool grease"];
    private static readonly string[] Causes = ["its gates had rotted", "the river had changed its bed", "a swarm of wasps nested in the roof", "the owners could not agree on a toll", "frost had split the main beam", "its wheel frightened the horses"];
    private static readonly string[] Ways = ["by scraping it with oyster shells", "by steaming it with seawater", "by rubbing it with sand and goose fat", "by hanging wet nets over it"];
    private static readonly string[] Reasons = ["the harbour had silted up", "her lungs could not bear the dust", "the guild refused to print her maps", "a landslide had buried the orchard"];
    private static readonly string[] Inventions = ["a folding sextant", "a foot pump for bilges", "a lantern without glass", "a loom for sailcloth"];
    private static readonly string[] Vehicles = ["by sledge", "on a salt barge", "in a mail coach", "on the back of a mule"];

    /// <summary>The passage's text.</summary>
    public string Text => string.Join(' ', Topics.SelectMany(t => t.Facts.Select(f => f.Sentence)));

    /// <summary>Makes one.</summary>
    public static WorldPassage Of(int number)
    {
        string place = WorldNames.Place(number), thing = $"the {Things[number % Things.Length]} of {place}";
        string builder = WorldNames.Person(number * 3), person = WorldNames.Person((number * 3) + 1), teacher = WorldNames.Person((number * 3) + 2);
        return new WorldPassage(number, [(thing, OfThing(number, thing, builder, teacher)), (person, OfPerson(number, person, teacher, thing, builder))]);
    }

    private static WorldFact[] OfThing(int n, string thing, string builder, string other)
    {
        var date = WorldNames.Date(n);
        string start = char.ToUpperInvariant(thing[0]) + thing[1..], shore = $"on the {(n % 2 == 0 ? "eastern" : "western")} shore of Lake {WorldNames.Place(n + 230)}", goods = Goods[n / 8 % Goods.Length];
        string cause = Causes[n % Causes.Length];
        string Said(string format) => date.ToString(format, CultureInfo.InvariantCulture);
        string plain = Said("d MMMM yyyy"), wrongDate = date.AddDays(400).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return
        [
            new("when", $"{start} opened on {plain}.", $"When did {thing} open?", plain, [Said("MMMM d, yyyy"), Said("yyyy-MM-dd"), $"on the {date.Day}{Ending(date.Day)} of {Said("MMMM yyyy")}"], $"{start} opened on {{0}}.", wrongDate, builder),
            new("who", $"It was designed by {builder}.", $"Who designed {thing}?", builder, [$"the designer {builder}", $"by {builder}"], $"{{0}} designed {thing}.", WorldNames.Person((n * 3) + 900), plain),
            new("where", $"{start} stands {shore}.", $"Where does {thing} stand?", shore, [shore["on ".Length..], $"It stands {shore}"], $"{start} stands {{0}}.", $"in the port of {WorldNames.Place(n + 100)}", plain),
            new("what", $"In its cellar {goods} is kept.", $"What is kept in the cellar of {thing}?", goods, [$"some {goods}", goods.ToUpperInvariant()[..1] + goods[1..]], $"In the cellar of {thing}, {{0}} is kept.", "silver thread", "no"),
            new("why", $"{start} was closed for a while because {cause}.", $"Why was {thing} closed for a while?", $"because {cause}", [cause, $"{start} was closed because {cause}"], $"{start} was closed for a while {{0}}.", "because the queen had forbidden all music", other),
            How(n, thing, start, plain),
        ];
    }

    private static WorldFact How(int n, string thing, string start, string date)
    {
        int people = 1100 + (n * 7), width = 11 + n;
        return (n % 3) switch
        {
            0 => new("how", $"Every week {people:N0} people visit it.", $"How many people visit {thing} every week?", people.ToString("N0", CultureInfo.InvariantCulture), [$"{people}", $"{people} people"], $"Every week {{0}} people visit {thing}.", $"{people + 31:N0}", date),
            1 => new("how", $"Its main hall is {width} metres long.", $"How long is the main hall of {thing}?", $"{width} metres", [$"{width} m", $"{width} meters"], $"The main hall of {thing} is {{0}} long.", $"{width} miles", "Norwegian"),
            _ => new("how", $"In autumn {thing} is cleaned {Ways[n / 3 % Ways.Length]}.", $"How is {thing} cleaned in autumn?", Ways[n / 3 % Ways.Length], [$"It is cleaned {Ways[n / 3 % Ways.Length]}", Ways[n / 3 % Ways.Length]["by ".Length..]], $"In autumn {thing} is cleaned {{0}}.", "with brushes of horse hair", date),
        };
    }

    private static WorldFact[] OfPerson(int n, string person, string teacher, string thing, string builder)
    {
        string home = WorldNames.Place(n + 230 + 20), goal = WorldNames.Place((n + 117) % 480), reason = Reasons[n % Reasons.Length], vehicle = Vehicles[n % Vehicles.Length];
        int year = 1801 + (n % 150);
        string month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(1 + (n % 12));
        string[] signs = ["NASA", "the DNA of barley", "the NA register"];
        bool isSign = n % 5 == 0;
        string thingMade = isSign ? signs[n / 5 % signs.Length] : Inventions[n / 4 % Inventions.Length];
        var what = isSign
            ? new WorldFact("what", $"Late in life {person} studied for {thingMade}.", $"What did {person} study for late in life?", thingMade, [thingMade + ".", $"for {thingMade}"], $"Late in life {person} studied for {{0}}.", "ESA", "yes")
            : new WorldFact("what", $"{person} invented {thingMade}.", $"What did {person} invent?", thingMade, [thingMade[2..], $"It was {thingMade}"], $"{person} invented {{0}}.", "a diving bell", "no");
        return
        [
            new("when", $"{person}, who kept the books, was born in {month} {year}.", $"When was {person} born?", $"{month} {year}", [$"in {month} {year}", $"in {month} of {year}", $"{year}"], $"{person} was born in {{0}}.", $"{month} {year + 3}", home),
            new("who", $"{teacher} taught {person} to draw.", $"Who taught {person} to draw?", teacher, [$"{teacher} did", $"the painter {teacher}"[12..]], $"{{0}} taught {person} to draw.", WorldNames.Person((n * 3) + 901), $"{year}"),
            new("where", $"{person} grew up in {home}.", $"Where did {person} grow up?", $"in {home}", [home, $"in the town of {home}"[15..]], $"{person} grew up {{0}}.", $"in {WorldNames.Place((n + 300) % 480)}", $"{month} {year}"),
            what,
            new("why", $"{person} left {home} because {reason}.", $"Why did {person} leave {home}?", $"because {reason}", [reason, $"{person} left because {reason}"], $"{person} left {home} {{0}}.", "because a comet had been seen", builder),
            new("how", $"{person} then travelled to {goal} {vehicle}.", $"How did {person} travel to {goal}?", vehicle, [$"{person} travelled {vehicle}", vehicle], $"{person} travelled to {goal} {{0}}.", "in a hot-air balloon", $"{year}"),
        ];
    }

    private static string Ending(int day) => day is 1 or 21 or 31 ? "st" : day is 2 or 22 ? "nd" : day is 3 or 23 ? "rd" : "th";
}
