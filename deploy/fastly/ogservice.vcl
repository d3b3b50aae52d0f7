# Snippets for a Fastly VCL service; the origin is the service, its host header the one of OgService:PublicUrl, its shield the region nearest to it.

# type recv
if (req.url.path ~ "^/(metrics|readyz)$") {
  error 404;
}
if (req.url.path ~ "^/(api/|healthz$)") {
  return(pass);
}
unset req.http.Cookie;
if (req.url.path !~ "^/og\.") {
  # Signed addresses stay as they are; elsewhere only these two count.
  set req.url = querystring.regfilter_except(req.url, "^(template|size)$");
}

# type fetch
if (beresp.status >= 500 || beresp.status == 429) {
  # What is stale and right goes before a refusal.
  if (stale.exists) {
    return(deliver_stale);
  }
  set beresp.cacheable = false;
  set beresp.ttl = 1s;
  return(deliver);
}
set beresp.stale_if_error = 86400s;
if (beresp.http.Cache-Control !~ "stale-while-revalidate") {
  set beresp.stale_while_revalidate = 60s;
}
# /og/SLUG.… and /posts/SLUG: purge a post by its key, "post/SLUG".
if (req.url.path ~ "^/(?:og|meta|posts)/([^.?]+)") {
  set beresp.http.Surrogate-Key = "post/" re.group.1;
}

# type error
if (obj.status >= 500 && stale.exists) {
  return(deliver_stale);
}
