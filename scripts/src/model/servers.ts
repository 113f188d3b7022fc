import { EmitError } from "../codegen-error.ts";
import { readWords } from "../contract/vocabulary.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { ServerModel } from "./provider-model.ts";

const knownEnvironments = ["production", "sandbox", "staging", "development"];

/**
 * The servers of a document by environment: the word `environment`, or else the one its description names.
 * A relative or templated URL is left out: nobody can call it as it stands.
 * @throws {EmitError} where several servers cannot be told apart.
 */
export function readServers(document: JsonObject, file: string): ServerModel[] {
  const servers = Array.isArray(document["servers"]) ? document["servers"].filter(isObject) : [];
  const absolute = servers.filter(({ url }) => typeof url === "string" && /^https?:\/\/[^{}]+$/.test(url));
  return absolute.map((server, index) => {
    const environment = readEnvironment(server) ?? (absolute.length === 1 ? "production" : undefined);
    if (environment !== undefined) return { environment, url: String(server["url"]) };
    throw new EmitError({
      place: { file, pointer: `/servers/${index}` },
      problem: "the server's environment cannot be told from its description",
      hint: "Name it in client.overlay.yaml: `update: { x-tributary: { environment: sandbox } }`.",
    });
  });
}

function readEnvironment(server: JsonObject): string | undefined {
  const word = readWords(server)["environment"];
  if (typeof word === "string") return word;
  const description = String(server["description"] ?? "").toLowerCase();
  return knownEnvironments.find((environment) => new RegExp(`\\b${environment}\\b`).test(description));
}
