// Package checks20 tries the demo of any WebWire 2.0 server on a bare WebSocket.
package checks20

import (
	"net/http"
	"os"
	"time"

	"jackfield.io/interop/internal/process"
	"jackfield.io/interop/internal/raw20"
	"jackfield.io/interop/internal/verdict"
)

const checkLimit = 20 * time.Second

// Main tries everything once and prints verdicts. It returns an error when a check failed.
func Main(arguments []string) error {
	flags := process.Flags("webwire20-raw")
	address := flags.String("address", "", "`host:port` of the server")
	path := flags.String("path", "/v2", "path at which the server speaks 2.0")
	limit := flags.Duration("limit", 3*time.Minute, "time for all checks; those left then have failed")
	only := flags.String("only", "", "try only checks whose name contains `text`")
	if err := process.Parse(flags, arguments, address); err != nil {
		return err
	}
	report := verdict.NewReport(os.Stdout, checkLimit, *limit, *only)
	chosen := target{address: *address, url: "ws://" + *address + *path}
	for _, family := range []func(target) []verdict.Check{
		handshake, requests, failures, load, signals, sessions, closings, malformed,
	} {
		for _, check := range family(chosen) {
			report.Try(check)
		}
	}
	return report.Close()
}

// target is the server that the checks try.
type target struct {
	address string
	url     string
}

func (target target) dial(headers http.Header) (*raw20.Client, error) {
	return raw20.Dial(target.url, headers)
}

// with runs a task with a client of its own.
func (target target) with(task func(client *raw20.Client) error) error {
	client, err := target.dial(nil)
	if err != nil {
		return err
	}
	defer client.Close()
	return task(client)
}

func (target target) check(name string, try func(client *raw20.Client) error) verdict.Check {
	return verdict.Check{Name: name, Run: func() error { return target.with(try) }}
}

// loggedIn returns a check that has a client with a session of the user ada.
func (target target) loggedIn(name string, try func(client *raw20.Client, key string) error) verdict.Check {
	return target.check(name, func(client *raw20.Client) error {
		key, err := client.Login("ada")
		if err != nil {
			return err
		}
		return try(client, key)
	})
}

// restored runs a task with a client of its own that has restored the session of the user ada.
func (target target) restored(key string, task func(client *raw20.Client) error) error {
	return target.with(func(client *raw20.Client) error {
		if err := client.Restore(key, "ada"); err != nil {
			return err
		}
		return task(client)
	})
}
