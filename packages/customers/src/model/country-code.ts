/** Every officially assigned code of ISO 3166-1 alpha-2, one after the other. */
const assigned =
  "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ" +
  "DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJP" +
  "KEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOM" +
  "PAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZ" +
  "UAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

const codes: ReadonlySet<string> = /* @__PURE__ */ new Set(/* @__PURE__ */ assigned.match(/../g));

/** The text as an ISO 3166-1 alpha-2 code in capitals; null when it is not an assigned one. No name is looked up. */
export function toCountryCode(text: string | null): string | null {
  const letters = text?.trim() ?? "";
  // Some letters outside the alphabet have capitals in it: of "ß" they are "SS", which is South Sudan.
  const code = /^[A-Za-z]{2}$/.test(letters) ? letters.toUpperCase() : "";
  return codes.has(code) ? code : null;
}
