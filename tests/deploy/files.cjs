// What is deployed by others' machinery, as text: Kubernetes manifests by the types of its API, the compose file by its schema, and the recipes for caches of others by what is known of them.
// Arguments: a scratch folder. NODE_PATH has kubernetes-models, typescript, dclint, yaml. Prints a line a check, and "N passed, N failed".
const fs = require("fs"), path = require("path"), { execFileSync } = require("child_process");
const YAML = require("yaml");
const scratch = process.argv[2], deploy = path.join(__dirname, "..", "..", "deploy");
const read = (name) => fs.readFileSync(path.join(deploy, name), "utf8");
const moduleFolder = process.env.NODE_PATH;
let passed = 0, failed = 0;

function check(name, problems) {
  const list = [problems].flat().filter((problem) => problem);
  console.log((list.length ? "FAILED: " : "ok: ") + name + list.map((problem) => "\n   " + problem).join(""));
  if (list.length) failed++; else passed++;
}

function run(program, args, options = {}) {
  try {
    execFileSync(program, args, { encoding: "utf8", stdio: "pipe", ...options });
    return null;
  } catch (failure) {
    return (failure.stdout + failure.stderr).trim();
  }
}

// Kubernetes: values by the schemas, names by the types, which know of no other.
const manifests = YAML.parseAllDocuments(read("kubernetes/ogservice.yaml")).map((document) => document.toJS());
const groupOf = (manifest) => (manifest.apiVersion.includes("/") ? manifest.apiVersion : manifest.apiVersion);
for (const manifest of manifests) {
  const types = require("kubernetes-models/" + groupOf(manifest));
  try {
    new types[manifest.kind](manifest).validate();
    check(`Kubernetes takes the values of ${manifest.kind}`);
  } catch (failure) {
    check(`Kubernetes takes the values of ${manifest.kind}`, failure.message);
  }
}
const typed = manifests.map((manifest, at) => `import type { I${manifest.kind} } from "kubernetes-models/${groupOf(manifest)}";\nconst m${at}: I${manifest.kind} = ${JSON.stringify(manifest)};\n`);
const folder = path.join(scratch, "types");
fs.mkdirSync(folder, { recursive: true });
if (!fs.existsSync(path.join(folder, "node_modules"))) fs.symlinkSync(path.resolve(moduleFolder), path.join(folder, "node_modules"));
fs.writeFileSync(path.join(folder, "manifests.ts"), typed.join(""));
const tsc = path.join(moduleFolder, "typescript", "bin", "tsc");
check("Kubernetes knows every name in the manifests", run("node", [tsc, "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "node", "--target", "es2020", path.join(folder, "manifests.ts")]));
const pod = manifests.find((manifest) => manifest.kind === "Deployment").spec.template;
const service = manifests.find((manifest) => manifest.kind === "Service");
const container = pod.spec.containers[0];
check("labels, ports and volumes fit together", [
  Object.entries(service.spec.selector).every(([name, value]) => pod.metadata.labels[name] === value) ? null : "the Service selects nothing",
  container.ports.some((port) => port.name === service.spec.ports[0].targetPort) ? null : "the Service's port is none of the container's",
  ...container.volumeMounts.map((mount) => pod.spec.volumes.some((volume) => volume.name === mount.name) ? null : `there is no volume ${mount.name}`),
  ...["startupProbe", "readinessProbe", "livenessProbe"].map((probe) => container.ports.some((port) => port.name === container[probe].httpGet.port) ? null : `${probe} asks at no port`),
]);

// Compose: its schema, as dclint ships it; style is our own.
const style = ["no-quotes-in-volumes", "no-unbound-port-interfaces", "require-quotes-in-ports", "service-keys-order", "services-alphabetical-order", "top-level-properties-order"];
check("the compose file keeps to its schema", run("node", [path.join(moduleFolder, "dclint", "bin", "dclint.cjs"), path.join(deploy, "compose", "compose.yaml"), "--max-warnings", "0", ...style.flatMap((rule) => ["--disable-rule", rule])]));
const compose = YAML.parse(read("compose/compose.yaml"), { merge: true });
const introduced = read("compose/compose.yaml").split("\nname:")[0];
const wanted = [...new Set([...read("compose/compose.yaml").matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1]))];
check("its variables are introduced, its services and volumes exist", [
  ...wanted.map((name) => introduced.includes(name + "=") ? null : `${name} is not introduced at the top`),
  ...Object.entries(compose.services).flatMap(([name, one]) => (Array.isArray(one.depends_on) ? one.depends_on : Object.keys(one.depends_on ?? {})).map((other) => compose.services[other] ? null : `${name} waits for ${other}, which is not there`)),
  ...Object.values(compose.services).flatMap((one) => one.volumes ?? []).map((volume) => volume.split(":")[0]).map((source) =>
    source.startsWith("$") ? null : source.startsWith(".") ? (fs.existsSync(path.join(deploy, "compose", source)) ? null : `${source} is not there`) : source in compose.volumes ? null : `there is no volume ${source}`),
  fs.existsSync(path.join(deploy, "compose", compose.services.og1.build, "Dockerfile")) ? null : "there is no Dockerfile to build",
  read("caddy/Caddyfile").match(/reverse_proxy (.+) \{/)[1].split(" ").every((upstream) => compose.services[upstream.split(":")[0]]) ? null : "Caddy's upstreams are no services",
]);

// The settings that all of them set are settings that there are.
const documented = fs.readFileSync(path.join(deploy, "..", "docs", "service.md"), "utf8");
const settings = [...new Set(["kubernetes/ogservice.yaml", "compose/compose.yaml", "systemd/ogservice.service"].flatMap((name) => [...read(name).matchAll(/OgService__[A-Za-z0-9_]+/g)].map((match) => match[0])))];
check(`each of the ${settings.length} settings in them is in docs/service.md`, settings.map((setting) => {
  const parts = setting.split("__").slice(1).filter((part) => !/^\d+$/.test(part) && part !== "a");
  return parts.every((part) => documented.includes(part)) ? null : setting;
}));

// Cloudflare: rules of its ruleset API.
const rules = JSON.parse(read("cloudflare/cache-rules.json")).rules;
const known = { cache: "boolean", edge_ttl: "object", browser_ttl: "object", serve_stale: "object", respect_strong_etags: "boolean", cache_key: "object" };
const fields = ["http.host", "http.request.method", "http.request.uri.path"];
check("Cloudflare's rules have the shape of its API", rules.flatMap((rule) => [
  rule.action === "set_cache_settings" ? null : `action ${rule.action}`,
  ...Object.entries(rule.action_parameters).map(([name, value]) => known[name] === typeof value ? null : `action_parameters.${name}`),
  ...["(", "{"].map((open, at) => rule.expression.split(open).length === rule.expression.split(")}"[at]).length ? null : `unbalanced ${open} in ${rule.expression}`),
  ...[...rule.expression.replace(/"[^"]*"/g, "").matchAll(/[a-z]+(?:\.[a-z]+)+/g)].map((match) => fields.includes(match[0]) ? null : `unknown field ${match[0]}`),
]));

// Fastly: no compiler of its language is to be had; what its expressions take in is tried here.
const vcl = read("fastly/ogservice.vcl");
const code = vcl.replace(/#.*/g, "");
const kinds = ["init", "recv", "hash", "hit", "miss", "pass", "fetch", "error", "deliver", "log", "none"];
check("Fastly's snippets are of kinds there are, closed, and each statement ends", [
  ...[...vcl.matchAll(/^# type (\w+)/gm)].map((match) => kinds.includes(match[1]) ? null : `type ${match[1]}`),
  code.split("{").length === code.split("}").length ? null : "unbalanced braces",
  ...code.split("\n").map((line) => line.trim()).filter((line) => line && !/[;{}]$/.test(line)),
]);
const patterns = [...code.matchAll(/!?~ "((?:[^"])*)"/g)].map((match) => new RegExp(match[1]));
const pathTests = [
  [0, ["/metrics", "/readyz"], ["/metricsx", "/healthz", "/og/readyz.png"]],
  [1, ["/api/card", "/healthz"], ["/og/api.png", "/posts/healthz"]],
  [2, ["/og.png"], ["/og/a.png", "/posts/og.png"]],
];
check("Fastly's paths take in what they should", pathTests.flatMap(([at, yes, no]) => [
  ...yes.map((one) => patterns[at].test(one) ? null : `${patterns[at]} leaves out ${one}`), ...no.map((one) => patterns[at].test(one) ? `${patterns[at]} takes in ${one}` : null),
]));
const key = patterns.at(-1);
const keys = { "/og/my-post.png": "my-post", "/og/my-post.0123456789abcdef.png": "my-post", "/og/a/b.jpg": "a/b", "/meta/my-post.json": "my-post", "/meta/my-post": "my-post", "/posts/my-post": "my-post" };
check("Fastly's purge keys name the post", Object.entries(keys).map(([address, slug]) => key.exec(address)?.[1] === slug ? null : `${address}: ${key.exec(address)?.[1]}`));

console.log(`${passed} passed, ${failed} failed`);
