package brpchub

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"jackfield.io/interop/internal/brpcdemo"
	"jackfield.io/interop/internal/verdict"
)

func values(target target) []verdict.Check {
	checks := []verdict.Check{
		target.check("echo-empty", "Echo", "", ""),
		target.check("echo-escapes", "Echo", "<a> & \"b\" \\ \n \u2028 \x01", "<a> & \"b\" \\ \n \u2028 \x01"),
		target.check("echo-beyond-the-basic-plane", "Echo", "ї 日本 😀", "ї 日本 😀"),
		{Name: "echo-without-payload", Run: func() error {
			// Text that is missing is "" in Go, and null elsewhere.
			if err := target.answers("Echo", nil, ""); err != nil {
				return target.answers("Echo", nil, nil)
			}
			return nil
		}},
		target.check("add", "Add", brpcdemo.Sum{A: 40, B: 2}, 42),
		target.check("add-large", "Add", brpcdemo.Sum{A: math.MaxInt32, B: math.MaxInt32}, int64(2*math.MaxInt32)),
		target.check("add-other-case-and-unknown", "Add", map[string]any{"A": 1, "b": 2, "zz": []int{1}}, 3),
		target.check("ping", "Ping", nil, "pong"),
		target.check("nothing", "Nothing", "ignored", struct{}{}),
		{Name: "null", Run: func() error {
			answer, err := target.call("Null", nil)
			if err == nil && len(answer.Payload) > 0 && string(answer.Payload) != "null" {
				err = fmt.Errorf("must be null, was %q", answer.Payload)
			}
			return err
		}},
		{Name: "trace", Run: func() error { return traces(target) }},
	}
	for _, method := range []string{"Types", "Kinds"} {
		for name, value := range map[string]brpcdemo.Types{
			"every-kind": full(), "zero": {Time: time.Unix(0, 0).UTC()}, "deep-tree": deep(40),
		} {
			method, value := method, value
			checks = append(checks, verdict.Check{Name: strings.ToLower(method) + "-" + name, Run: func() error {
				return sameTypes(target, method, value)
			}})
		}
	}
	for name, value := range map[string]any{
		"null": nil, "true": true, "integer": 7, "negative": -1, "fraction": 0.25, "large": 1e20, "text": "any",
		"list": []any{1, "two", nil, []int{}}, "object": map[string]any{"k": map[string]any{"deep": []any{true}}},
		"empty-object": map[string]any{}, "bytes": []byte{0, 255},
	} {
		checks = append(checks, target.check("any-"+name, "Any", value, value))
	}
	return checks
}

// sameTypes compares Go values, not JSON: a time or a fraction may be written in other ways.
func sameTypes(target target, method string, want brpcdemo.Types) error {
	answer, err := target.call(method, want)
	if err != nil {
		return err
	}
	var seen brpcdemo.Types
	if err := json.Unmarshal(answer.Payload, &seen); err != nil {
		return fmt.Errorf("%s: %w", short(answer.Payload), err)
	}
	if !seen.Time.Equal(want.Time) {
		return fmt.Errorf("time must be %s, was %s", want.Time, seen.Time)
	}
	seen.Time = want.Time
	if !reflect.DeepEqual(seen, want) {
		return fmt.Errorf("sent %+v, came back %+v", want, seen)
	}
	return nil
}

func full() brpcdemo.Types {
	optional := ""
	return brpcdemo.Types{
		Bool: true, Int: math.MinInt32, Int8: math.MinInt8, Int16: math.MaxInt16, Int32: math.MinInt32, Int64: math.MinInt64,
		Uint: math.MaxUint32, Uint8: math.MaxUint8, Uint16: math.MaxUint16, Uint32: math.MaxUint32, Uint64: math.MaxUint64,
		Float32: 0.1, Float64: math.SmallestNonzeroFloat64, String: "ї\u0000😀", Bytes: []byte{0, 1, 254, 255},
		List: []string{"", "b"}, Array: [3]int{1, 0, -1}, Grid: [][]int{{1}, {}, {2, 3}},
		Map: map[string]int{"": 0, "k": -1}, Numbers: map[int64]string{-5: "minus", 7: ""},
		Points: map[string]brpcdemo.Point{"p": {X: 1, Y: -1}}, Point: brpcdemo.Point{X: 3}, Pointer: &brpcdemo.Point{},
		Optional: &optional, Any: map[string]any{"a": []any{1.5, nil, "x"}},
		Time: time.Date(2026, 2, 28, 23, 59, 59, 123456789, time.UTC), Duration: 90*time.Minute + 1,
		Tree:  &brpcdemo.Tree{Value: 1, Kids: []*brpcdemo.Tree{{Value: 2, Kids: []*brpcdemo.Tree{{Value: 3}}}, {Value: 4}}},
		Plain: "plain",
	}
}

func deep(levels int) brpcdemo.Types {
	tree := &brpcdemo.Tree{}
	for level := 1; level < levels; level++ {
		tree = &brpcdemo.Tree{Value: level, Kids: []*brpcdemo.Tree{tree}}
	}
	return brpcdemo.Types{Time: time.Unix(1, 0).UTC(), Tree: tree}
}

func traces(target target) error {
	for _, trace := range []string{"", "t-1", "слід 😀"} {
		answer, err := target.peer.Call(trace, "Trace", nil, callLimit)
		if err != nil {
			return err
		}
		if answer.Trace != trace || answer.Method != "Trace" {
			return fmt.Errorf("trace and method must be copied, were %q and %q", answer.Trace, answer.Method)
		}
		if err := sameJSON(answer.Payload, trace); err != nil {
			return err
		}
	}
	return nil
}
