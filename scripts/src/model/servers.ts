import { EmitError } from "../codegen-error.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { ServerModel } from "./provider-model.ts";

const knownEnvironments = ["production", "sandbox", "staging", "development"];

/**
 * The servers of a document by environment: the word `environment`, or else the one its description names first.
 * A relative or templated URL is left out, since nobody can call it as it stands, and so is one that is not
 * https: no credential may go there.
 * @throws {EmitError} where several servers cannot be told apart, or are for the same environment.
 */
export function readServers(document: JsonObject, file: string): ServerModel[] {
  const servers = Array.isArray(document["servers"]) ? document["servers"].filter(isObject) : [];
  const absolute = servers.filter(({ url }) => typeof url === "string" && isCallable(url));
  const found: ServerModel[] = [];
  for (const server of absolute) {
    const environment = readEnvironment(server) ?? (absolute.length === 1 ? "production" : undefined);
    const isTaken = found.some((earlier) => earlier.environment === environment);
    if (environment === undefined || isTaken) {
      throw new EmitError({
        place: { file, pointer: `/servers/${servers.indexOf(server)}` },
        problem: isTaken
          ? `there is a server for \`${environment}\` already`
          : "the server's environment cannot be told from its description",
        hint: "Name it in client.overlay.yaml: `update: { x-tributary: { environment: sandbox } }`.",
      });
    }
    found.push({ environment, url: String(server["url"]) });
  }
  return found;
}

function readEnvironment(server: JsonObject): string | undefined {
  const word = readWords(server)["environment"];
  if (typeof word === "string") return word;
  const named = new RegExp(`\\b(?:${knownEnvironments.join("|")})\\b`, "i");
  return named.exec(String(server["description"] ?? ""))?.[0].toLowerCase();
}

/** Whether the transport calls a server: over https, or on loopback, and by a URL that is whole. */
export function isCallable(url: string): boolean {
  if (!/^https?:\/\/[^{}?#]+$/.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || /^(localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
}
