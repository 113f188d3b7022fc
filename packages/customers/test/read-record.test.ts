import { describe, expect, it } from "vitest";
import {
  readAddress,
  readDateTime,
  readFields,
  readItems,
  readText,
  readUnixSeconds,
  toAlignCustomer,
} from "../src/index.ts";

describe("a moment as RFC 3339", () => {
  it.each([
    ["2026-04-23T00:38:08.439Z", "2026-04-23T00:38:08.439Z"],
    ["2026-04-23t00:38:08z", "2026-04-23T00:38:08.000Z"],
    ["2026-04-23 00:38:08Z", "2026-04-23T00:38:08.000Z"],
    ["2026-04-23T00:38:08+05:30", "2026-04-22T19:08:08.000Z"],
    ["2026-04-23T00:38:08-23:59", "2026-04-24T00:37:08.000Z"],
    ["2026-04-23T00:38:08-00:00", "2026-04-23T00:38:08.000Z"],
    ["2026-04-23T00:38:08.5Z", "2026-04-23T00:38:08.500Z"],
    ["2026-04-23T00:38:08.123999999Z", "2026-04-23T00:38:08.123Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"],
    ["0099-12-31T23:59:59Z", "0099-12-31T23:59:59.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("%s is %s", (text, moment) => expect(readDateTime(text)?.toISOString()).toBe(moment));

  it.each([
    ["without its offset", "2026-04-23T00:38:08"],
    ["a day alone", "2026-04-23"],
    ["a day that its month has not", "2026-02-30T00:00:00Z"],
    ["no leap year", "2023-02-29T00:00:00Z"],
    ["a thirteenth month", "2026-13-01T00:00:00Z"],
    ["an hour that there is none of", "2026-04-23T24:00:00Z"],
    ["a leap second", "2016-12-31T23:59:60Z"],
    ["an offset that there is none of", "2026-04-23T00:00:00+24:00"],
    ["three digits of seconds", "2026-04-23T00:38:0888Z"],
    ["a fraction of nothing", "2026-04-23T00:38:08.Z"],
    ["more before it", " 2026-04-23T00:38:08Z"],
    ["more after it", "2026-04-23T00:38:08Z\n"],
    ["before the year 0", "0000-01-01T00:00:00+00:01"],
    ["after the year 9999", "9999-12-31T23:59:59-00:01"],
    ["a year of six digits", "+010000-01-01T00:00:00Z"],
    ["words", "April 23, 2026 00:38:08 UTC"],
    ["a number", 1744373843],
    ["a date", new Date(0)],
    ["nothing", undefined],
  ])("is none: %s", (_, value) => expect(readDateTime(value)).toBeNull());
});

describe("a moment in seconds", () => {
  it.each([
    [0, "1970-01-01T00:00:00.000Z"],
    [-1, "1969-12-31T23:59:59.000Z"],
    [1744373843.5, "2025-04-11T12:17:23.500Z"],
    [-62_167_219_200, "0000-01-01T00:00:00.000Z"],
    [253_402_300_799, "9999-12-31T23:59:59.000Z"],
  ])("%d is %s", (seconds, moment) => expect(readUnixSeconds(seconds)?.toISOString()).toBe(moment));

  it.each([
    253_402_300_800,
    -62_167_219_201,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 63,
    "0",
    0n,
    null,
    [0],
  ])("is none: %s", (value) => expect(readUnixSeconds(value)).toBeNull());
});

describe("a country", () => {
  it.each([
    ["LT", "LT"],
    ["lt", "LT"],
    [" pt ", "PT"],
    ["Portugal", null],
    ["PRT", null],
    ["UK", null],
    ["XX", null],
    ["L", null],
    ["ſs", null],
    ["ß", null],
    ["İd", null],
  ])("%j is kept as it is, and its code is %j", (country, countryCode) => {
    expect(readAddress(null, { country })).toEqual([
      { purpose: null, line: null, city: null, region: null, postalCode: null, country, countryCode },
    ]);
  });
});

describe("a record", () => {
  it.each([[null], [undefined], ["text"], [17], [[]]])("has no members when it is %j", (value) => {
    expect(readFields(value as object)).toEqual({});
  });

  it.each([[null], [undefined], ["text"], [{ length: 1 }]])("is no list when it is %j", (value) => {
    expect(readItems(value as unknown[])).toEqual([]);
  });

  it.each([
    ["", null],
    [" \n\ufeff", null],
    [17, null],
    [" a ", " a "],
  ])("has in %j the text %j", (value, text) => {
    expect(readText(value)).toBe(text);
  });

  it("has no address when no part of it is a text with something in it", () => {
    expect(readAddress("postal", { line: "", city: " ", region: null, postalCode: 1, country: {} })).toEqual(
      [],
    );
  });
});

describe("the verification of a customer of Align", () => {
  const read = (kycs: object) => toAlignCustomer({ kycs } as never).verification;

  it("is none when neither a link nor a breakdown is told", () => {
    expect(read({ status: "pending", status_breakdown: [], kyc_flow_link: "" })).toBeNull();
  });

  it("is there when either is", () => {
    expect(read({ kyc_flow_link: "https://kyc.example" })).toEqual({
      url: "https://kyc.example",
      breakdown: [],
    });
    expect(read({ status_breakdown: [{ currency: "eur" }] })).toEqual({
      url: null,
      breakdown: [{ currency: "eur", rail: null, status: null }],
    });
  });
});
