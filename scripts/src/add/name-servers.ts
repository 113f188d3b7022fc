import { isObject, type JsonObject } from "../json.ts";
import { isCallable } from "../model/servers.ts";

/** What the overlays have to say of one server. */
export interface ServerFinding {
  /** The URL as the document writes it. */
  readonly written: string;
  /** The URL to call, where it is another. */
  readonly url: string | undefined;
  /** What callers call it; undefined where it cannot be called. */
  readonly environment: string | undefined;
  readonly reason: string;
}

const environments = new Map([
  ["sandbox", /sandbox|playground/i],
  ["staging", /staging|\bstage\b|\bstg\b|\buat\b|pre-?prod/i],
  ["test", /\btest(ing|s)?\b|\bqa\b|[./-]test\d?[./-]/i],
  ["development", /\bdev(elopment)?\b|localhost|127\.0\.0\.1|\blocal\b/i],
  ["demo", /\bdemo\b/i],
  ["beta", /\bbeta\b/i],
]);

/**
 * Names the servers of a document by what their descriptions and addresses say, the first of the others
 * `production`, and spells out those that are relative or hold variables.
 */
export function nameServers(document: JsonObject, documentUrl: string | undefined): ServerFinding[] {
  const servers = Array.isArray(document["servers"]) ? document["servers"].filter(isObject) : [];
  const taken = new Set<string>();
  const seen = new Set<string>();
  const findings: ServerFinding[] = [];
  for (const server of servers) {
    const written = typeof server["url"] === "string" ? server["url"] : "";
    const url = resolveUrl(fillIn(written, server), documentUrl);
    if (seen.has(written)) continue;
    seen.add(written);
    if (url === undefined || !isCallable(url)) {
      findings.push({ written, url: undefined, environment: undefined, reason: explain(written) });
      continue;
    }
    const environment = chooseEnvironment(server, url, taken);
    taken.add(environment);
    findings.push({
      written,
      url: url === written ? undefined : url,
      environment,
      reason: written.includes("{")
        ? "The address of the server with the defaults of its variables."
        : "The address of the server, relative to that of the document.",
    });
  }
  return findings;
}

/** The URL with each variable's default; a variable without one stays. */
function fillIn(url: string, { variables }: JsonObject): string {
  if (!isObject(variables)) return url;
  return url.replaceAll(/\{([^{}]+)\}/g, (template, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = isObject(variable) ? variable["default"] : undefined;
    return typeof value === "string" || typeof value === "number" ? String(value) : template;
  });
}

function resolveUrl(url: string, documentUrl: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url;
  if (documentUrl === undefined || !URL.canParse(url, documentUrl)) return undefined;
  return new URL(url, documentUrl).href;
}

function explain(written: string): string {
  if (/^http:\/\//i.test(written)) return "it is not https";
  if (written.includes("{")) return "a variable of it has no default";
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(written)
    ? "it is no URL to call"
    : "it is relative to an unknown address";
}

function chooseEnvironment(server: JsonObject, url: string, taken: ReadonlySet<string>): string {
  const { description, name, "x-name": extension } = server;
  const said = [description, name, extension].filter((text) => typeof text === "string").join(" ");
  const named = /\bproduction\b|\bprod\b|\blive\b/i.test(said) ? "production" : undefined;
  const wanted = named ?? find(said) ?? find(new URL(url).host) ?? "production";
  if (!taken.has(wanted)) return wanted;
  const label = toLabel(url);
  if (wanted === "production" && label !== undefined && !taken.has(label)) return label;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

function find(text: string): string | undefined {
  return [...environments].find(([, pattern]) => pattern.test(text))?.[0];
}

/** The first label of a host, where it tells a server from the others: `eu.api.example.com`. */
function toLabel(url: string): string | undefined {
  const [label = ""] = new URL(url).hostname.split(".");
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(label) && !["api", "www"].includes(label) ? label : undefined;
}
