// Package brpchub tries plugins of any make that offer the methods of the demo, from a hub on Go's own
// encoding/gob and encoding/json.
package brpchub

import (
	"fmt"
	"os"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/process"
	"jackfield.io/interop/internal/verdict"
)

const (
	checkLimit = 25 * time.Second
	callLimit  = 15 * time.Second
)

// Main opens a hub, prints where, waits for plugins and prints verdicts. The first plugin that comes is tried and
// then stopped; a second one is told to exit, and a third one has a call running while the starter of this
// program ends it with SIGTERM.
func Main(arguments []string) error {
	flags := process.Flags("brpc-hub-check")
	listen := flags.String("listen", "127.0.0.1:0", "`endpoint` to listen at: tcp://host:port or unix:/path")
	plugins := flags.Int("plugins", 1, "plugins to wait for, 1 to 3")
	limit := flags.Duration("limit", 3*time.Minute, "time for all checks; those left then have failed")
	only := flags.String("only", "", "try only checks whose name contains `text`")
	if err := process.ParseEndpoint(flags, arguments, listen); err != nil {
		return err
	}
	hub, err := brpc.Listen(*listen)
	if err != nil {
		return err
	}
	defer hub.Close()
	fmt.Println("ADDR", hub.Endpoint())
	peers := make([]target, 0, *plugins)
	for len(peers) < *plugins {
		peer, err := hub.Await(*limit)
		if err != nil {
			return err
		}
		peers = append(peers, target{hub, peer})
	}
	report := verdict.NewReport(os.Stdout, checkLimit, *limit, *only)
	try(report, peers[0], hello, values, failures, payloads, async, load, stop)
	if len(peers) > 1 {
		try(report, peers[1], crash)
	}
	if len(peers) > 2 {
		try(report, peers[2], terminate)
	}
	return report.Close()
}

func try(report *verdict.Report, target target, families ...func(target) []verdict.Check) {
	for _, family := range families {
		for _, check := range family(target) {
			report.Try(check)
		}
	}
}
