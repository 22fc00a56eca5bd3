package brpc

import (
	"reflect"
	"testing"
)

type chain struct {
	Value int               `json:"v"`
	Next  *chain            `json:"next,omitempty"`
	Names map[string]uint8  `json:"names"`
	None  struct{}          `json:"none"`
	Lists [2][]byte         `json:"lists"`
	More  map[int16][]chain `json:"more"`
	own   int
}

func TestDescriptionsOfRecursiveTypesEnd(t *testing.T) {
	want := &Entity{Type: "struct", Fields: []Entity{
		{Name: "v", Type: "int", Mandatory: true},
		{Name: "next", Type: "struct"},
		{Name: "names", Type: "map[string]uint8", Mandatory: true},
		{Name: "lists", Type: "[][]uint8", Mandatory: true},
		{Name: "more", Type: "map[int16][]struct", Mandatory: true},
	}}
	if seen := Describe(reflect.TypeOf(chain{own: 1})); !reflect.DeepEqual(seen, want) {
		t.Errorf("expected %+v, was %+v", want, seen)
	}
	if seen := Describe(reflect.TypeOf(struct{}{})); seen != nil {
		t.Errorf("nothing has no description, was %+v", *seen)
	}
}
