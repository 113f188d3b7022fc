import { describe, expect, it } from "vitest";
import { emitMockIndex } from "../../src/emit/emit-mock-contract.ts";
import { emitTypeImport, sortNames } from "../../src/emit/property.ts";
import { runBiome } from "../support/run-biome.ts";

const heads = ["a", "A", "b", "B", "z", "_", "$", "é", "É", "λ", "ﬀ", "𝒜"];
const tails = [
  "",
  "0",
  "1",
  "9",
  "01",
  "10",
  "001",
  "s",
  "S",
  "sI",
  "SI",
  "_",
  "$",
  "1a",
  "1A",
  "é",
  "𝒜",
  "ﬀ",
];
const names = heads.flatMap((head) => tails.map((tail) => head + tail));

describe("the order of imports", () => {
  it("is Biome's, whatever the names", () => {
    const emitted = emitTypeImport(names.toReversed(), "./other.ts");
    const used = `\nexport type Used = [${names.join(", ")}];\n`;
    const { value: formatted } = runBiome(new Map([["a.ts", emitted + used]]))
      .values()
      .next();
    const listed = formatted?.slice(formatted.indexOf("{") + 1, formatted.indexOf("}"));
    expect(listed?.match(/[^\s,]+/g)).toEqual(sortNames(names));
  });

  it("tells what differs in the case of a letter by that letter, not by those after it", () => {
    expect(sortNames(["Rulesets", "RulesetsInput", "RulesetSuite", "RulesetInput", "Ruleset"])).toEqual([
      "Ruleset",
      "RulesetInput",
      "RulesetSuite",
      "Rulesets",
      "RulesetsInput",
    ]);
  });

  it("of the mocks' index is Biome's too, and its form", () => {
    const providers = ["a", "a-b", "a-b-c", "a1", "a10", "a2", "ab", "b".repeat(120), "z-1"].toSorted();
    const models = providers.map((provider) => ({ provider, pascalName: provider.replaceAll("-", "") }));
    const files = new Map([["index.d.ts", emitMockIndex(models)]]);
    expect(runBiome(files)).toEqual(files);
  });
});
