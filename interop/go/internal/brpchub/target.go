package brpchub

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/verdict"
)

// target is the plugin that the checks try.
type target struct {
	hub  *brpc.Hub
	peer *brpc.Peer
}

func (target target) call(method string, argument any) (brpc.Envelope, error) {
	return target.peer.Call("", method, argument, callLimit)
}

// answers calls a method and fails unless its result is want, both as JSON.
func (target target) answers(method string, argument, want any) error {
	answer, err := target.call(method, argument)
	if err != nil {
		return err
	}
	return sameJSON(answer.Payload, want)
}

// fails calls a method and fails unless the plugin answers with a failure that is accepted.
func (target target) fails(method string, argument any, accepts func(text string) bool) error {
	answer, err := target.call(method, argument)
	var failed brpc.CallError
	if !errors.As(err, &failed) {
		return fmt.Errorf("%s must fail, answered %q (%v)", method, answer.Payload, err)
	}
	if !accepts(failed.Text) {
		return fmt.Errorf("%s failed with another text: %q", method, failed.Text)
	}
	return nil
}

// check makes a check of one call and its result.
func (target target) check(name, method string, argument, want any) verdict.Check {
	return verdict.Check{Name: name, Run: func() error { return target.answers(method, argument, want) }}
}

func sameJSON(payload []byte, want any) error {
	encoded, err := json.Marshal(want)
	if err != nil {
		return err
	}
	var seen, expected any
	if err := json.Unmarshal(payload, &seen); err != nil {
		return fmt.Errorf("payload %q: %w", payload, err)
	}
	if err := json.Unmarshal(encoded, &expected); err != nil {
		return err
	}
	if !reflect.DeepEqual(seen, expected) {
		return fmt.Errorf("expected %s, was %s", short(encoded), short(payload))
	}
	return nil
}

func short(text []byte) string {
	if len(text) > 200 {
		return fmt.Sprintf("%s… (%d bytes)", text[:200], len(text))
	}
	return string(text)
}
