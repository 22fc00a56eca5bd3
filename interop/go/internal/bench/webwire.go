package bench

import (
	"context"
	"log"
	"net/http"
	"os"

	webwire "github.com/qbeon/webwire-go"

	"jackfield.io/interop/internal/process"
)

// WebWire echoes every request with the reference's 1.4 server, without sessions, until SIGTERM.
func WebWire(arguments []string) error {
	chosen, err := parse("bench-webwire14-server", arguments)
	if err != nil {
		return err
	}
	server, err := webwire.NewServer(echoHooks{}, webwire.ServerOptions{
		Address:  chosen.listen,
		Sessions: webwire.Disabled,
		WarnLog:  log.New(os.Stderr, "warning: ", log.LstdFlags),
		ErrorLog: log.New(os.Stderr, "error: ", log.LstdFlags),
	})
	if err != nil {
		return err
	}
	process.PrintAddress(server.Addr())
	served := make(chan error, 1)
	go func() { served <- server.Run() }()
	return process.AwaitEnd(served, chosen.limit)
}

// echoHooks answers requests with their payload and ignores everything else.
type echoHooks struct{}

func (echoHooks) OnOptions(http.ResponseWriter)                               {}
func (echoHooks) BeforeUpgrade(http.ResponseWriter, *http.Request) bool       { return true }
func (echoHooks) OnClientConnected(*webwire.Client)                           {}
func (echoHooks) OnClientDisconnected(*webwire.Client)                        {}
func (echoHooks) OnSignal(context.Context, *webwire.Client, *webwire.Message) {}
func (echoHooks) OnRequest(_ context.Context, _ *webwire.Client, message *webwire.Message) (webwire.Payload, error) {
	return message.Payload, nil
}
