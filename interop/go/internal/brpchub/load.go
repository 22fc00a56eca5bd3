package brpchub

import (
	"fmt"

	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
)

func load(target target) []verdict.Check {
	return []verdict.Check{
		{Name: "calls-2000-in-turn", Run: func() error { return ask(target, 2000, 0) }},
		{Name: "calls-of-100-goroutines", Run: func() error {
			return together.Run(100, func(number int) error { return ask(target, 50, number) })
		}},
		{Name: "calls-overtake-a-slow-one", Run: func() error { return overtake(target) }},
		{Name: "calls-200-slow-at-once", Run: func() error {
			return together.Run(200, func(int) error { return target.answers("Slow", 100, "slept 100 ms") })
		}},
		{Name: "calls-large-at-once", Run: func() error {
			return together.Run(8, func(number int) error {
				answer, err := target.call("Blob", 1<<20)
				if err == nil && len(answer.Payload) != 1<<20+2 {
					err = fmt.Errorf("must have 1 MiB, had %d bytes", len(answer.Payload))
				}
				return err
			})
		}},
	}
}

func ask(target target, times, prefix int) error {
	for count := 0; count < times; count++ {
		text := fmt.Sprintf("%d-%d", prefix, count)
		if err := target.answers("Echo", text, text); err != nil {
			return fmt.Errorf("call %d: %w", count, err)
		}
	}
	return nil
}

// overtake needs no clock: the slow call is long enough that it ends last unless calls wait for one another.
func overtake(target target) error {
	slow, err := target.peer.Begin("", "Slow", 2000)
	if err != nil {
		return err
	}
	if err := ask(target, 20, 0); err != nil {
		return err
	}
	if _, err := slow.Wait(0); err == nil {
		return fmt.Errorf("the slow call must end last")
	}
	answer, err := slow.Wait(callLimit)
	if err != nil {
		return err
	}
	return sameJSON(answer.Payload, "slept 2000 ms")
}
