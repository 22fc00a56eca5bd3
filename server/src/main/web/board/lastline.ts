import { failureIn, type Failure } from "./failure.ts";

/** The error that ends a stream, `{"jackfield-error":{…}}`; null where the line is a message. */
export function failureLine(line: string): Failure | null {
  if (!line.includes('"jackfield-error"')) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(line);
    const isError =
      typeof value === "object" &&
      value !== null &&
      "jackfield-error" in value &&
      Object.keys(value).length === 1;
    return isError ? failureIn(value["jackfield-error"]) : null;
  } catch {
    return null;
  }
}
