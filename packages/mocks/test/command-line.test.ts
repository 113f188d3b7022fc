import { describe, expect, it } from "vitest";
import { toExampleCall } from "../src/command-line/example-call.ts";
import { parseCommand } from "../src/command-line/parse-command.ts";
import { listOperations } from "../src/document/contract-document.ts";
import { createLibraryContract } from "./fixtures/library-contract.ts";

const known = ["align", "gurupay", "killb"];

describe("parseCommand", () => {
  it.each([
    { args: [], expected: { kind: "serve", providers: known, firstPort: 0 } },
    { args: ["killb"], expected: { kind: "serve", providers: ["killb"], firstPort: 0 } },
    {
      args: ["killb", "align", "killb", "--port", "4010"],
      expected: { kind: "serve", providers: ["killb", "align"], firstPort: 4010 },
    },
    { args: ["-p", "65533"], expected: { kind: "serve", providers: known, firstPort: 65_533 } },
    { args: ["--port=0"], expected: { kind: "serve", providers: known, firstPort: 0 } },
    { args: ["--help", "--version"], expected: { kind: "help" } },
    { args: ["-v"], expected: { kind: "version" } },
  ])("reads $args", ({ args, expected }) => {
    expect(parseCommand(args, known)).toEqual(expected);
  });

  it.each([
    { args: ["stripe"], message: 'no mock of "stripe"; there are align, gurupay, killb' },
    { args: ["--dynamic"], message: "--dynamic" },
    { args: ["--port"], message: "--port" },
    { args: ["--port", "http"], message: 'from 0 to 65533, not "http"' },
    { args: ["--port", "-1"], message: "--port" },
    { args: ["--port", "65534"], message: 'not "65534"' },
    { args: ["--port", "4010.5"], message: 'not "4010.5"' },
  ])("refuses $args", ({ args, message }) => {
    expect(() => parseCommand(args, known)).toThrow(message);
  });
});

describe("toExampleCall", () => {
  const operations = listOperations(createLibraryContract());
  const choose = (name: string) => operations.filter((operation) => operation.name === name);

  it.each([
    ["listBooks", "curl -H 'Authorization: Bearer test' http://mock/books"],
    [
      "getBook",
      "curl -H 'X-Library-Key: test' -H 'X-Reader: 1' http://mock/books/00000000-0000-4000-8000-000000000000",
    ],
    [
      "addBook",
      "curl -X POST -H 'Authorization: Bearer test' -H 'content-type: application/json' -d " +
        `'{"title":"text"}' http://mock/books`,
    ],
    ["getOpeningHours", "curl http://mock/opening-hours"],
  ])("writes a call of %s", (name, expected) => {
    expect(toExampleCall("http://mock", choose(name))).toBe(expected);
  });

  it("prefers a look-up by a documented id", () => {
    const contract = createLibraryContract();
    Object.assign(contract.components.parameters.BookId, { example: "it's 1" });
    const call = toExampleCall("http://mock", listOperations(contract));
    expect(call).toBe("curl -H 'X-Library-Key: test' -H 'X-Reader: 1' 'http://mock/books/it'\\''s%201'");
  });

  it("has none for a contract without operations", () => {
    expect(toExampleCall("http://mock", [])).toBeUndefined();
  });
});
