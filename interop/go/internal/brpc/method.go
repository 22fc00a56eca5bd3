package brpc

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// Method is something of a plugin that a hub can call.
type Method struct {
	input  *Entity
	output *Entity
	run    func(trace string, payload []byte) (any, error)
}

// Of makes a method of a function. Its argument is decoded from JSON, its result encoded; without a payload
// the argument is the zero value.
func Of[Input, Output any](function func(trace string, input Input) (Output, error)) Method {
	return Method{
		input:  Describe(reflect.TypeOf((*Input)(nil)).Elem()),
		output: Describe(reflect.TypeOf((*Output)(nil)).Elem()),
		run: func(trace string, payload []byte) (any, error) {
			var input Input
			if len(payload) > 0 {
				if err := json.Unmarshal(payload, &input); err != nil {
					return nil, err
				}
			}
			return function(trace, input)
		},
	}
}

func (plugin *Plugin) run(call Envelope) (payload []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	method, exists := plugin.methods[call.Method]
	if !exists {
		return nil, errors.New(TextNotFound)
	}
	result, err := method.run(call.Trace, call.Payload)
	if err != nil {
		return nil, err
	}
	return json.Marshal(result)
}
