# Varnish 6.1 or later before OgService. It keeps what the service allows, asks once however many wait, serves what is stale while it asks again, and for a
# day while the service is away. tests/varnish/check.sh shows each of these.
vcl 4.1;

import std;

backend ogservice {
    .host = "127.0.0.1";
    .port = "5080";
    .connect_timeout = 1s;
    # Past its deadline of five seconds the service answers with a stand-in.
    .first_byte_timeout = 10s;
    .between_bytes_timeout = 5s;
    .probe = {
        .url = "/readyz";
        .interval = 1s;
        .timeout = 1s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
}

# Who may purge: PURGE for one address, BAN with X-Slug for all pictures and pages of a post.
acl purgers {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE" || req.method == "BAN") {
        if (client.ip !~ purgers) {
            return (synth(403));
        }
        if (req.method == "PURGE") {
            return (purge);
        }
        # Letters that slugs have, so that nothing else reaches the expression.
        if (req.http.X-Slug !~ "^[\p{L}\p{N}/_-]+$") {
            return (synth(400, "X-Slug is no slug"));
        }
        if (std.ban("obj.http.X-Path ~ ^/(og|meta|posts)/" + req.http.X-Slug + "([./?]|$)")) {
            return (synth(200, "Banned"));
        }
        return (synth(400, std.ban_error()));
    }

    if (req.url ~ "^/(metrics|readyz)([?]|$)") {
        return (synth(404));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url ~ "^/(api|healthz)") {
        return (pass);
    }

    # The service looks at neither, and answers the same for every host.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.url !~ "^/og[.]") {
        # What trackers append; signed addresses stay as they are.
        set req.url = regsuball(req.url, "([?&])(utm_[a-z]+|fbclid|gclid|mc_[a-z]+)=[^&]*", "\1");
        set req.url = regsuball(req.url, "&&+", "&");
        set req.url = regsub(req.url, "[?]&", "?");
        set req.url = regsub(req.url, "[?&]$", "");
    }

    # While the service is well, stale for a minute at most; while it is not, as long as it is kept.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 60s;
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.url);
    # With several sites by host, also: hash_data(std.tolower(req.http.Host));
    return (lookup);
}

sub vcl_backend_response {
    # For bans that run in the background.
    set beresp.http.X-Path = bereq.url;
    if (beresp.status >= 500 || beresp.status == 429) {
        # A refusal is for one moment; what is stale and right goes before it.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 1s;
        return (deliver);
    }
    if (beresp.status == 404) {
        set beresp.ttl = 10s;
    }
    set beresp.grace = 24h;
    set beresp.keep = 24h;
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.X-Path;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    if (obj.hits > 0) {
        set resp.http.X-Proxy-Cache = "hit";
    } else {
        set resp.http.X-Proxy-Cache = "miss";
    }
}
