using System.Text;
using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Tests.Sensitive;

/// <summary>Secrets made up after their documented shapes, and what looks like them.</summary>
internal static class PlantedSecrets
{
    public static IEnumerable<(FindingKind Kind, string Planted, string Text)> All(Made made, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            foreach (string key in Keys(made)) yield return (FindingKind.ProviderKey, key, made.One($"{made.Text(8)} {key} {made.Text(4)}", $"client = connect('{key}')\n", $"export KEY_{i}={key}\n", $"Use \"{key}\", please."));
            string jwt = WebToken(made);
            yield return (FindingKind.JsonWebToken, jwt, made.One($"curl -H 'Cookie: session={jwt}'", $"{made.Text(5)}: {jwt}."));
            string pem = PrivateKey(made);
            yield return (FindingKind.PrivateKey, pem, $"{made.Text(6)}\n\n{pem}\n\n{made.Text(4)}");
            string password = made.Of(Made.Base62, 9) + made.Number(0, 9) + "x" + made.One("!", "#", "%", "*");
            yield return (FindingKind.ConnectionPassword, password[..^1], $"engine = create_engine(\"{made.One("postgresql", "mysql+pymysql", "mongodb", "redis", "amqp")}://{made.One("app", "svc", "reader")}:{password[..^1]}@db{i}.{made.One("acme.io", "corp.net", "internal")}:5432/{made.One("shop", "main")}\")");
            yield return (FindingKind.ConnectionPassword, password, $"Server=tcp:sql{i}.acme.net,1433;Database=shop;User ID=app;Password={password};Encrypt=true;");
            yield return (FindingKind.Password, password, made.One($"password = \"{password}\"", $"DB_PASSWORD='{password}'", $"\"api_key\": \"{password}\"", $"login(user='anna', passwd='{password}')", $"secret: '{password}'"));
            string token = made.Of(Made.Hex, 40);
            yield return (FindingKind.Password, token, made.One($"auth_token = '{token}'", $"SECRET_KEY = \"{token}\"", $"API_TOKEN={token}\n", $"Authorization: Bearer {token}"));
        }
    }

    public static IEnumerable<string> LookAlikes(Made made)
    {
        string hex32 = made.Of(Made.Hex, 32), hex40 = made.Of(Made.Hex, 40), hex64 = made.Of(Made.Hex, 64), name = made.Text(1);
        return
        [
            "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "openai.api_key = 'sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
            "api_key = 'YOUR_API_KEY'", "token = tokens[0]", "password = input('Password: ')", "password = os.environ['DB_PASSWORD']", "secret = getpass.getpass()", "if password == confirm_password:", "password: str = Field(min_length=8)",
            "token = tokenizer.decode(ids)", "passwd = hashlib.sha256(salt).hexdigest()", "Your password must have 8 characters.", "\"token\": \"<your token here>\"", $"password = \"{{{name}}}\"", $"DATABASE_URL=postgres://${{DB_USER}}:${{DB_PASS}}@{name}:5432/app",
            "postgresql://user:password@localhost:5432/db", "mysql://root:root@127.0.0.1/test", "redis://localhost:6379/0", "https://example.com:8080/a@b", "mongodb://user:pass@host:27017", "Server=localhost;Database=test;User Id=sa;Password=yourStrong(!)Password;",
            $"commit {hex40}", $"md5: {hex32}", $"sha256:{hex64}", $"etag = \"{hex32}\"", $"\"{Guid(made)}\"", $"id = '{Guid(made)}'", "risk-free-rate-and-a-very-long-name-of-a-setting", "from sklearn import metrics  # sk-learn", $"color = '#{made.Of(Made.Hex, 6)}'",
            "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0\n-----END PUBLIC KEY-----", "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "token: bert-base-uncased", "tokenizer = 'facebook/opt-350m'", "pk_live_" + made.Of(Made.Base62, 24), "token_type = 'refresh_token_v2'", "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
            $"{name}-us{made.Number(1, 9)}", "hf_hub_download(repo_id)", "npm_config_registry", "SG.example", "key-value store", "secret santa", "the token is 12 characters long", "api_key = config.get('api_key')", "csrf_token = '{{ csrf_token() }}'", $"password_hash = '{name}'", "pwd = '/home/user/project1'",
        ];
    }

    private static IEnumerable<string> Keys(Made made) =>
    [
        "AKIA" + made.Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16), Checked("ghp_", made.Of(Made.Base62, 30)), "github_pat_" + made.Of(Made.Base62, 22) + "_" + made.Of(Made.Base62, 59), "glpat-" + made.Of(Made.Url, 19) + "a",
        $"xoxb-{made.Of(Made.Digits, 12)}-{made.Of(Made.Digits, 12)}-{made.Of(Made.Base62, 24)}", "sk-" + made.Of(Made.Base62, 20) + "T3BlbkFJ" + made.Of(Made.Base62, 20), "sk-proj-" + made.Of(Made.Url, 79) + "A", "sk-ant-api03-" + made.Of(Made.Url, 93) + "AA",
        "sk_live_" + made.Of(Made.Base62, 24), "AIza" + made.Of(Made.Url, 34) + "a", "SG." + made.Of(Made.Url, 22) + "." + made.Of(Made.Url, 42) + "a", "key-" + made.Of(Made.Hex, 32), "SK" + made.Of(Made.Hex, 32), Checked("npm_", made.Of(Made.Base62, 30)),
        "hf_" + made.Of(Made.Upper + Made.Lower, 34), "gsk_" + made.Of(Made.Base62, 52), "dop_v1_" + made.Of(Made.Hex, 64), "shpat_" + made.Of(Made.Hex, 32), made.Of("123456789", 9) + ":AA" + made.Of(Made.Url, 32) + "a", made.Of(Made.Hex, 32) + "-us" + made.Number(1, 20),
        "https://hooks.slack.com/services/T" + made.Of(Made.Upper + Made.Digits, 8) + "/B" + made.Of(Made.Upper + Made.Digits, 8) + "/" + made.Of(Made.Base62, 24), "pypi-AgEIcHlwaS5vcmc" + made.Of(Made.Url, 79) + "a",
    ];

    // The checksum that GitHub and npm write behind their tokens, computed here by the definition of CRC-32.
    private static string Checked(string prefix, string body)
    {
        uint crc = ~Encoding.ASCII.GetBytes(body).Aggregate(uint.MaxValue, (sum, b) => Enumerable.Range(0, 8).Aggregate(sum ^ b, (s, _) => (s & 1) == 1 ? (s >> 1) ^ 0xEDB88320 : s >> 1));
        string sum = "";
        for (int i = 0; i < 6; i++, crc /= 62) sum = Made.Base62[(int)(crc % 62)] + sum;
        return prefix + body + sum;
    }

    private static string WebToken(Made made)
    {
        string Part(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Part($"{{\"sub\":\"{made.Number(1000, 999999)}\",\"name\":\"{made.Name()}\"}}")}.{made.Of(Made.Base62, 43)}";
    }

    private static string PrivateKey(Made made)
    {
        string kind = made.One("RSA ", "EC ", "OPENSSH ", "");
        return $"-----BEGIN {kind}PRIVATE KEY-----\n{string.Join('\n', Enumerable.Range(0, 8).Select(_ => made.Of(Made.Base62 + "+/", 64)))}\n-----END {kind}PRIVATE KEY-----";
    }

    private static string Guid(Made made) => $"{made.Of(Made.Hex, 8)}-{made.Of(Made.Hex, 4)}-4{made.Of(Made.Hex, 3)}-a{made.Of(Made.Hex, 3)}-{made.Of(Made.Hex, 12)}";
}
