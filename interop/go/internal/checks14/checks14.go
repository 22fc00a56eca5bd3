// Package checks14 tries the demo of any WebWire 1.4 server with the reference's client.
package checks14

import (
	"os"
	"time"

	"jackfield.io/interop/internal/peer14"
	"jackfield.io/interop/internal/process"
	"jackfield.io/interop/internal/verdict"
)

const checkLimit = 20 * time.Second

// Main tries everything once and prints verdicts. It returns an error when a check failed.
func Main(arguments []string) error {
	flags := process.Flags("webwire14-client")
	address := flags.String("address", "", "`host:port` of the server")
	limit := flags.Duration("limit", 3*time.Minute, "time for all checks; those left then have failed")
	only := flags.String("only", "", "try only checks whose name contains `text`")
	isReference := flags.Bool("reference", false, "the server is the reference: skip checks of its known flaws")
	if err := process.Parse(flags, arguments, address); err != nil {
		return err
	}
	report := verdict.NewReport(os.Stdout, checkLimit, *limit, *only)
	for _, check := range all(*address) {
		if why, isKnown := referenceFlaws[check.Name]; isKnown && *isReference {
			report.Skip(check.Name, why)
			continue
		}
		report.Try(check)
	}
	return report.Close()
}

// referenceFlaws names the checks that the reference's server fails, and why.
var referenceFlaws = map[string]string{
	"session-closed-is-forgotten": "the reference never deletes a closed session (specification 8.5, 17.4)",
}

func all(address string) []verdict.Check {
	var checks []verdict.Check
	for _, family := range []func(string) []verdict.Check{
		connections, requests, failures, load, signals, wire, sessions, closings,
	} {
		checks = append(checks, family(address)...)
	}
	return checks
}

// connected returns a check that has a connected client of its own.
func connected(name, address string, try func(peer *peer14.Peer) error) verdict.Check {
	return verdict.Check{Name: name, Run: func() error {
		peer, err := peer14.Connected(address)
		if err != nil {
			return err
		}
		defer peer.Close()
		return try(peer)
	}}
}

// loggedIn returns a check that has a connected client with a session of the user.
func loggedIn(name, address, uid string, try func(peer *peer14.Peer, key string) error) verdict.Check {
	return connected(name, address, func(peer *peer14.Peer) error {
		key, err := peer.Login(uid)
		if err != nil {
			return err
		}
		return try(peer, key)
	})
}
