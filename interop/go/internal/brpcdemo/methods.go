package brpcdemo

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"jackfield.io/interop/internal/brpc"
)

// Bounds keep a call from costing more than a test may.
const (
	longestSleep = 30 * time.Second
	longestBlob  = 1 << 25
)

type nothing struct{}

// Methods returns what the plugin offers. emit sends an asynchronous value.
func Methods(emit func(value any) error) map[string]brpc.Method {
	methods := map[string]brpc.Method{
		"Echo":    brpc.Of(func(_ string, text string) (string, error) { return text, nil }),
		"Any":     brpc.Of(func(_ string, value any) (any, error) { return value, nil }),
		"Add":     brpc.Of(func(_ string, sum Sum) (int64, error) { return sum.A + sum.B, nil }),
		"Fail":    brpc.Of(func(_ string, text string) (string, error) { return "", errors.New(text) }),
		"Panic":   brpc.Of(func(_ string, text string) (string, error) { panic(text) }),
		"Slow":    brpc.Of(slow),
		"Types":   brpc.Of(func(_ string, types Types) (Types, error) { return types, nil }),
		"Kinds":   brpc.Of(func(_ string, types Types) (Types, error) { return types, nil }),
		"Ping":    brpc.Of(func(string, nothing) (string, error) { return "pong", nil }),
		"Nothing": brpc.Of(func(string, string) (nothing, error) { return nothing{}, nil }),
		"Null":    brpc.Of(func(string, nothing) (*string, error) { return nil, nil }),
		"Blob":    brpc.Of(blob),
		"Trace":   brpc.Of(func(trace string, _ nothing) (string, error) { return trace, nil }),
		"Exit":    brpc.Of(exit),
	}
	methods["Emit"] = brpc.Of(func(_ string, values []any) (int, error) {
		for _, value := range values {
			if err := emit(value); err != nil {
				return 0, err
			}
		}
		return len(values), nil
	})
	methods["EmitLater"] = brpc.Of(func(_ string, later Later) (string, error) {
		time.AfterFunc(atMost(later.Millis), func() { _ = emit(later.Value) })
		return "scheduled", nil
	})
	return methods
}

func slow(_ string, millis int64) (string, error) {
	time.Sleep(atMost(millis))
	return fmt.Sprintf("slept %d ms", millis), nil
}

func atMost(millis int64) time.Duration {
	if wanted := time.Duration(millis) * time.Millisecond; wanted < longestSleep {
		return wanted
	}
	return longestSleep
}

func blob(_ string, length int) (string, error) {
	if length < 0 || length > longestBlob {
		return "", fmt.Errorf("length must be 0 to %d, was %d", longestBlob, length)
	}
	return strings.Repeat("x", length), nil
}

func exit(_ string, code int) (string, error) {
	os.Exit(code)
	return "", nil
}
