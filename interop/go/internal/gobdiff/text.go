package gobdiff

import (
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"sort"
	"strings"
	"time"
)

// text writes a value as both ends do, with the fields that gob sends.
func text(value reflect.Value) string {
	if moment, ok := value.Interface().(time.Time); ok {
		encoded, err := moment.GobEncode()
		if err != nil {
			panic(err)
		}
		return "t" + hex.EncodeToString(encoded)
	}
	switch value.Kind() {
	case reflect.Bool:
		return fmt.Sprint(value.Bool())
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int:
		return fmt.Sprint(value.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return fmt.Sprint(value.Uint(), "u")
	case reflect.Float32, reflect.Float64:
		return bits(value.Float())
	case reflect.Complex128:
		return bits(real(value.Complex())) + "i" + bits(imag(value.Complex()))
	case reflect.String:
		return "s" + hex.EncodeToString([]byte(value.String()))
	case reflect.Ptr:
		return text(value.Elem())
	case reflect.Interface:
		if value.IsNil() {
			return "nil"
		}
		return "<" + typeName(value.Elem().Type()) + ":" + text(value.Elem()) + ">"
	case reflect.Slice, reflect.Array:
		return list(value)
	case reflect.Map:
		return mapping(value)
	case reflect.Struct:
		return fields(value)
	}
	panic("no text for " + value.Kind().String())
}

func bits(number float64) string {
	return fmt.Sprintf("f%016x", math.Float64bits(number))
}

func typeName(kind reflect.Type) string {
	if name := names[kind]; name != "" {
		return name
	}
	return kind.String()
}

func list(value reflect.Value) string {
	if value.Type() == known["bytes"] {
		return "b" + hex.EncodeToString(value.Bytes())
	}
	var texts []string
	for i := 0; i < value.Len(); i++ {
		texts = append(texts, text(value.Index(i)))
	}
	return "[" + strings.Join(texts, ",") + "]"
}

func mapping(value reflect.Value) string {
	var texts []string
	for _, key := range value.MapKeys() {
		texts = append(texts, text(key)+"="+text(value.MapIndex(key)))
	}
	sort.Strings(texts)
	return "map[" + strings.Join(texts, ",") + "]"
}

func fields(value reflect.Value) string {
	var texts []string
	for i := 0; i < value.NumField(); i++ {
		if field := value.Field(i); !isOmitted(field) {
			texts = append(texts, value.Type().Field(i).Name+"="+text(field))
		}
	}
	return "{" + strings.Join(texts, ",") + "}"
}

// isOmitted tells whether gob leaves a field with this value out.
func isOmitted(value reflect.Value) bool {
	if moment, ok := value.Interface().(time.Time); ok {
		return moment.IsZero()
	}
	switch value.Kind() {
	case reflect.Ptr:
		return value.IsNil() || isOmitted(value.Elem())
	case reflect.Struct, reflect.Array:
		return false
	case reflect.Slice:
		return value.Len() == 0
	case reflect.Float32, reflect.Float64:
		return value.Float() == 0
	case reflect.Complex128:
		return value.Complex() == 0
	}
	return value.IsZero()
}
