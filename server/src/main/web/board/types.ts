/** What `GET /functions` says: the records FunctionInfo and TypeInfo of the switchboard, as JSON. */

export type Shape = "UNARY" | "CLIENT_STREAM" | "SERVER_STREAM" | "BIDIRECTIONAL";

export interface FunctionInfo {
  readonly name: string;
  readonly shape: Shape;
  readonly description: string;
  readonly input: TypeInfo;
  readonly output: TypeInfo;
  readonly encoding: "JSON" | "BYTES" | "TEXT";
  readonly provider: string;
}

export type TypeInfo =
  | { readonly kind: "nothing" | "any" | "boolean" | "integer" | "number" | "string" | "bytes" }
  | { readonly kind: "list"; readonly element: TypeInfo }
  | { readonly kind: "map"; readonly value: TypeInfo }
  | RecordInfo
  | { readonly kind: "enum"; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: "reference"; readonly name: string };

export interface RecordInfo {
  readonly kind: "record";
  readonly name: string;
  readonly description: string;
  readonly fields: readonly FieldInfo[];
}

export interface FieldInfo {
  readonly name: string;
  readonly type: TypeInfo;
  readonly required: boolean;
  readonly description: string;
}
