// Package brpcdemo is the plugin that hubs of every make are tried with.
package brpcdemo

import "time"

// Types has a field of every kind that JSON can carry.
type Types struct {
	Bool     bool             `json:"bool"`
	Int      int              `json:"int"`
	Int8     int8             `json:"int8"`
	Int16    int16            `json:"int16"`
	Int32    int32            `json:"int32"`
	Int64    int64            `json:"int64"`
	Uint     uint             `json:"uint"`
	Uint8    uint8            `json:"uint8"`
	Uint16   uint16           `json:"uint16"`
	Uint32   uint32           `json:"uint32"`
	Uint64   uint64           `json:"uint64"`
	Float32  float32          `json:"float32"`
	Float64  float64          `json:"float64"`
	String   string           `json:"string"`
	Bytes    []byte           `json:"bytes"`
	List     []string         `json:"list"`
	Array    [3]int           `json:"array"`
	Grid     [][]int          `json:"grid"`
	Map      map[string]int   `json:"map"`
	Numbers  map[int64]string `json:"numbers"`
	Points   map[string]Point `json:"points"`
	Point    Point            `json:"point"`
	Pointer  *Point           `json:"pointer,omitempty"`
	Optional *string          `json:"optional,omitempty"`
	Any      any              `json:"any"`
	Time     time.Time        `json:"time"`
	Duration time.Duration    `json:"duration"`
	Tree     *Tree            `json:"tree,omitempty"`
	Plain    string
}

// Point is a struct within others.
type Point struct {
	X int `json:"x"`
	Y int `json:"y"`
}

// Tree holds itself.
type Tree struct {
	Value int     `json:"value"`
	Kids  []*Tree `json:"kids,omitempty"`
}

// Sum is the argument of Add.
type Sum struct {
	A int64 `json:"a"`
	B int64 `json:"b"`
}

// Later is the argument of EmitLater.
type Later struct {
	Millis int64 `json:"ms"`
	Value  any   `json:"value"`
}
