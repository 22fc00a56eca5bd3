package brpcdemo

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"jackfield.io/interop/internal/brpc"
	"jackfield.io/interop/internal/process"
)

// Main connects the plugin to a hub, prints where, and answers calls until the hub says stop, the connection
// ends, or SIGTERM: then calls that run are finished first. It returns an error when it was refused or lost.
func Main(arguments []string) error {
	flags := process.Flags("brpc-plugin")
	dial := flags.String("dial", "", "`endpoint` of the hub: tcp://host:port or unix:/path")
	name := flags.String("name", "demo", "name to take")
	version := flags.String("version", "v1.0.0", "version to tell")
	limit := flags.Duration("limit", process.DefaultLimit, "end after this time in any case")
	if err := process.ParseEndpoint(flags, arguments, dial); err != nil {
		return err
	}
	plugin, err := Connect(*dial, *name, *version)
	if err != nil {
		return err
	}
	fmt.Println("ADDR", *dial)
	ended := make(chan brpc.Outcome, 1)
	go func() { ended <- plugin.Run() }()
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, os.Interrupt)
	select {
	case outcome := <-ended:
		return check(outcome)
	case <-told:
		plugin.Leave()
		return check(<-ended)
	case <-time.After(*limit):
		return fmt.Errorf("nobody stopped this plugin within %s (--limit)", *limit)
	}
}

// Connect connects one such plugin; its Run answers the calls.
func Connect(endpoint, name, version string) (*brpc.Plugin, error) {
	connected := make(chan *brpc.Plugin, 1)
	plugin, err := brpc.Connect(endpoint, name, version, Methods(func(value any) error {
		plugin := <-connected
		connected <- plugin
		return plugin.Emit(value)
	}))
	if err == nil {
		connected <- plugin
	}
	return plugin, err
}

func check(outcome brpc.Outcome) error {
	switch outcome.Kind {
	case "refused", "lost":
		return fmt.Errorf("%s: %s", outcome.Kind, outcome.Text)
	default:
		return nil
	}
}
