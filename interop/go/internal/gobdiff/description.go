package gobdiff

import (
	"encoding/gob"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Tree contains itself in every way that Go allows.
type Tree struct {
	Value int
	Left  *Tree
	Kids  []Tree
	Named map[string]Tree
}

var known = map[string]reflect.Type{
	"bool":       reflect.TypeOf(false),
	"int8":       reflect.TypeOf(int8(0)),
	"int16":      reflect.TypeOf(int16(0)),
	"int32":      reflect.TypeOf(int32(0)),
	"int64":      reflect.TypeOf(int64(0)),
	"uint8":      reflect.TypeOf(uint8(0)),
	"uint16":     reflect.TypeOf(uint16(0)),
	"uint32":     reflect.TypeOf(uint32(0)),
	"uint64":     reflect.TypeOf(uint64(0)),
	"float32":    reflect.TypeOf(float32(0)),
	"float64":    reflect.TypeOf(float64(0)),
	"complex128": reflect.TypeOf(complex128(0)),
	"string":     reflect.TypeOf(""),
	"bytes":      reflect.TypeOf([]byte(nil)),
	"time":       reflect.TypeOf(time.Time{}),
	"any":        reflect.TypeOf((*any)(nil)).Elem(),
	"Tree":       reflect.TypeOf(Tree{}),
}

var names = map[reflect.Type]string{}

// register makes types known for interface values; each is given as name=type.
func register(described []string) error {
	for _, each := range described {
		name, description, _ := strings.Cut(each, "=")
		kind, err := parse(description)
		if err != nil {
			return err
		}
		if names[kind] == "" {
			gob.RegisterName(name, reflect.Zero(kind).Interface())
			names[kind] = name
		}
	}
	return nil
}

// parse makes a type of its description: a name of known, *T, []T, [N]T, map[K]V or {Name:T;…}.
func parse(description string) (reflect.Type, error) {
	kind, rest, err := one(description)
	if err == nil && rest != "" {
		err = fmt.Errorf("%q is too much", rest)
	}
	return kind, err
}

func one(description string) (reflect.Type, string, error) {
	switch {
	case strings.HasPrefix(description, "*"):
		return made(description[1:], reflect.PtrTo)
	case strings.HasPrefix(description, "[]"):
		return made(description[2:], reflect.SliceOf)
	case strings.HasPrefix(description, "["):
		digits, rest, _ := strings.Cut(description[1:], "]")
		length, err := strconv.Atoi(digits)
		if err != nil {
			return nil, "", err
		}
		return made(rest, func(element reflect.Type) reflect.Type { return reflect.ArrayOf(length, element) })
	case strings.HasPrefix(description, "map["):
		key, rest, err := one(description[len("map["):])
		if err != nil {
			return nil, "", err
		}
		return made(strings.TrimPrefix(rest, "]"), func(element reflect.Type) reflect.Type { return reflect.MapOf(key, element) })
	case strings.HasPrefix(description, "{"):
		return structure(description[1:])
	}
	end := strings.IndexAny(description, ";]}")
	if end < 0 {
		end = len(description)
	}
	if kind, ok := known[description[:end]]; ok {
		return kind, description[end:], nil
	}
	return nil, "", fmt.Errorf("unknown type %q", description[:end])
}

func made(description string, of func(reflect.Type) reflect.Type) (reflect.Type, string, error) {
	element, rest, err := one(description)
	if err != nil {
		return nil, "", err
	}
	return of(element), rest, nil
}

func structure(description string) (reflect.Type, string, error) {
	var fields []reflect.StructField
	for !strings.HasPrefix(description, "}") {
		name, rest, _ := strings.Cut(description, ":")
		kind, rest, err := one(rest)
		if err != nil {
			return nil, "", err
		}
		fields = append(fields, reflect.StructField{Name: name, Type: kind})
		description = strings.TrimPrefix(rest, ";")
	}
	return reflect.StructOf(fields), description[1:], nil
}
