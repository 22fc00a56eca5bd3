// Command interop holds the Go ends of the interoperability proof and of the benchmarks: peers made of the
// unmodified WebWire 1.4 reference, ends on a bare WebSocket for 2.0, a hub and plugins on Go's own encoding/gob,
// and for comparison a host and plugin on HashiCorp's go-plugin.
//
// Each subcommand uses the loopback interface only, ends by itself after --limit, and exits with 0 when
// all was well, 1 when something failed and 2 when it was called wrongly.
package main

import (
	"errors"
	"fmt"
	"os"

	"jackfield.io/interop/internal/bench"
	"jackfield.io/interop/internal/benchhub"
	"jackfield.io/interop/internal/brpcdemo"
	"jackfield.io/interop/internal/brpchub"
	"jackfield.io/interop/internal/brpcplugins"
	"jackfield.io/interop/internal/checks14"
	"jackfield.io/interop/internal/checks20"
	"jackfield.io/interop/internal/demo"
	"jackfield.io/interop/internal/demo20"
	"jackfield.io/interop/internal/gobdiff"
	"jackfield.io/interop/internal/process"
	"jackfield.io/interop/internal/shutdown14"
)

type command struct {
	name    string
	summary string
	run     func(arguments []string) error
}

func commands() []command {
	return []command{
		{"webwire14-server", "serves the demo with the reference's 1.4 server", demo.Serve},
		{"webwire14-client", "tries the demo of any 1.4 server with the reference's client", checks14.Main},
		{"webwire14-shutdown", "keeps requests running while a 1.4 server shuts down", shutdown14.Main},
		{"webwire20-raw", "tries the demo of any 2.0 server on a bare WebSocket", checks20.Main},
		{"webwire20-raw-server", "serves the demo in 2.0 on a bare WebSocket", demo20.Serve},
		{"gob-differential", "decodes gob from standard input with encoding/gob and encodes it again", gobdiff.Main},
		{"brpc-plugin", "a plugin with the methods of the demo, for a hub of any make", brpcdemo.Main},
		{"brpc-hub-check", "tries the demo of plugins of any make from a hub", brpchub.Main},
		{"brpc-crowd-check", "asks many plugins of any make at once from a hub, then stops them", brpchub.CrowdMain},
		{"brpc-plugin-check", "plays good and bad plugins, as standard input says, for a hub of any make", brpcplugins.Main},
		{"bench-webwire14-server", "echoes every request with the reference's 1.4 server, without sessions", bench.WebWire},
		{"bench-gorilla-echo", "echoes every WebSocket message", bench.Gorilla},
		{"bench-brpc-hub", "a hub on encoding/gob that calls its plugins as standard input says", benchhub.Hub},
		{"bench-brpc-plugin", "plugins that echo, for a hub of any make", benchhub.Plugins},
		{"bench-grpc-host", "starts a plugin as go-plugin does and calls it as standard input says", benchhub.GRPCHost},
		{benchhub.GRPCPluginCommand, "the plugin that bench-grpc-host starts", benchhub.GRPCPlugin},
	}
}

func main() {
	if len(os.Args) > 1 {
		for _, candidate := range commands() {
			if candidate.name == os.Args[1] {
				os.Exit(status(candidate.run(os.Args[2:])))
			}
		}
	}
	fmt.Fprintln(os.Stderr, "usage: interop COMMAND [--option=value ...]; --help after a command lists its options")
	for _, known := range commands() {
		fmt.Fprintf(os.Stderr, "  %-24s %s\n", known.name, known.summary)
	}
	os.Exit(2)
}

func status(err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(os.Stderr, "interop:", err)
	var wrongCall process.UsageError
	if errors.As(err, &wrongCall) {
		return 2
	}
	return 1
}
