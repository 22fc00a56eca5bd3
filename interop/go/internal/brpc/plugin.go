package brpc

import (
	"encoding/json"
	"errors"
	"io"
	"sync"
)

// Plugin is a plugin that is connected to a hub. Run answers calls until it ends.
type Plugin struct {
	stream  *Stream
	methods map[string]Method
	calls   sync.WaitGroup
	mutex   sync.Mutex
	leaving bool
}

// Outcome says how the connection of a plugin ended.
type Outcome struct {
	// Kind is "stopped" by the hub, "refused" by it, "left" by Leave, "closed" without a word, or "lost".
	Kind string
	// Text is the hub's refusal, or what went wrong.
	Text string
}

// Connect dials a hub and sends the hello, with the descriptions of the methods.
func Connect(endpoint, name, version string, methods map[string]Method) (*Plugin, error) {
	stream, err := Dial(endpoint)
	if err != nil {
		return nil, err
	}
	info := PluginInfo{Name: name, Version: version, Functions: map[string]Function{}}
	for method, callable := range methods {
		info.Functions[method] = Function{Name: method, Input: callable.input, Output: callable.output}
	}
	if err := stream.Send(info); err != nil {
		stream.Close()
		return nil, err
	}
	return &Plugin{stream: stream, methods: methods}, nil
}

// Run answers calls, each on a goroutine of its own, until the hub says stop, Leave is called or the
// connection ends. Then it waits for the methods that run, sends their answers and closes the connection.
func (plugin *Plugin) Run() Outcome {
	outcome := plugin.receive()
	// Closing with input unread would send a reset, which can destroy answers on their way.
	go plugin.discard()
	plugin.calls.Wait()
	plugin.stream.Close()
	return outcome
}

func (plugin *Plugin) discard() {
	for plugin.stream.Receive(&Envelope{}) == nil {
	}
}

// Emit sends an asynchronous value; nil is left out.
func (plugin *Plugin) Emit(value any) error {
	if value == nil {
		return nil
	}
	payload, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return plugin.stream.Send(Envelope{Method: MethodAsync, Payload: payload})
}

// Leave ends the plugin from its own side: calls that run are finished and answered, others are dropped.
func (plugin *Plugin) Leave() {
	plugin.mutex.Lock()
	plugin.leaving = true
	plugin.mutex.Unlock()
	plugin.calls.Wait()
	plugin.stream.Close()
}

// Stream gives access to the connection, for plugins that misbehave.
func (plugin *Plugin) Stream() *Stream {
	return plugin.stream
}

func (plugin *Plugin) receive() Outcome {
	for {
		var envelope Envelope
		err := plugin.stream.Receive(&envelope)
		switch {
		case err != nil && plugin.isLeaving():
			return Outcome{Kind: "left"}
		case errors.Is(err, io.EOF):
			return Outcome{Kind: "closed"}
		case err != nil:
			return Outcome{Kind: "lost", Text: err.Error()}
		case envelope.Method == MethodShutdown && envelope.Error != "":
			return Outcome{Kind: "refused", Text: envelope.Error}
		case envelope.Method == MethodShutdown:
			return Outcome{Kind: "stopped"}
		}
		plugin.start(envelope)
	}
}

func (plugin *Plugin) isLeaving() bool {
	plugin.mutex.Lock()
	defer plugin.mutex.Unlock()
	return plugin.leaving
}

func (plugin *Plugin) start(call Envelope) {
	plugin.mutex.Lock()
	defer plugin.mutex.Unlock()
	if plugin.leaving {
		return
	}
	plugin.calls.Add(1)
	go func() {
		defer plugin.calls.Done()
		answer := Envelope{Seq: call.Seq, Trace: call.Trace, Method: call.Method}
		payload, err := plugin.run(call)
		if err != nil {
			answer.Error = err.Error()
		} else {
			answer.Payload = payload
		}
		// Without a connection there is nobody to tell.
		_ = plugin.stream.Send(answer)
	}()
}
