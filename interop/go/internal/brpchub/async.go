package brpchub

import (
	"fmt"
	"time"

	"jackfield.io/interop/internal/verdict"
)

const flood = 10_000

func async(target target) []verdict.Check {
	return []verdict.Check{
		{Name: "async-in-order", Run: func() error {
			values := []any{"text", 7, []any{1.5}, map[string]any{"k": true}, false, ""}
			return emits(target, values, values)
		}},
		{Name: "async-null-is-skipped", Run: func() error {
			return emits(target, []any{nil, "a", nil, "b"}, []any{"a", "b"})
		}},
		{Name: "async-none", Run: func() error { return emits(target, []any{}, nil) }},
		{Name: "async-later", Run: func() error {
			if err := target.answers("EmitLater", map[string]any{"ms": 50, "value": "late"}, "scheduled"); err != nil {
				return err
			}
			return next(target, "late")
		}},
		{Name: fmt.Sprintf("async-flood-of-%d", flood), Run: func() error {
			values := make([]any, flood)
			for number := range values {
				values[number] = number
			}
			return emits(target, values, values)
		}},
		{Name: "async-among-calls", Run: func() error {
			for round := 0; round < 100; round++ {
				if err := target.answers("Emit", []any{round}, 1); err != nil {
					return err
				}
				if err := target.answers("Echo", "between", "between"); err != nil {
					return err
				}
			}
			for round := 0; round < 100; round++ {
				if err := next(target, round); err != nil {
					return err
				}
			}
			return nil
		}},
	}
}

// emits lets the plugin send values and expects some of them, in this order.
func emits(target target, values, want []any) error {
	answer, err := target.call("Emit", values)
	if err != nil {
		return err
	}
	// Whether values that are skipped count is not said.
	if sameJSON(answer.Payload, len(values)) != nil && sameJSON(answer.Payload, len(want)) != nil {
		return fmt.Errorf("must answer with the count, was %s", answer.Payload)
	}
	for number, value := range want {
		if err := next(target, value); err != nil {
			return fmt.Errorf("value %d: %w", number, err)
		}
	}
	return nothingMore(target)
}

func next(target target, want any) error {
	select {
	case payload, open := <-target.peer.Async:
		if !open {
			return fmt.Errorf("the connection ended")
		}
		return sameJSON(payload, want)
	case <-time.After(callLimit):
		return fmt.Errorf("no asynchronous value within %s", callLimit)
	}
}

func nothingMore(target target) error {
	if lost := target.peer.Lost.Load(); lost > 0 {
		return fmt.Errorf("%d values too many", lost)
	}
	// What was sent before the answer of a call has arrived with it.
	if err := target.answers("Ping", nil, "pong"); err != nil {
		return err
	}
	select {
	case payload := <-target.peer.Async:
		return fmt.Errorf("nothing more was to come, was %s", short(payload))
	default:
		return nil
	}
}
