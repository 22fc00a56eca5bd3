package brpc

import (
	"reflect"
	"strings"
)

// Describe gives the description of a type, or nil where there is none. A type within itself is described
// as a struct without fields.
func Describe(kind reflect.Type) *Entity {
	return describe(kind, nil)
}

func describe(kind reflect.Type, open []reflect.Type) *Entity {
	switch kind.Kind() {
	case reflect.Pointer:
		return describe(kind.Elem(), open)
	case reflect.Slice, reflect.Array:
		return wrapped("[]", kind.Elem(), open)
	case reflect.Map:
		return wrapped("map["+kind.Key().Kind().String()+"]", kind.Elem(), open)
	case reflect.Struct:
		return describeStruct(kind, open)
	default:
		return &Entity{Type: kind.Kind().String()}
	}
}

func wrapped(prefix string, element reflect.Type, open []reflect.Type) *Entity {
	described := describe(element, open)
	if described == nil {
		return nil
	}
	return &Entity{Type: prefix + described.Type, Fields: described.Fields}
}

func describeStruct(kind reflect.Type, open []reflect.Type) *Entity {
	for _, outer := range open {
		if outer == kind {
			return &Entity{Type: "struct"}
		}
	}
	var fields []Entity
	for number := 0; number < kind.NumField(); number++ {
		field := kind.Field(number)
		if !field.IsExported() {
			continue
		}
		described := describe(field.Type, append(open[:len(open):len(open)], kind))
		if described == nil {
			continue
		}
		name, optional := named(field)
		described.Name, described.Mandatory = name, !optional
		fields = append(fields, *described)
	}
	if fields == nil {
		return nil
	}
	return &Entity{Type: "struct", Fields: fields}
}

func named(field reflect.StructField) (name string, optional bool) {
	parts := strings.Split(field.Tag.Get("json"), ",")
	name = parts[0]
	if name == "" {
		name = field.Name
	}
	return name, len(parts) > 1 && parts[1] == "omitempty"
}
