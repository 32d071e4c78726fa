using System.Buffers;

namespace InstructMix.Mixer.Sensitive.Personal;

/// <summary>Finds e-mail addresses. Reserved domains (RFC 2606, RFC 6761) and what examples write as a domain are none.</summary>
internal sealed class EmailDetector : IDetector
{
    private const int LongestName = 64, LongestDomain = 253;

    private static readonly SearchValues<char> NameMarks = SearchValues.Create("._%+-");

    // Where no company is: domains of examples, which nobody reads mail at.
    private static readonly HashSet<string> Stands = new(StringComparer.OrdinalIgnoreCase)
    {
        "domain.com", "yourdomain.com", "mydomain.com", "otherdomain.com", "test.com", "testing.com", "foo.com", "bar.com", "baz.com",
            "foobar.com", "abc.com", "xyz.com", "a.com", "b.com", "c.com", "site.com",
        "website.com", "yoursite.com", "yourwebsite.com", "mysite.com", "company.com", "yourcompany.com", "mycompany.com", "server.com",
            "host.com", "somewhere.com", "something.com", "whatever.com", "sample.com", "address.com", "youremail.com",
        "emailaddress.com", "email.address", "domain.tld", "domain.org", "domain.net", "foo.bar", "bar.baz", "fake.com", "anywhere.com",
            "nowhere.com", "blah.com", "example.co.uk",
    };

    // Letters of a program or of nobody.
    private static readonly HashSet<string> Nobody =
        new(StringComparer.OrdinalIgnoreCase) { "git", "noreply", "no-reply", "donotreply", "do-not-reply", "youremail", "your-email",
        "your_email", "yourname", "your.name", "your.email", "you", "user", "username", "example", "someone", "myemail",
        "firstname.lastname", "first.last" };

    private static readonly HashSet<string> Ends = new(
        ("com org net edu gov mil int info biz name pro app dev xyz online site tech store shop club cloud live email mail world today life blog agency company solutions services digital media news studio design systems global group "
        + "international museum travel jobs mobi tel asia cat post aero coop health law bank top win icu vip fun space website network zone academy education school university foundation berlin london nyc paris").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Reserved =
        new(["test", "invalid", "localhost", "local", "internal", "lan"], StringComparer.OrdinalIgnoreCase);

    // Two letters behind a point that are a file's name or code far more often than a country.
    private static readonly HashSet<string> NoCountry =
        new(["js", "ts", "rb", "cc", "hh", "el", "cx", "xs", "md", "py"], StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Find(string text, List<Finding> found)
    {
        for (int at = 0; (at = text.IndexOf('@', at)) >= 0; at++)
        {
            int from = NameStart(text, at), to = DomainEnd(text, at + 1);
            if (from == at || to < 0) continue;
            if (IsPerson(text, from, at, to)) found.Add(new Finding(FindingKind.Email, from, to - from));
        }
    }

    private static bool IsPerson(string text, int from, int at, int to)
    {
        var (name, domain) = (text[from..at], text[(at + 1)..to]);
        string[] labels = domain.Split('.');
        string end = labels[^1];
        if (end.Length == 2 ? NoCountry.Contains(end) : !Ends.Contains(end) && !end.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            return false;
        if (Reserved.Contains(end) || Nobody.Contains(name[(name.LastIndexOf('+') + 1)..]) || Stands.Contains(domain)) return false;
        if (labels.Length > 1 && labels[^2].Equals("example", StringComparison.OrdinalIgnoreCase)) return false;
        // user:password@host and git@host:path are no mailboxes, nor is a call (a@b.dot(c)).
        if (Surroundings.Before(text, from) is ':' or '/'
            && text.AsSpan(Math.Max(0, from - 60), Math.Min(60, from)).Contains("://", StringComparison.Ordinal)) return false;
        return Surroundings.At(text, to) is not ('(' or '[' or '@');
    }

    private static int NameStart(string text, int at)
    {
        int from = at;
        while (from > 0 && at - from < LongestName && (char.IsLetterOrDigit(text[from - 1]) || NameMarks.Contains(text[from - 1]))) from--;
        while (from < at && !char.IsLetterOrDigit(text[from])) from++;
        return at > 0 && text[at - 1] is '.' ? at : from;
    }

    // The end of a domain of two labels or more whose last has letters only; -1 where there is none.
    private static int DomainEnd(string text, int from)
    {
        int to = from;
        while (to < text.Length && to - from < LongestDomain && (char.IsLetterOrDigit(text[to]) || text[to] is '.' or '-')) to++;
        while (to > from && text[to - 1] is '.' or '-') to--;
        var domain = text.AsSpan(from, to - from);
        int point = domain.LastIndexOf('.');
        if (point <= 0 || domain.Contains("..", StringComparison.Ordinal) || domain[0] == '-') return -1;
        int letters = 0;
        while (point + 1 + letters < domain.Length && char.IsAsciiLetter(domain[point + 1 + letters])) letters++;
        bool isWhole = point + 1 + letters == domain.Length || domain[(point + 1)..].StartsWith("xn--", StringComparison.OrdinalIgnoreCase);
        return letters >= 2 && isWhole ? to : -1;
    }
}
