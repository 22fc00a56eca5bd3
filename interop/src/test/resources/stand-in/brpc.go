// Package brpc has the names of the plugin library that a recipe's program uses, and nothing of its code: it is written
// from the protocol's specification, so that the program can be compiled and run where the library cannot be had.
package brpc

import (
	"context"
	"encoding/gob"
	"encoding/json"
	"io"
	"reflect"
	"sync"
)

type PluginInfo struct {
	Name, Version string
	Functions     map[string]Function
}

type Function struct {
	Name          string
	Input, Output *Entity
}

type Entity struct {
	Name, Type string
	Mandatory  bool
	Fields     []Entity
}

type Envelope struct {
	Seq                  uint64
	Trace, Method, Error string
	Payload              []byte
}

type Plugin struct{}

// Start introduces the receiver's methods and answers calls, until the hub says stop or the connection ends.
func (*Plugin) Start(receiver any, info *PluginInfo, connection io.ReadWriteCloser, _ any) error {
	defer connection.Close()
	methods := reflect.ValueOf(receiver)
	info.Functions = map[string]Function{}
	for number := 0; number < methods.NumMethod(); number++ {
		name := methods.Type().Method(number).Name
		info.Functions[name] = Function{Name: name}
	}
	encoder, decoder := gob.NewEncoder(connection), gob.NewDecoder(connection)
	if err := encoder.Encode(info); err != nil {
		return err
	}
	var sending sync.Mutex
	var running sync.WaitGroup
	defer running.Wait()
	for {
		var call Envelope
		if err := decoder.Decode(&call); err != nil {
			return err
		}
		if call.Method == "Shutdown" {
			return nil
		}
		running.Add(1)
		go func() {
			defer running.Done()
			answer := answerTo(methods.MethodByName(call.Method), call)
			sending.Lock()
			defer sending.Unlock()
			_ = encoder.Encode(answer)
		}()
	}
}

func answerTo(method reflect.Value, call Envelope) Envelope {
	answer := Envelope{Seq: call.Seq, Trace: call.Trace, Method: call.Method}
	if !method.IsValid() {
		answer.Error = "method not found"
		return answer
	}
	input := reflect.New(method.Type().In(1))
	if len(call.Payload) > 0 {
		if err := json.Unmarshal(call.Payload, input.Interface()); err != nil {
			answer.Error = err.Error()
			return answer
		}
	}
	results := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), input.Elem()})
	if err, failed := results[1].Interface().(error); failed {
		answer.Error = err.Error()
		return answer
	}
	payload, err := json.Marshal(results[0].Interface())
	if err != nil {
		answer.Error = err.Error()
		return answer
	}
	answer.Payload = payload
	return answer
}
