package brpcplugins

import (
	"fmt"
	"sort"
	"strings"

	"jackfield.io/interop/internal/brpc"
)

// fault is a way to misbehave once connected, before the first call; nil: say nothing at all.
type fault func(stream *brpc.Stream) error

var faults = map[string]fault{
	// Connects and never says hello.
	"silent": nil,
	// Says hello and reads nothing.
	"deaf": func(*brpc.Stream) error { return nil },
	// Answers the first call twice, and a number that no call has.
	"double": func(stream *brpc.Stream) error {
		var call brpc.Envelope
		if err := stream.Receive(&call); err != nil {
			return err
		}
		good := brpc.Envelope{Seq: call.Seq, Method: call.Method, Payload: []byte(`"once"`)}
		twice := good
		twice.Payload = []byte(`"twice"`)
		for _, answer := range []brpc.Envelope{{Seq: 1 << 40, Payload: []byte(`"stray"`)}, good, twice} {
			if err := stream.Send(answer); err != nil {
				return err
			}
		}
		return answerAll(stream)
	},
	// Dies in the middle of the answer to the first call.
	"dying": func(stream *brpc.Stream) error {
		if err := stream.Receive(&brpc.Envelope{}); err != nil {
			return err
		}
		err := stream.SendRaw([]byte{0x48, 0x7f, 0x03})
		stream.Close()
		return err
	},
	// Answers the first call with something that is not gob.
	"garbage": func(stream *brpc.Stream) error {
		if err := stream.Receive(&brpc.Envelope{}); err != nil {
			return err
		}
		return stream.SendRaw([]byte("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\nServer: none\r\nX-Filler: more than the first byte announces\r\n\r\n"))
	},
	// Answers every call with a payload that is not JSON.
	"notjson": func(stream *brpc.Stream) error {
		for {
			var call brpc.Envelope
			if err := stream.Receive(&call); err != nil {
				return err
			}
			if err := stream.Send(brpc.Envelope{Seq: call.Seq, Payload: []byte("{")}); err != nil {
				return err
			}
		}
	},
	// Never answers and never ends, not even when it is told to.
	"stuck": func(stream *brpc.Stream) error {
		for {
			if err := stream.Receive(&brpc.Envelope{}); err != nil {
				return err
			}
		}
	},
}

func answerAll(stream *brpc.Stream) error {
	for {
		var call brpc.Envelope
		if err := stream.Receive(&call); err != nil {
			return err
		}
		if err := stream.Send(brpc.Envelope{Seq: call.Seq, Method: call.Method, Payload: call.Payload}); err != nil {
			return err
		}
	}
}

// play connects a plugin that misbehaves: play FAULT NAME.
func (cast *cast) play(arguments []string) (string, error) {
	kind, name := arguments[0], arguments[1]
	misbehave, known := faults[kind]
	if !known {
		return "", fmt.Errorf("no fault %s, there are: %s", kind, strings.Join(kinds(), " "))
	}
	stream, err := brpc.Dial(cast.endpoint)
	if err != nil {
		return "", err
	}
	cast.faulty = append(cast.faulty, stream)
	if misbehave == nil {
		return "", nil
	}
	functions := map[string]brpc.Function{"Echo": {Name: "Echo"}}
	if err := stream.Send(brpc.PluginInfo{Name: name, Version: "v0", Functions: functions}); err != nil {
		return "", err
	}
	go func() { _ = misbehave(stream) }()
	return "", nil
}

func kinds() []string {
	var kinds []string
	for kind := range faults {
		kinds = append(kinds, kind)
	}
	sort.Strings(kinds)
	return kinds
}
