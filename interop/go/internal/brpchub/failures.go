package brpchub

import (
	"fmt"
	"strings"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/verdict"
)

func failures(target target) []verdict.Check {
	is := func(want string) func(string) bool { return func(text string) bool { return text == want } }
	some := func(text string) bool { return text != "" }
	notFound := func(method string) func() error {
		return func() error { return target.fails(method, "x", is(brpc.TextNotFound)) }
	}
	return []verdict.Check{
		{Name: "fail-text", Run: func() error { return target.fails("Fail", "no such thing", is("no such thing")) }},
		{Name: "fail-text-beyond-ascii", Run: func() error { return target.fails("Fail", "нет 😀", is("нет 😀")) }},
		{Name: "fail-carries-no-payload", Run: func() error {
			answer, err := target.call("Fail", "why")
			if err == nil || len(answer.Payload) > 0 {
				return fmt.Errorf("must fail without a payload, had %q", answer.Payload)
			}
			return nil
		}},
		{Name: "panic-is-told", Run: func() error {
			return target.fails("Panic", "boom", func(text string) bool {
				return strings.HasPrefix(text, "panic: ") && strings.Contains(text, "boom")
			})
		}},
		target.check("alive-after-panic", "Ping", nil, "pong"),
		{Name: "method-not-found", Run: notFound("Nope")},
		{Name: "method-not-found-in-another-case", Run: notFound("echo")},
		{Name: "method-not-found-without-name", Run: notFound("")},
		{Name: "argument-of-another-type", Run: func() error { return target.fails("Echo", map[string]any{"a": 1}, some) }},
		{Name: "argument-list-for-a-struct", Run: func() error { return target.fails("Add", []int{1, 2}, some) }},
		{Name: "argument-text-for-a-number", Run: func() error { return target.fails("Slow", "soon", some) }},
		target.check("alive-after-failures", "Echo", "still here", "still here"),
	}
}
