package brpchub

import (
	"errors"
	"fmt"
	"io"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/verdict"
)

func stop(target target) []verdict.Check {
	return []verdict.Check{
		{Name: "stop-finishes-calls-in-flight", Run: func() error { return stopped(target) }},
		{Name: "stop-frees-the-name", Run: func() error { return freed(target) }},
	}
}

func crash(target target) []verdict.Check {
	return []verdict.Check{
		{Name: "exit-ends-the-connection", Run: func() error {
			slow, err := running(target, 10_000)
			if err != nil {
				return err
			}
			answer, err := target.call("Exit", 3)
			var failed brpc.CallError
			if err == nil || errors.As(err, &failed) {
				return fmt.Errorf("Exit must not be answered, was %q (%v)", answer.Payload, err)
			}
			if err := slow(); err == nil {
				return fmt.Errorf("a call in flight must not be answered by a process that has ended")
			}
			_ = target.peer.Ended(callLimit)
			return freed(target)
		}},
	}
}

func terminate(target target) []verdict.Check {
	return []verdict.Check{
		{Name: "sigterm-finishes-calls-in-flight", Run: func() error {
			slow, err := running(target, 3000)
			if err != nil {
				return err
			}
			fmt.Println("TERMINATE", target.peer.Info.Name)
			if err := slow(); err != nil {
				return err
			}
			return endedWell(target)
		}},
	}
}

// running starts a slow call, and returns when the plugin has read it: a later one is answered.
func running(target target, millis int) (func() error, error) {
	slow, err := target.peer.Begin("", "Slow", millis)
	if err != nil {
		return nil, err
	}
	result := func() error {
		answer, err := slow.Wait(callLimit)
		if err != nil {
			return fmt.Errorf("the call in flight: %w", err)
		}
		return sameJSON(answer.Payload, fmt.Sprintf("slept %d ms", millis))
	}
	return result, target.answers("Ping", nil, "pong")
}

func endedWell(target target) error {
	if err := target.peer.Ended(callLimit); !errors.Is(err, io.EOF) {
		return fmt.Errorf("the plugin must close its connection, which ended with: %w", err)
	}
	return nil
}

func freed(target target) error {
	until := time.Now().Add(callLimit)
	for target.hub.Plugins()[target.peer.Info.Name] == target.peer {
		if time.Now().After(until) {
			return fmt.Errorf("%s is still registered", target.peer.Info.Name)
		}
		time.Sleep(10 * time.Millisecond)
	}
	return nil
}
