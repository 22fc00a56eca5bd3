package brpchub

import (
	"fmt"
	"strings"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/brpcdemo"
	"jackfield.io/interop/internal/verdict"
)

func hello(target target) []verdict.Check {
	functions := target.peer.Info.Functions
	return []verdict.Check{
		{Name: "hello-announces-every-method", Run: func() error {
			for method := range brpcdemo.Methods(nil) {
				if functions[method].Name != method {
					return fmt.Errorf("%s must be announced under its name, was %+v", method, functions[method])
				}
			}
			return nil
		}},
		{Name: "hello-has-a-version", Run: func() error {
			if target.peer.Info.Version == "" {
				return fmt.Errorf("the version is empty")
			}
			return nil
		}},
		{Name: "hello-describes-text", Run: func() error { return described(functions["Echo"].Input, "string") }},
		{Name: "hello-describes-any", Run: func() error { return described(functions["Any"].Output, "interface") }},
		{Name: "hello-describes-a-struct", Run: func() error { return sum(functions["Add"].Input) }},
		{Name: "hello-describes-no-input", Run: func() error {
			if input := functions["Ping"].Input; input != nil {
				return fmt.Errorf("Ping takes nothing, is described as %+v", *input)
			}
			return nil
		}},
		{Name: "hello-describes-every-kind", Run: func() error { return types(functions["Kinds"].Input) }},
		{Name: "hello-describes-nested", Run: func() error { return nested(functions["Kinds"].Output) }},
		{Name: "hello-describes-recursive", Run: func() error { return recursive(functions["Kinds"].Input) }},
	}
}

func described(entity *brpc.Entity, want string) error {
	if entity == nil || entity.Type != want {
		return fmt.Errorf("must be described as %s, was %+v", want, entity)
	}
	return nil
}

func sum(entity *brpc.Entity) error {
	if err := described(entity, "struct"); err != nil {
		return err
	}
	for _, name := range []string{"a", "b"} {
		field, err := field(entity, name)
		if err != nil {
			return err
		}
		if !field.Mandatory || !strings.HasPrefix(field.Type, "int") {
			return fmt.Errorf("%s must be a mandatory integer, was %+v", name, *field)
		}
	}
	return nil
}

func field(entity *brpc.Entity, name string) (*brpc.Entity, error) {
	if entity != nil {
		for number := range entity.Fields {
			if entity.Fields[number].Name == name {
				return &entity.Fields[number], nil
			}
		}
	}
	return nil, fmt.Errorf("field %s must be described, was %+v", name, entity)
}

// types looks for kinds that every make describes alike; sizes of numbers may differ.
func types(entity *brpc.Entity) error {
	for name, want := range map[string]string{
		"bool": "bool", "int8": "int", "int64": "int64", "float32": "float32", "float64": "float64", "string": "string",
		"bytes": "[]uint8", "list": "[]string", "grid": "[][]int", "map": "map[string]int", "points": "map[string]struct",
		"point": "struct", "any": "interface",
	} {
		field, err := field(entity, name)
		if err != nil {
			return err
		}
		if !strings.HasPrefix(field.Type, want) {
			return fmt.Errorf("%s must be described as %s, was %s", name, want, field.Type)
		}
	}
	return nil
}

func nested(entity *brpc.Entity) error {
	for _, name := range []string{"point", "points"} {
		outer, err := field(entity, name)
		if err != nil {
			return err
		}
		if _, err := field(outer, "x"); err != nil {
			return err
		}
	}
	return nil
}

func recursive(entity *brpc.Entity) error {
	tree, err := field(entity, "tree")
	if err != nil {
		return err
	}
	kids, err := field(tree, "kids")
	if err != nil {
		return err
	}
	return described(kids, "[]struct")
}
