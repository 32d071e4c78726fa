using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Tests.Sensitive;

/// <summary>Personal data of nobody, and what looks like them.</summary>
internal static class PlantedPersonalData
{
    public static IEnumerable<(FindingKind Kind, string Planted, string Text)> All(Made made, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            string mail = made.One($"{made.Text(1)}.{made.Text(1)}", $"{made.Text(1)}{made.Number(1, 99)}", $"{made.Text(1)}_{made.Text(1)}", $"{made.Text(1)}+{made.Text(1)}") + "@" + made.One("gmail.com", "yahoo.co.uk", "web.de", $"{made.Text(1)}.org", $"mail.{made.Text(1)}.edu", "outlook.com");
            yield return (FindingKind.Email, mail, made.One($"Write to {mail}.", $"<{mail}>", $"email: \"{mail}\",", $"Ask {made.Name()} ({mail}) about it", $"[mail](mailto:{mail})"));
            string phone = Phone(made);
            yield return (FindingKind.Phone, phone, made.One($"Call {phone} after six.", $"My number is {phone}", $"{made.Name()}, {phone}", $"tel: {phone}\n{made.Text(3)}"));
            string street = Street(made);
            yield return (FindingKind.StreetAddress, street, made.One($"She lives at {street}, {made.Name()}.", $"Address:\n{street}\n{made.Name()}", $"Send it to {street} in {made.Name()}."));
            string address = made.One($"{made.One(24, 62, 84, 91, 145, 178, 212)}.{made.Number(0, 255)}.{made.Number(40, 255)}.{made.Number(1, 254)}", $"2a02:8{made.Of(Made.Hex, 2)}:{made.Of(Made.Hex, 4)}:{made.Of("123456789abcdef", 1)}::{made.Of("123456789abcdef", 3)}");
            yield return (FindingKind.IpAddress, address, made.One($"Failed login from {address} port 22", $"host = \"{address}\"", $"{made.Text(3)} {address}, {made.Text(3)}"));
            string iban = Iban(made);
            yield return (FindingKind.Iban, iban, made.One($"IBAN: {iban}", $"Please pay to {iban} by Friday.", $"account='{iban}'"));
            string card = Card(made);
            yield return (FindingKind.CardNumber, card, made.One($"My card is {card}, valid until 12/29.", $"card_number = \"{card}\"", $"{made.Text(3)} {card} {made.Text(2)}"));
            string number = $"{made.One(made.Number(130, 665), made.Number(667, 899))}-{made.Number(12, 99)}-{made.Number(1000, 9998)}";
            yield return (FindingKind.SocialSecurityNumber, number, made.One($"SSN: {number}", $"His number is {number}.", $"ssn='{number}'"));
        }
    }

    public static IEnumerable<string> LookAlikes(Made made)
    {
        string name = made.Text(1), four = made.Of(Made.Digits, 4);
        return
        [
            $"{name}@example.com", $"{name}@mail.example.org", $"{name}@test.invalid", "@app.route('/')", "y = a @ b.T", "@dataclass", $"git@github.com:{name}/{name}.git", "user@localhost", "icon@2x.png", $"follow @{name}", "noreply@github.com", "x = W@h.mean(axis=0)", "name@domain.com",
            "127.0.0.1", "http://192.168.0.17:8080", "10.1.2.3", "172.20.1.9", "0.0.0.0", "255.255.255.0", "203.0.113.77", "198.51.100.4", "192.0.2.1", "::1", "2001:db8::8a2e:370:7334", "fe80::1ff:fe23:4567:890a", "8.8.8.8", $"version {made.Number(1, 9)}.{made.Number(0, 20)}.{made.Number(0, 20)}.{made.Number(0, 9)}",
            $"numpy=={made.Number(1, 2)}.{made.Number(0, 30)}.{made.Number(0, 9)}", $"chapter 3.{made.Number(1, 9)}.4.2", "00:1b:44:11:3a:b7", "12:34:56", "x[1:2, ::3]", "dict(a=1)[::-1]", "std::vector::push_back",
            $"({made.Number(201, 989)}) 555-01{made.Of(Made.Digits, 2)}", "555-0123", $"+1-212-555-01{made.Of(Made.Digits, 2)}", "+44 7700 900123", "1-800-273-8255", "(888) 736-9466", $"{made.Number(1900, 2030)}-{made.Number(10, 12)}-{made.Number(10, 28)}", $"{made.Number(10, 28)}/{made.Number(10, 12)}/2021", "12.05.1998",
            "ISBN 978-0-306-40615-7", "ISBN 0-306-40615-2", "ISBN-13: 9780306406157", "0306406152", Guid(made), made.Of(Made.Hex, 40), made.Of(Made.Hex, 64), $"{made.Number(1, 9)}.{made.Of(Made.Digits, 16)}", $"order 4{made.Of(Made.Digits, 5)}", $"timestamp 16{made.Of(Made.Digits, 8)}", $"16{made.Of(Made.Digits, 11)}",
            BadCard(made), "4111 1111 1111 1111", "4242424242424242", "1234 5678 9012 3456", BadIban(made), "123-45-6789", $"000-{made.Number(10, 99)}-{four}", $"666-{made.Number(10, 99)}-{four}", $"9{made.Number(10, 99)}-{made.Number(10, 99)}-{four}", $"{made.Number(100, 999)}-{made.Number(100, 999)}", $"pages {made.Number(100, 200)}-{made.Number(201, 300)}",
            $"population {made.Number(1, 9)},{made.Number(100, 999)},{made.Number(100, 999)}", "3.14159265358979", $"[{made.Number(200, 999)} {made.Number(200, 999)} {made.Number(1000, 9999)} 17]", $"{made.Number(200, 999)}, {made.Number(200, 999)}, {made.Number(1000, 9999)}", "In 2008 Wall Street banks failed.",
            "There are 3 Easy Ways to do it.", "5 Google Drive files", "the 2 Hard Drive bays", "Step 4 of the Road map", "1st Street Fair of the year", "I have 12 Apples on the Way home", "12 angry men on the road", "a 10 year drive", "40 acres and a mule", "Catch 22 Drive", $"({made.Number(10, 99)}.{four}, -{made.Number(10, 99)}.{four})",
            $"#{made.Of(Made.Hex, 6)}", $"0x{made.Of(Made.Hex, 8)}", $"RFC {four}", $"{made.Number(2, 9)}*{made.Number(100, 999)}-{made.Number(100, 999)}-{four}", "range(100, 200, 3000)", $"${made.Number(100, 999)}.{made.Number(10, 99)}", $"model X-{made.Number(100, 999)}-{made.Number(1000, 9999)}", "DE12 3456", "GB is 3 letters short", $"{made.Of(Made.Digits, 10)}",
        ];
    }

    private static string Phone(Made made)
    {
        string area = $"{made.One("212", "415", "617", "303", "713", "206", "919", "480")}", exchange = $"{made.One(2, 3, 4, 6, 7, 8, 9)}{made.Number(2, 9)}{made.Number(2, 9)}", line = made.Of("2345678", 4);
        return made.One(
            $"({area}) {exchange}-{line}", $"{area}-{exchange}-{line}", $"{area}.{exchange}.{line}", $"+1 {area} {exchange} {line}", $"+1{area}{exchange}{line}", $"1-{area}-{exchange}-{line}", $"{area} {exchange} {line}",
            $"+44 20 7{made.Of("2345678", 3)} {made.Of("2345678", 4)}", $"+49 30 {made.Of("2345678", 8)}", $"+33 6 {made.Number(20, 99)} {made.Number(20, 99)} {made.Number(20, 99)} {made.Number(20, 99)}", $"06 {made.Number(20, 99)} {made.Number(20, 99)} {made.Number(20, 99)} {made.Number(20, 99)}", $"07{made.Of("2345678", 3)} {made.Of("2345678", 6)}");
    }

    private static string Street(Made made) => made.One(
        $"{made.Number(1, 1699)} {made.Name()} {made.One("Street", "Avenue", "Road", "Lane", "Drive", "Boulevard", "St.", "Ave", "Rd", "Blvd.", "Court", "Terrace")}", $"{made.Number(1, 999)} {made.One("North", "W.", "East", "S")} {made.Name()} {made.Name()} {made.One("Street", "Avenue", "Road", "Place", "Way")}",
        $"{made.Number(1, 99)} {made.Number(4, 20)}th {made.One("Street", "Avenue", "St", "Ave")}", $"{made.Name()}{made.One("straße", "strasse", "weg", "platz", "gasse", "allee")} {made.Number(1, 99)}", $"{made.Number(1, 99)} {made.One("rue de", "avenue de", "boulevard")} {made.Name()}", $"P.O. Box {made.Number(100, 9999)}", $"Calle {made.Name()} {made.Number(1, 99)}");

    private static string Iban(Made made)
    {
        string account = made.One("DE" + "00" + made.Of(Made.Digits, 18), "GB00" + made.Of(Made.Upper, 4) + made.Of(Made.Digits, 14), "NL00" + made.Of(Made.Upper, 4) + made.Of(Made.Digits, 10), "FR00" + made.Of(Made.Digits, 23), "ES00" + made.Of(Made.Digits, 20));
        string number = string.Concat((account[4..] + account[..4]).Select(c => char.IsDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        account = $"{account[..2]}{98 - (int)(System.Numerics.BigInteger.Parse(number) % 97):00}{account[4..]}";
        return made.One(account, string.Join(' ', account.Chunk(4).Select(c => new string(c))));
    }

    private static string BadIban(Made made)
    {
        string account = Iban(made).Replace(" ", "");
        return account[..^1] + (char)('0' + ((account[^1] - '0' + 1) % 10));
    }

    private static string Card(Made made)
    {
        string body = made.One("4" + made.Of(Made.Digits, 14), "5" + made.Number(1, 5) + made.Of(Made.Digits, 13), "37" + made.Of(Made.Digits, 12), "6011" + made.Of(Made.Digits, 11));
        string digits = body + Enumerable.Range(0, 10).First(d => IsChecked($"{body}{d}"));
        return digits.Length == 15 ? made.One(digits, $"{digits[..4]} {digits[4..10]} {digits[10..]}") : made.One(digits, string.Join(' ', digits.Chunk(4).Select(c => new string(c))), string.Join('-', digits.Chunk(4).Select(c => new string(c))));
    }

    private static string BadCard(Made made)
    {
        string card = Card(made);
        return card[..^1] + (char)('0' + ((card[^1] - '0' + made.Number(1, 9)) % 10));
    }

    private static bool IsChecked(string digits) => digits.Reverse().Select((c, i) => (i % 2 == 0 ? 1 : 2) * (c - '0')).Sum(d => d > 9 ? d - 9 : d) % 10 == 0;

    private static string Guid(Made made) => $"{made.Of(Made.Hex, 8)}-{made.Of(Made.Hex, 4)}-4{made.Of(Made.Hex, 3)}-a{made.Of(Made.Hex, 3)}-{made.Of(Made.Hex, 12)}";
}
