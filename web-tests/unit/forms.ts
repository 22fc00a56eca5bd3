import type { FieldInfo, FunctionInfo, RecordInfo, TypeInfo } from "../../server/src/main/web/board/types.ts";

/** Types and functions to make forms from. */

export function field(name: string, type: TypeInfo, required = true): FieldInfo {
  return { name, type, required, description: "" };
}

export function record(name: string, ...fields: FieldInfo[]): RecordInfo {
  return { kind: "record", name, description: "", fields };
}

export function info(changes: Partial<FunctionInfo> = {}): FunctionInfo {
  return {
    name: "demo/echo/unary",
    shape: "UNARY",
    description: "",
    input: { kind: "any" },
    output: { kind: "any" },
    encoding: "JSON",
    provider: "local",
    ...changes,
  };
}
