package brpchub

import (
	"fmt"
	"os"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/process"
	"jackfield.io/interop/internal/together"
	"jackfield.io/interop/internal/verdict"
)

// CrowdMain opens a hub, prints where, waits for many plugins, asks all of them at once, and tells all to go while
// each works on a call.
func CrowdMain(arguments []string) error {
	flags := process.Flags("brpc-crowd-check")
	listen := flags.String("listen", "127.0.0.1:0", "`endpoint` to listen at: tcp://host:port or unix:/path")
	plugins := flags.Int("plugins", 100, "plugins to wait for")
	limit := flags.Duration("limit", 2*time.Minute, "time for all checks; those left then have failed")
	if err := process.ParseEndpoint(flags, arguments, listen); err != nil {
		return err
	}
	hub, err := brpc.Listen(*listen)
	if err != nil {
		return err
	}
	defer hub.Close()
	fmt.Println("ADDR", hub.Endpoint())
	crowd := make([]target, 0, *plugins)
	for len(crowd) < *plugins {
		peer, err := hub.Await(*limit)
		if err != nil {
			return err
		}
		crowd = append(crowd, target{hub, peer})
	}
	report := verdict.NewReport(os.Stdout, checkLimit, *limit, "")
	for _, check := range crowded(crowd) {
		report.Try(check)
	}
	return report.Close()
}

func crowded(crowd []target) []verdict.Check {
	return []verdict.Check{
		{Name: "broadcast-to-all", Run: func() error {
			return together.Run(len(crowd), func(number int) error { return ask(crowd[number], 20, number) })
		}},
		{Name: "shutdown-in-the-middle-of-calls", Run: func() error {
			return together.Run(len(crowd), func(number int) error { return stopped(crowd[number]) })
		}},
	}
}

// stopped tells a plugin to go while it works, and wants the answer before the end of the connection.
func stopped(target target) error {
	slow, err := running(target, 1500)
	if err != nil {
		return err
	}
	if err := target.peer.Stop("bye"); err != nil {
		return err
	}
	if err := slow(); err != nil {
		return err
	}
	return endedWell(target)
}
