using System.Buffers;

namespace InstructMix.Mixer.Sensitive.Secrets;

/// <summary>The keys of well-known providers, as their own documentation describes them.</summary>
internal static class KeyShapes
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Base32 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> Base62 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> Url = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> Dotted = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    private static readonly SearchValues<char> Slashed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+=");
    private static readonly SearchValues<char> Hyphened = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>All shapes.</summary>
    public static IReadOnlyList<KeyShape> All { get; } =
    [
        new("AKIA", Base32, 16, 16), new("ASIA", Base32, 16, 16), new("ABIA", Base32, 16, 16), new("ACCA", Base32, 16, 16), // Amazon
        new("ghp_", Base62, 36, 36, HasChecksum: true), new("gho_", Base62, 36, 36, HasChecksum: true), new("ghu_", Base62, 36, 36, HasChecksum: true), // GitHub
        new("ghs_", Base62, 36, 36, HasChecksum: true), new("ghr_", Base62, 36, 76, HasChecksum: true), new("github_pat_", SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"), 82, 82),
        new("glpat-", Dotted, 20, 60), new("gldt-", Url, 20, 20), new("glrt-", Dotted, 20, 60), // GitLab
        new("xoxb-", Hyphened, 20, 120), new("xoxp-", Hyphened, 20, 120), new("xoxa-", Hyphened, 20, 120), new("xoxr-", Hyphened, 20, 120), new("xoxs-", Hyphened, 20, 120),
        new("xapp-", Hyphened, 30, 160), // Slack
        new("https://hooks.slack.com/services/", Slashed, 40, 60), new("https://discord.com/api/webhooks/", SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-/"), 80, 110),
        new("sk-", Base62, 40, 64), new("sk-proj-", Url, 40, 200), new("sk-svcacct-", Url, 40, 200), new("sk-admin-", Url, 40, 200), new("sk-or-v1-", Hex, 64, 64), // OpenAI, OpenRouter
        new("sk-ant-", Url, 80, 130), // Anthropic
        new("sk_live_", Base62, 16, 250), new("sk_test_", Base62, 16, 250), new("rk_live_", Base62, 16, 250), new("rk_test_", Base62, 16, 250), new("whsec_", Slashed, 24, 80), // Stripe
        new("AIza", Url, 35, 35), new("GOCSPX-", Url, 28, 28), new("ya29.", Url, 30, 500), // Google
        new("SG.", Dotted, 60, 70, Dots: 1), new("key-", Hex, 32, 32), new("xkeysib-", SearchValues.Create("0123456789abcdefABCDEFghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ-"), 70, 90), // SendGrid, Mailgun, Brevo
        new("SK", SearchValues.Create("0123456789abcdef"), 32, 32), // Twilio
        new("npm_", Base62, 36, 36, HasChecksum: true), new("pypi-AgE", Url, 50, 250), new("rubygems_", Hex, 48, 48), new("dckr_pat_", Url, 27, 32), // registries
        new("hf_", Base62, 30, 40), new("gsk_", Base62, 40, 60), new("r8_", Base62, 36, 40), new("xai-", Base62, 70, 90), new("pplx-", Base62, 40, 60), // models
        new("dop_v1_", Hex, 64, 64), new("doo_v1_", Hex, 64, 64), new("dapi", Hex, 32, 34), new("hvs.", Url, 24, 120), new("hvb.", Url, 100, 220), // DigitalOcean, Databricks, Vault
        new("shpat_", Hex, 32, 32), new("shpca_", Hex, 32, 32), new("shppa_", Hex, 32, 32), new("shpss_", Hex, 32, 32), new("sq0atp-", Url, 22, 22), new("sq0csp-", Url, 43, 43), // Shopify, Square
        new("lin_api_", Base62, 40, 40), new("ntn_", Base62, 40, 50), new("secret_", Base62, 43, 43), new("figd_", Url, 40, 50), new("PMAK-", Hyphened, 59, 59),
        new("ATATT3", SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-="), 150, 230), // Linear, Notion, Figma, Postman, Atlassian
        new("NRAK-", Capitals, 27, 27), new("glsa_", SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"), 41, 41), new("sbp_", Hex, 40, 40), new("pscale_tkn_", Dotted, 32, 64), // New Relic, Grafana, Supabase, PlanetScale
        new("AGE-SECRET-KEY-1", Capitals, 58, 58), new("EAACEdEose0cBA", Base62, 20, 250), new("tk-us-", Url, 48, 48), new("FLWSECK-", Hyphened, 32, 48), new("sntrys_", Slashed, 60, 250), // age, Facebook
    ];
}
