/** Any identifier as a camel-case name: `CustomerController_getProfile` to `customerControllerGetProfile`. */
export function toCamelCase(text: string): string {
  const pascal = toPascalCase(text);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** Any identifier as a Pascal-case name: `guru-pay` to `GuruPay`; a leading digit is set behind an underscore. */
export function toPascalCase(text: string): string {
  const words = text.split(/(?:\P{ID_Continue}|\p{Pc})+/u).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^\P{ID_Start}/u.test(name) ? `_${name}` : name;
}

/** Whether a text can stand as a name in TypeScript without quotes. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

/** The name itself, or with the first number from 2 on behind it that makes it a name not taken. */
export function findFreeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let number = 2; isTaken(name); number++) name = `${wanted}${number}`;
  return name;
}
